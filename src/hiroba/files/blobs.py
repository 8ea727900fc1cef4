"""Blobs: contents on disk under their hash, each kept once however many files share it."""

from __future__ import annotations

import errno
import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hiroba.errors import StorageFullError, UploadConflictError

__all__ = ["FULL", "Blob", "BlobStore", "BlobWriter", "storage_errors"]

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What a system says of a disk without space, of a user without a share of it, and of a file beyond its limit."""


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turn the ways in which a system says that its disk is full into `StorageFullError`."""
    try:
        yield
    except OSError as error:
        if error.errno not in FULL:
            raise
        message = (
            f"The file could not be stored, because the disk is full ({error.strerror}). Free some space and try again."
        )
        raise StorageFullError(message) from error


@dataclass(frozen=True)
class Blob:
    """A content that is kept."""

    hash: str
    """BLAKE2b of the content, 256 bits in hexadecimal."""
    path: Path
    """Where it lies, readable and not writable."""
    size: int
    """In bytes."""


class BlobStore:
    """Keeps contents by hash, counts who holds them, and watches the space.

    A blob enters by a `BlobWriter`, which writes under another name and renames at the end, so a blob is always whole.
    Safe to use from several threads.

    Args:
        folder: An existing folder that belongs to this store alone.
        max_bytes: What all blobs and unfinished writes together may take; `None` leaves it to the disk.
        restore: Makes the folder anew if somebody has deleted it, as some systems do with temporary ones.
    """

    def __init__(self, folder: Path, max_bytes: int | None = None, restore: Callable[[], None] = lambda: None) -> None:
        self._restore = restore
        self._blobs = folder / "blobs"
        self._unfinished = folder / "unfinished"
        self._blobs.mkdir(mode=0o700)
        self._unfinished.mkdir(mode=0o700)
        self._max_bytes = max_bytes
        self._used_bytes = 0
        self._holders: dict[str, int] = {}
        self._lock = threading.RLock()
        self._writers = 0

    @property
    def total_bytes(self) -> int:
        """Bytes of all blobs and of writes that have not finished."""
        return self._used_bytes

    def open_writer(self) -> BlobWriter:
        """Return a writer for a new content; finish it with `keep` of this store or its own `discard`."""
        with self._lock:
            if not self._unfinished.is_dir():
                self._restore()
                for folder in (self._blobs, self._unfinished):
                    folder.mkdir(mode=0o700, exist_ok=True)
            self._writers += 1
            path = self._unfinished / str(self._writers)
        return BlobWriter(self, path)

    def keep(self, writer: BlobWriter) -> Blob:
        """Make what was written a blob, or find the same content kept before; either way it is held once more.

        Raises:
            StorageFullError: The disk is full; nothing is left behind.
        """
        content_hash, size = writer.hash, writer.size
        blob = Blob(content_hash, self._blobs / content_hash, size)
        with self._lock:
            held = self._holders.get(content_hash, 0)
            is_there = held > 0 and blob.path.is_file()
            if not is_there:
                with writer.discarded_on_error(), storage_errors():
                    writer.move_to(blob.path)
                if held:  # it was counted before somebody deleted it
                    self.reserve(-size)
            self._holders[content_hash] = held + 1
        if is_there:
            writer.discard()
        return blob

    def hold(self, blob: Blob) -> None:
        """Count one more holder of a blob that somebody holds."""
        with self._lock:
            self._holders[blob.hash] += 1

    def drop(self, blob: Blob) -> None:
        """Count one holder less; the last one takes the blob along."""
        with self._lock:
            self._holders[blob.hash] -= 1
            if self._holders[blob.hash]:
                return
            del self._holders[blob.hash]
            self._used_bytes -= blob.size
            blob.path.unlink(missing_ok=True)

    def reserve(self, count: int) -> None:
        """Take `count` bytes of the space; a negative number gives them back.

        Raises:
            StorageFullError: The space that the store may use does not suffice.
        """
        with self._lock:
            if count > 0 and self._max_bytes is not None and self._used_bytes + count > self._max_bytes:
                message = (
                    f"The file could not be stored, because the {self._max_bytes:,} bytes that this app may keep are used. "
                    "Raise the limit of the store, or let it delete old files sooner."
                )
                raise StorageFullError(message)
            self._used_bytes += count


class BlobWriter:
    """Takes a content piece by piece, hashing as it goes. No file stays open between pieces.

    Any error discards what was written. One thread at a time.
    """

    def __init__(self, store: BlobStore, path: Path) -> None:
        self._store = store
        self._path = path
        self._digest = hashlib.blake2b(digest_size=32)
        self._is_open = True
        self.size = 0
        """Bytes taken so far."""

    @property
    def hash(self) -> str:
        """BLAKE2b of what was written so far, 256 bits in hexadecimal."""
        return self._digest.hexdigest()

    @property
    def is_open(self) -> bool:
        """Whether the writer still takes pieces: neither kept nor discarded."""
        return self._is_open

    def write(self, piece: bytes | bytearray | memoryview) -> None:
        """Append a piece.

        Raises:
            StorageFullError: The disk or the space of the store is full; what was written is discarded.
            UploadConflictError: Somebody has deleted what was written before.
            ValueError: The writer was kept or discarded before.
        """
        if not self._is_open:
            raise ValueError("The upload is finished or was given up; open another one to write more.")
        with self.discarded_on_error(), storage_errors():
            if self.size and not self._path.is_file():
                raise UploadConflictError("What had arrived of this file was deleted at the server. Send it again.")
            self._store.reserve(len(piece))
            self.size += len(piece)
            with open(self._path, "ab", buffering=0) as file:
                _write_all(file.fileno(), piece)
            self._digest.update(piece)

    def move_to(self, target: Path) -> None:
        """Give what was written its final name, readable and not writable by its owner alone."""
        self._path.touch(mode=0o600)
        self._path.chmod(0o444)
        self._path.rename(target)
        self._is_open = False

    def discard(self) -> None:
        """Delete what was written and give its space back. Twice does no harm."""
        if not self._is_open:
            return
        self._is_open = False
        self._path.unlink(missing_ok=True)
        self._store.reserve(-self.size)

    @contextmanager
    def discarded_on_error(self) -> Iterator[None]:
        """Discard what was written when the block fails."""
        try:
            yield
        except BaseException:
            self.discard()
            raise


def _write_all(descriptor: int, piece: bytes | bytearray | memoryview) -> None:
    rest = memoryview(piece)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
