"""The store: every file that an app receives or produces, by an id that cannot be guessed."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from hiroba.errors import MissingFileError, UnknownFileError
from hiroba.files.blobs import Blob, BlobStore, BlobWriter, storage_errors
from hiroba.files.folders import ProcessFolder
from hiroba.files.mime_types import clean_mime_type, guess_mime_type
from hiroba.files.names import safe_name
from hiroba.files.secret import lasting_secret
from hiroba.files.tokens import FileId, make_token, new_file_id, split_token, url_of
from hiroba.files.uploads import Upload
from hiroba.wire.values import FileData

__all__ = ["UNCLAIMED", "Entry", "FileStore", "gone"]

UNCLAIMED = "(unclaimed)"
"""Owner of an upload that no session has used yet. Two of them never share an id, whatever is in them."""

VALUES_IN_SLOT = 2
"""A page may still show the value before the last."""
_PIECE_BYTES = 1 << 20


@dataclass(frozen=True)
class Entry:
    """One file as one owner knows it."""

    id: FileId
    name: str
    """Safe name, the last part of `path`."""
    mime_type: str
    size: int
    """In bytes."""
    owner: str | None
    """Id of the session that it belongs to; `None` for values of the app itself, `UNCLAIMED` for new uploads."""
    created_s: float
    """When it was last put, by the clock of the store."""
    path: Path
    """Where a function may read it, under its own name."""
    blob: Blob

    @property
    def token(self) -> str:
        """What a browser or a client calls the file."""
        return make_token(self.id, self.name)


class FileStore:
    """Keeps files for one app in one process.

    Contents are kept once (`blobs.py`), and each file is a link to its content in a folder of its own, so that a
    function gets a path that ends in the name which the visitor gave. The same content put again by the same owner
    under the same name is the same file, with the same address. Paths of the store are for reading: to change a file,
    copy it. Safe to use from several threads; everything here blocks for as long as the disk takes.

    Args:
        root: Folder for the stores of all processes of this app; each process keeps a sub-folder.
        max_bytes: What all files together may take; `None` leaves it to the disk.
        clock: Tells the seconds, from any beginning; a system whose time is set makes no file old.
        secret_folder: Where the `secret` lies; `root` when left out.
    """

    def __init__(
        self,
        root: Path,
        *,
        max_bytes: int | None = None,
        clock: Callable[[], float] = time.monotonic,
        secret_folder: Path | None = None,
    ) -> None:
        self._secret_folder = secret_folder or root
        self._folder = ProcessFolder(root)
        self._blobs = BlobStore(self.folder, max_bytes, self._restore)
        self.entries_folder = self.folder / "entries"
        """Where functions read files: a token below it is the path of its file."""
        self.entries_folder.mkdir(mode=0o700)
        self._clock = clock
        self._lock = threading.RLock()
        self._entries: dict[FileId, Entry] = {}
        self._ids_by_owner: dict[str | None, set[FileId]] = {}
        self._ids_by_content: dict[_Key, FileId] = {}
        self._values: dict[FileId, Any] = {}
        self._slots: dict[tuple[str | None, Hashable], list[FileId]] = {}

    @property
    def folder(self) -> Path:
        """The folder of this process, absolute, links resolved; all paths of entries are below it."""
        return self._folder.path

    @cached_property
    def secret(self) -> bytes:
        """What the app signs with that comes back to it, also after a restart: 32 bytes."""
        return lasting_secret(self._secret_folder)

    @property
    def total_bytes(self) -> int:
        """Bytes on disk: each content once, and uploads that have not finished."""
        return self._blobs.total_bytes

    def put_path(self, path: str | Path, *, name: str | None = None, owner: str | None = None) -> FileData:
        """Copy a file into the store; one that is in the store already is linked.

        Args:
            path: An existing file. The caller has made sure that it may be given out.
            name: What to call it; its own name when left out.
            owner: Session that it belongs to, `None` for the app.

        Raises:
            MissingFileError: There is no file at `path`, or it cannot be read.
            StorageFullError: The disk or the space of the store is full; nothing is left behind.
        """
        path = Path(path)
        name = safe_name(name or path.name)
        kept = self.entry_at(path)
        if kept is not None:
            return self._to_wire(self._link(kept.blob, name, kept.mime_type, owner))
        writer = self._blobs.open_writer()
        with writer.discarded_on_error():
            _copy_into(path, writer)
        return self._finish(writer, name, None, owner)

    def put_bytes(
        self, data: bytes | bytearray | memoryview, name: str, mime_type: str | None = None, owner: str | None = None
    ) -> FileData:
        """Keep `data` as a file called `name`; its type is guessed from the name when left out.

        Raises:
            StorageFullError: The disk or the space of the store is full; nothing is left behind.
        """
        writer = self._blobs.open_writer()
        writer.write(data)
        return self._finish(writer, safe_name(name), mime_type, owner)

    def put_value(self, value: Any, name: str, owner: str | None = None, slot: Hashable = None) -> FileData:
        """Keep a Python value in memory under the name of a file, which leaves with its owner as files do.

        Args:
            value: Any object. The file itself says nothing of it.
            name: What to call it.
            owner: Session that it belongs to, `None` for the app.
            slot: Of the values that one owner has in one slot, the last two are kept; `None` keeps all.
        """
        file = self.put_bytes(new_file_id().encode(), name, "text/plain", owner)
        id = self.find(file.path).id
        with self._lock:
            self._values[id] = value
            filled = self._slots.setdefault((owner, slot), []) if slot is not None else []
            filled.append(id)
            for old in filled[:-VALUES_IN_SLOT]:
                if old in self._entries:
                    self._remove(old)
            del filled[:-VALUES_IN_SLOT]
        return file

    def value_at(self, place: str | Path) -> Any:
        """Return what `put_value` kept, by the token of its file or by the path of it; `None` where there is nothing."""
        entry = self.entry_at(place)
        parts = split_token(str(place)) if entry is None else None
        id = entry.id if entry is not None else FileId(parts[0]) if parts is not None else None
        return None if id is None else self._values.get(id)

    def open_upload(
        self,
        name: str,
        owner: str | None = None,
        *,
        mime_type: str | None = None,
        size: int | None = None,
        max_bytes: int | None = None,
    ) -> Upload:
        """Begin to receive a file piece by piece.

        Args:
            name: As the sender calls it.
            owner: Session that it will belong to.
            mime_type: As the sender says; guessed from the name when left out.
            size: How long it will be in bytes, if the sender says.
            max_bytes: The longest that is accepted; `None` for no limit.

        Raises:
            FileTooLargeError: `size` is above the limit.
        """

        def finish(writer: BlobWriter) -> FileData:
            return self._finish(writer, safe_name(name), mime_type, owner)

        return Upload(self._blobs.open_writer(), finish, safe_name(name), size, max_bytes)

    def entry(self, file_id: str) -> Entry:
        """Return what is known of a file.

        Raises:
            UnknownFileError: No file has this id.
        """
        entry = self._entries.get(FileId(file_id))
        if entry is None:
            raise _unknown(file_id)
        return entry

    def find(self, token: str) -> Entry:
        """Return the file that a token names. Only what the store itself gave out is ever found.

        Raises:
            UnknownFileError: The store never gave out this token, or its file was removed.
        """
        parts = split_token(token)
        if parts is None:
            raise _unknown(token)
        entry = self.entry(parts[0])
        if entry.name != parts[1]:
            raise _unknown(token)
        return entry

    def resolve(self, token: str) -> Path:
        """Return where a function may read the file of a token.

        Raises:
            UnknownFileError: The store never gave out this token, or its file was removed.
        """
        return self.find(token).path

    def entry_at(self, path: str | Path) -> Entry | None:
        """Return the file at a path where functions read it, or `None` where this store has none."""
        path = Path(path)
        if path.parent.parent != self.entries_folder:
            return None
        entry = self._entries.get(FileId(path.parent.name))
        return entry if entry is not None and entry.name == path.name else None

    def find_content(self, content_hash: str, owner: str | None) -> Entry | None:
        """Return a file of an owner by the digest of its content, or `None`: what others have is not looked at."""
        with self._lock:
            entries = [self._entries[id] for id in self._ids_by_owner.get(owner, ())]
        return next((entry for entry in entries if entry.blob.hash == content_hash and entry.path.is_file()), None)

    def holds(self, path: str | Path) -> bool:
        """Tell whether `path` is a file that this store keeps."""
        return self.entry_at(path) is not None

    def claim(self, token: str, owner: str | None) -> Entry:
        """Return the file of a token, which from now on belongs to `owner` if it was an upload that nobody had used.

        Raises:
            UnknownFileError: The store never gave out this token, or its file was removed.
        """
        with self._lock:
            entry = self.find(token)
            if entry.owner != UNCLAIMED:
                return entry
            self._forget(entry)
            entry = replace(entry, owner=owner)
            self._remember(entry)
            return entry

    def discard(self, token: str) -> None:
        """Remove the file of a token; nothing happens where there is none."""
        with self._lock:
            parts = split_token(token)
            if parts is not None and parts[0] in self._entries:
                self._remove(parts[0])

    def release(self, owner: str | None) -> None:
        """Remove all files of an owner, and the contents that nobody else has."""
        with self._lock:
            for file_id in list(self._ids_by_owner.get(owner, ())):
                self._remove(file_id)
            for key in [key for key in self._slots if key[0] == owner]:
                del self._slots[key]

    def sweep(self, max_age_s: float, *, only_unclaimed: bool = False) -> None:
        """Remove the files of sessions, not those of the app, that were last put more than `max_age_s` seconds ago.

        Args:
            max_age_s: Older ones go.
            only_unclaimed: Remove only uploads that no session has used.
        """
        oldest = self._clock() - max_age_s
        with self._lock:
            for entry in list(self._entries.values()):
                is_due = entry.owner == UNCLAIMED if only_unclaimed else entry.owner is not None
                if is_due and entry.created_s < oldest:
                    self._remove(entry.id)

    def close(self) -> None:
        """Delete the folder of this process. No method may be called afterwards."""
        self._folder.remove()

    def _restore(self) -> None:
        self._folder.restore()
        self.entries_folder.mkdir(mode=0o700, exist_ok=True)

    def _finish(self, writer: BlobWriter, name: str, mime_type: str | None, owner: str | None) -> FileData:
        blob = self._blobs.keep(writer)
        try:
            return self._to_wire(self._link(blob, name, clean_mime_type(mime_type) or guess_mime_type(name), owner))
        finally:
            # The entry holds the blob itself; this hold only kept it alive until then.
            self._blobs.drop(blob)

    def _link(self, blob: Blob, name: str, mime_type: str, owner: str | None) -> Entry:
        key = _Key(owner, blob.hash, name, mime_type)
        with self._lock:
            known = None if owner == UNCLAIMED else self._ids_by_content.get(key)
            if known is not None and not self._entries[known].path.is_file():
                self._remove(known)
                known = None
            if known is not None:
                entry = replace(self._entries[known], created_s=self._clock())
                self._entries[known] = entry
                return entry
            file_id = new_file_id()
            path = self.entries_folder / file_id / name
            _link_file(blob.path, path)
            entry = Entry(file_id, name, mime_type, blob.size, owner, self._clock(), path, blob)
            self._blobs.hold(blob)
            self._remember(entry)
            return entry

    def _remember(self, entry: Entry) -> None:
        self._entries[entry.id] = entry
        self._ids_by_owner.setdefault(entry.owner, set()).add(entry.id)
        self._ids_by_content.setdefault(_key_of(entry), entry.id)

    def _forget(self, entry: Entry) -> None:
        del self._entries[entry.id]
        owned = self._ids_by_owner[entry.owner]
        owned.discard(entry.id)
        if not owned:
            del self._ids_by_owner[entry.owner]
        if self._ids_by_content.get(_key_of(entry)) == entry.id:
            del self._ids_by_content[_key_of(entry)]

    def _remove(self, file_id: FileId) -> None:
        entry = self._entries[file_id]
        self._forget(entry)
        self._values.pop(file_id, None)
        shutil.rmtree(entry.path.parent, ignore_errors=True)
        self._blobs.drop(entry.blob)

    @staticmethod
    def _to_wire(entry: Entry) -> FileData:
        return FileData(
            path=entry.token,
            url=url_of(entry.token),
            size=entry.size,
            orig_name=entry.name,
            mime_type=entry.mime_type,
        )


@dataclass(frozen=True)
class _Key:
    """What makes a file the same file for its owner."""

    owner: str | None
    hash: str
    name: str
    mime_type: str


def _key_of(entry: Entry) -> _Key:
    return _Key(entry.owner, entry.blob.hash, entry.name, entry.mime_type)


def _unknown(name: str) -> UnknownFileError:
    parts = split_token(name)
    return UnknownFileError(f"No file is known as {name[:80]!r}.") if parts is None else gone(parts[1])


def gone(name: str) -> UnknownFileError:
    """Return the error of a file that was here, or could have been."""
    return UnknownFileError(f"The file {name[:80]} is no longer at the server. Upload it again.")


def _copy_into(path: Path, writer: BlobWriter) -> None:
    if not path.is_file():
        raise MissingFileError(
            f"A file was expected at {str(path)!r}, and there is none. Check that the function wrote it."
        )
    try:
        with open(path, "rb", buffering=0) as source:
            while piece := source.read(_PIECE_BYTES):
                writer.write(piece)
    except OSError as error:
        raise MissingFileError(
            f"The file {str(path)!r} cannot be read ({error.strerror}). Check its permissions."
        ) from error


def _link_file(source: Path, target: Path) -> None:
    """Make `source` visible as `target` in a folder of its own, by a link or, where the file system has none, a copy."""
    try:
        with storage_errors():
            target.parent.mkdir(mode=0o700)
            try:
                os.link(source, target)
            except OSError:
                shutil.copyfile(source, target)
                target.chmod(0o444)
    except BaseException:
        shutil.rmtree(target.parent, ignore_errors=True)
        raise
