"""Uploads that survive a lost connection: they are found again by id, and tell where they stand."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from hiroba.errors import StorageFullError, UnknownFileError
from hiroba.files.store import UNCLAIMED, FileStore
from hiroba.files.tokens import new_file_id
from hiroba.files.uploads import Upload
from hiroba.wire.values import FileData

__all__ = ["ResumableUpload", "ResumableUploads"]


@dataclass
class ResumableUpload:
    """An upload and, when all of it is here, the file that it became."""

    id: str
    """Cannot be guessed; who began the upload goes on by it."""
    upload: Upload
    touched_s: float
    """When the sender was last heard of, by the clock."""
    sender: str | None = None
    """Name under which the sender had signed in."""
    file: FileData | None = None


class ResumableUploads:
    """The uploads under way. Finished ones stay known for a while, because the answer to the last piece can be lost too.

    Safe to use from several threads.

    Args:
        store: Receives the files.
        max_file_bytes: The longest file that is accepted; `None` for no limit.
        max_idle_s: An upload of which nothing was heard for so many seconds is given up.
        max_count: How many are known at a time.
        clock: Tells the seconds, from any beginning; nothing of it outlives this process.

    Source: the core protocol and the extensions "creation", "expiration" and "termination" of tus 1.0.
    """

    def __init__(
        self,
        store: FileStore,
        max_file_bytes: int | None = None,
        *,
        max_idle_s: float = 6 * 3600,
        max_count: int = 10_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._max_file_bytes = max_file_bytes
        self._max_idle_s = max_idle_s
        self._max_count = max_count
        self._clock = clock
        self._uploads: dict[str, ResumableUpload] = {}
        self._lock = threading.Lock()

    def create(
        self,
        name: str,
        size: int,
        mime_type: str | None = None,
        owner: str | None = UNCLAIMED,
        sender: str | None = None,
    ) -> ResumableUpload:
        """Begin an upload of `size` bytes, which will belong to `owner` and which only `sender` may go on with.

        Raises:
            FileTooLargeError: `size` is above the limit.
            StorageFullError: Too many uploads are under way.
        """
        self.sweep()
        upload = self._store.open_upload(name, owner, mime_type=mime_type, size=size, max_bytes=self._max_file_bytes)
        resumable = ResumableUpload(new_file_id(), upload, self._clock(), sender)
        with self._lock:
            if len(self._uploads) >= self._max_count:
                raise StorageFullError("Too many uploads are under way. Try again later.")
            self._uploads[resumable.id] = resumable
        return self.finish_if_complete(resumable)

    def find(self, upload_id: str, sender: str | None = None) -> ResumableUpload:
        """Return the upload with this id.

        Raises:
            UnknownFileError: There is none, or it was given up, or somebody else began it.
        """
        resumable = self._uploads.get(upload_id)
        is_known = resumable is not None and resumable.sender == sender
        if resumable is None or not is_known or not (resumable.upload.is_open or resumable.file):
            raise UnknownFileError("No upload is known by this id: it was given up, or never begun. Begin a new one.")
        resumable.touched_s = self._clock()
        return resumable

    def finish_if_complete(self, resumable: ResumableUpload) -> ResumableUpload:
        """Make a file of an upload to which nothing is missing, once.

        Raises:
            StorageFullError: The disk is full; the upload is discarded.
        """
        with self._lock:
            if resumable.file is None and resumable.upload.is_complete:
                resumable.file = resumable.upload.finish()
        return resumable

    def remove(self, upload_id: str, sender: str | None = None) -> None:
        """Give up an upload, or forget a finished one, whose file stays.

        Raises:
            UnknownFileError: There is none with this id.
        """
        self.find(upload_id, sender).upload.discard()
        self._uploads.pop(upload_id, None)

    def sweep(self) -> None:
        """Give up the uploads of which nothing was heard for too long."""
        oldest = self._clock() - self._max_idle_s
        with self._lock:
            for resumable in list(self._uploads.values()):
                if resumable.touched_s < oldest or not (resumable.upload.is_open or resumable.file):
                    resumable.upload.discard()
                    del self._uploads[resumable.id]
