"""`FileGate`: the one way by which files of the machine become files that a browser may fetch, and the way back."""

from __future__ import annotations

from pathlib import Path

from hiroba.errors import UnknownFileError
from hiroba.files.access import AccessRules
from hiroba.files.store import Entry, FileStore
from hiroba.files.tokens import url_of
from hiroba.wire.values import FileData

__all__ = ["FileGate"]

_ELSEWHERE = ("http://", "https://", "data:")


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
        """Return a file that a function gave out, as a browser may have it. Its address is always made here.

        Args:
            file: With a local path, a token of the store, or the address of a page elsewhere.
            owner: The session it belongs to; `None` for the app itself.

        Raises:
            FileNotAllowedError: It lies where this app may not give it out.
            FileError: It is not there.
            StorageFullError: There is no space for it.
        """
        if file.path.startswith(_ELSEWHERE):
            return FileData(
                path=file.path, url=file.path, orig_name=file.orig_name, mime_type=file.mime_type, meta=file.meta
            )
        entry = self._find(file.path)
        if entry is None:
            path = self.rules.check_returned(file.path, self.store)
            kept = self.store.put_path(path, name=file.orig_name or Path(file.path).name, owner=owner)
            entry = self.store.find(kept.path)
        return FileData(
            path=entry.token,
            url=url_of(entry.token),
            size=entry.size,
            orig_name=file.orig_name or entry.name,
            mime_type=file.mime_type or entry.mime_type,
            is_stream=file.is_stream,
            meta=file.meta,
        )

    def load(self, file: FileData, owner: str | None) -> FileData:
        """Return a file that a browser named by its token, with a local path in place of the token.

        An upload that nobody has used belongs to `owner` from now on. Nothing that the browser said of the file is believed.

        Raises:
            UnknownFileError: There is no such file.
        """
        entry = self.store.claim(file.path, owner)
        return FileData(
            path=str(entry.path), size=entry.size, orig_name=entry.name, mime_type=entry.mime_type, meta=file.meta
        )

    def _find(self, token: str) -> Entry | None:
        try:
            return self.store.find(token)
        except UnknownFileError:
            return None
