import pytest

from hiroba.files.store import FileStore


@pytest.fixture
def store(tmp_path):
    store = FileStore(tmp_path / "store")
    yield store
    store.close()
