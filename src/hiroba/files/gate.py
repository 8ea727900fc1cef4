"""`FileGate`: the one way by which files of the machine become files that a browser may fetch, and the way back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hiroba.errors import UnknownFileError
from hiroba.files.access import AccessRules
from hiroba.files.sample import read_sample, sample_name
from hiroba.files.store import Entry, FileStore, gone
from hiroba.files.tokens import url_of
from hiroba.wire.values import FileData

if TYPE_CHECKING:
    from hiroba.files.fetch import FetchedFile

__all__ = ["FileGate"]

_ELSEWHERE = ("http://", "https://", "data:")
_MAX_FETCHED_BYTES = 200 * 1024 * 1024
_OWN_ADDRESS = re.compile(r"/(?:file=|hiroba/files/)([^/?#]+/[^/?#]+)$")
"""How the address of a file of this store ends; its token is in it."""

_MAX_KNOWN = 1000


class FileGate:
    """A store, and the rules by which files enter it.

    Args:
        store: Where files are kept.
        rules: Which paths a function may give out.
        fetch: Gets the file at an address, given the longest that is taken in bytes; `fetch_public` when left out.
        max_bytes: The longest file that is fetched.
    """

    def __init__(
        self,
        store: FileStore,
        rules: AccessRules,
        fetch: Callable[[str, int], FetchedFile] | None = None,
        max_bytes: int | None = None,
    ) -> None:
        self.store = store
        """Where files are kept."""
        self.rules = rules
        """Which paths a function may give out."""
        self._fetch = fetch
        self._max_bytes = max_bytes or _MAX_FETCHED_BYTES
        self._fetched: dict[tuple[str | None, str], str] = {}

    def take(self, file: FileData, owner: str | None) -> FileData:
        """Return a file that a function gave out, as a browser may have it. Its address is always made here.

        Args:
            file: With a local path, a token of the store, or the address of a page elsewhere.
            owner: The session it belongs to; `None` for the app itself.

        Raises:
            FileNotAllowedError: It lies where this app may not give it out.
            MissingFileError: It is not there.
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
        """Return a file that a browser named by its token, or by an address elsewhere, with a local path in place of that.

        An upload that nobody has used belongs to `owner` from now on. Nothing that the browser said of the file is believed.
        What lies elsewhere is fetched, once a session; this blocks until it is here.

        Raises:
            UnknownFileError: There is no such file.
            UnsafeAddressError: The address is not one of the public network.
            FileTooLargeError: The file at the address is too large.
            UnreachableFileError: The file at the address cannot be fetched.
        """
        token = self._bring(file.path, owner) if file.path.startswith(_ELSEWHERE) else file.path
        entry = self.store.claim(token, owner)
        if not entry.path.is_file():
            raise gone(entry.name)
        return FileData(
            path=str(entry.path), size=entry.size, orig_name=entry.name, mime_type=entry.mime_type, meta=file.meta
        )

    def _bring(self, url: str, owner: str | None) -> str:
        """Return the token of what is at an address, which stays known as long as its session."""
        own = _OWN_ADDRESS.search(url)
        if own is not None and self._find(unquote(own[1])) is not None:
            return unquote(own[1])
        sample = sample_name(url)
        if sample is not None and (content := read_sample(sample)) is not None:
            return self.store.put_bytes(content[0], sample, content[1], owner).path
        token = self._fetched.get((owner, url))
        if token is not None and self._find(token) is not None:
            return token
        from hiroba.files.data_url import read_data_url
        from hiroba.files.fetch import fetch_public

        fetch = read_data_url if url.startswith("data:") else self._fetch or fetch_public
        found = fetch(url, self._max_bytes)
        token = self.store.put_bytes(found.content, found.name, found.mime_type, owner).path
        if len(self._fetched) >= _MAX_KNOWN:
            self._fetched.clear()
        self._fetched[owner, url] = token
        return token

    def _find(self, token: str) -> Entry | None:
        try:
            return self.store.find(token)
        except UnknownFileError:
            return None
