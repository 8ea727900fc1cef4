"""A file store as the current one, as while an app is served."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hiroba.files.context import set_owner, set_store
from hiroba.files.store import FileStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FileStore]:
    store = FileStore(tmp_path / "store")
    tokens = [set_store(store), set_owner(None)]
    yield store
    for token in tokens:
        token.var.reset(token)
    store.close()
