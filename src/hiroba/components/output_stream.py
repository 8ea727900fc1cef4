"""Outputs that are played while they are made: what a generator yields becomes pieces of one sound or film."""

from __future__ import annotations

from typing import Any, Protocol

from hiroba.files.context import current_owner, current_store
from hiroba.files.tokens import new_file_id
from hiroba.wire.values import FileData, file_mark

__all__ = ["OutputStream", "Pieces", "whole"]


class OutputStream(Protocol):
    """Joins the values of one output."""

    def add(self, value: Any) -> FileData | None:
        """Return the payload with one more value in it."""

    def end(self) -> FileData | None:
        """Return the payload of the whole; `None` where there was nothing."""


class Pieces:
    """The pieces of a stream so far, and the payload that tells them.

    The payload is the newest piece as a file, so that programs get each piece once. `meta["stream"]` holds all of them, for pages that
    come late; only what is new travels (`wire/patches.py`).

    Args:
        mime_type: With codecs, as a browser's `MediaSource` wants it.
        ending: Of the names of files.
    """

    def __init__(self, mime_type: str, ending: str) -> None:
        self._mime_type = mime_type
        self._ending = ending
        # Of two streams that begin alike, the first pieces may be one file.
        self._id = new_file_id()
        self._pieces: list[dict[str, Any]] = []

    def add(self, data: bytes, duration_s: float) -> FileData:
        """Keep a piece and return the payload.

        Args:
            data: Content of the piece.
            duration_s: How long it plays, in seconds.
        """
        name = f"piece-{len(self._pieces) + 1}.{self._ending}"
        kept = current_store().put_bytes(data, name, owner=current_owner())
        self._pieces.append({"path": kept.path, "url": kept.url, "seconds": round(duration_s, 6)})
        return FileData(
            path=kept.path,
            orig_name=name,
            is_stream=True,
            meta=file_mark() | {"stream": {"id": self._id, "mime_type": self._mime_type, "pieces": list(self._pieces)}},
        )


def whole(file: FileData) -> FileData:
    """Mark a file as all of what was streamed before, so that pages go on playing."""
    file.meta = file_mark() | {"whole": True}
    return file
