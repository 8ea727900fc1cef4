"""`FileGate`: the one way by which files of the machine become files that a browser may fetch."""

from __future__ import annotations

from pathlib import Path

from hiroba.files.access import AccessRules
from hiroba.files.store import FileStore
from hiroba.wire.values import FileData

__all__ = ["FileGate"]


class FileGate:
    """A store, and the rules by which files enter it.

    Attributes:
        store: Where files are kept.
        rules: Which paths a function may give out.
    """

    def __init__(self, store: FileStore, rules: AccessRules) -> None:
        self.store = store
        self.rules = rules

    def take(self, file: FileData, owner: str | None) -> FileData:
        """Return a file that a function gave out, as a browser may have it.

        Args:
            file: With a local path, or the address of a page elsewhere.
            owner: The session it belongs to; `None` for the app itself.

        Raises:
            FileNotAllowedError: It lies where this app may not give it out.
        """
        if file.path.startswith(("http://", "https://", "data:")):
            file.url = file.path
            return file
        self.rules.check_returned(Path(file.path), self.store)
        kept = self.store.put_path(file.path, name=file.orig_name, owner=owner)
        kept.meta = file.meta
        kept.orig_name = file.orig_name or kept.orig_name
        kept.mime_type = file.mime_type or kept.mime_type
        return kept

    def resolve(self, token: str) -> Path:
        """Return the local path of a file that a browser named by its token.

        Raises:
            UnknownFileError: There is no such file.
        """
        return self.store.resolve(token)
