"""The store of a process for files that are made outside of any app: by a helper function, a test, or an app that is called like a function."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from hiroba.files.folders import user_name
from hiroba.files.store import Entry, FileStore
from hiroba.wire.values import FileData

__all__ = ["LocalStore", "local_store"]


class LocalStore(FileStore):
    """A store whose files are named by where they lie, because there is no server to fetch them from."""

    def find(self, token: str) -> Entry:
        """Return the file at a local path, or the one that a token names.

        Raises:
            UnknownFileError: The store has none there.
        """
        return self.entry_at(token) or super().find(token)

    @staticmethod
    def _to_wire(entry: Entry) -> FileData:
        return FileData(path=str(entry.path), size=entry.size, orig_name=entry.name, mime_type=entry.mime_type)


@cache
def local_store() -> LocalStore:
    """Return the store of this process. A later process removes what it kept."""
    return LocalStore(Path(tempfile.gettempdir()) / f"hiroba-calls-{user_name()}")
