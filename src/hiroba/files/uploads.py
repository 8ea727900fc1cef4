"""Uploads: files that arrive piece by piece, with a limit that is kept while they arrive."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from hiroba.errors import ArgumentError, FileTooLargeError, UploadConflictError
from hiroba.files.blobs import BlobWriter
from hiroba.wire.values import FileData

__all__ = ["Upload", "parse_size", "too_large"]

_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([kmgt]?)(i?)b\s*", re.IGNORECASE)
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}


class Upload:
    """A file on its way in. Nothing of it can be seen before `finish`; as a context manager it is discarded otherwise.

    Safe to use from several threads: a piece is accepted only at the place where the last one ended.

    Args:
        writer: Takes the pieces.
        finish: Makes a file of what was written.
        name: Safe name of the file.
        size: How long it will be in bytes, if known.
        max_bytes: The longest that is accepted; `None` for no limit.

    Raises:
        FileTooLargeError: `size` is above the limit.
    """

    def __init__(
        self,
        writer: BlobWriter,
        finish: Callable[[BlobWriter], FileData],
        name: str,
        size: int | None = None,
        max_bytes: int | None = None,
    ) -> None:
        self._writer = writer
        self._finish = finish
        self._max_bytes = max_bytes
        self._lock = threading.Lock()
        self.name = name
        """Safe name of the file."""
        self.size = size
        """How long it will be in bytes, if known."""
        if max_bytes is not None and size is not None and size > max_bytes:
            raise too_large(name, max_bytes)

    @property
    def offset(self) -> int:
        """How many bytes are here: where the next piece goes."""
        return self._writer.size

    @property
    def is_complete(self) -> bool:
        """Whether all bytes of the announced size are here."""
        return self.offset == self.size

    @property
    def is_open(self) -> bool:
        """Whether the upload can go on: neither finished nor discarded."""
        return self._writer.is_open

    def write(self, piece: bytes | bytearray | memoryview, at: int | None = None) -> None:
        """Append a piece.

        Args:
            piece: The next bytes.
            at: Where the sender believes that the piece goes; `None` for the end.

        Raises:
            FileTooLargeError: The limit, or the announced size, is passed; the upload is discarded.
            StorageFullError: The disk or the space of the store is full; the upload is discarded.
            UploadConflictError: `at` is not where the last piece ended, or the upload is over. Nothing is lost.
        """
        with self._lock:
            self._check_place(at)
            end = self.offset + len(piece)
            for limit in (self._max_bytes, self.size):
                if limit is not None and end > limit:
                    self._writer.discard()
                    raise too_large(self.name, limit)
            self._writer.write(piece)

    def finish(self) -> FileData:
        """Make the pieces a file of the store and return it.

        Raises:
            StorageFullError: The disk is full; the upload is discarded.
            UploadConflictError: Bytes of the announced size are missing, or the upload is over.
        """
        with self._lock:
            self._check_place(self.size)
            return self._finish(self._writer)

    def discard(self) -> None:
        """Forget the upload and delete what arrived. After `finish` it does nothing."""
        with self._lock:
            self._writer.discard()

    def __enter__(self) -> Self:
        """Return the upload."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Discard the upload unless it was finished."""
        self.discard()

    def _check_place(self, at: int | None) -> None:
        if not self.is_open:
            raise UploadConflictError(f"The upload of {self.name!r} is over. Begin a new one.")
        if at is not None and at != self.offset:
            message = f"The upload of {self.name!r} stands at byte {self.offset}, not {at}. Go on from there."
            raise UploadConflictError(message)


def parse_size(size: str | int | None) -> int | None:
    """Return a size such as `"5mb"`, `"1.5 GB"` or `2048` in bytes.

    A kilobyte is 1,024 bytes, and so on upwards, as users of this parameter expect; `"kib"` means the same.

    Args:
        size: Number of bytes, or a number with one of the units b, kb, mb, gb, tb; `None` stays `None`.

    Raises:
        ArgumentError: `size` is neither, or negative.
    """
    if size is None or (isinstance(size, int) and not isinstance(size, bool) and size >= 0):
        return size
    found = _SIZE.fullmatch(size) if isinstance(size, str) else None
    if found is None:
        message = (
            f"A size must be a number of bytes or a text such as '5mb', got {size!r}. The units are b, kb, mb, gb, tb."
        )
        raise ArgumentError(message)
    return int(float(found[1]) * 1024 ** _POWERS[found[2].lower()])


def too_large(name: str, max_bytes: int) -> FileTooLargeError:
    """Return the error for a file that passes a limit of `max_bytes`."""
    return FileTooLargeError(f"The file {name!r} exceeds the maximum allowed size of {_spell(max_bytes)}.")


def _spell(count: int) -> str:
    for unit, power in (("GB", 3), ("MB", 2), ("KB", 1)):
        if count >= 1024**power:
            return f"{count / 1024**power:.4g} {unit}"
    return f"{count} bytes"
