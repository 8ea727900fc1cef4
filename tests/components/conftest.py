import pytest

from hiroba.files.context import set_store
from hiroba.files.store import FileStore


@pytest.fixture
def store(tmp_path):
    """The store in which components keep files."""
    store = FileStore(tmp_path / "store")
    token = set_store(store)
    yield store
    token.var.reset(token)
    store.close()
