"""`FilmStream`: films that a generator yields, joined to one that plays while it is made."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from hiroba.components.output_stream import Pieces, whole
from hiroba.errors import NotAFilmError, ReturnError
from hiroba.files.context import check_returned, current_owner, current_store
from hiroba.wire.values import FileData

if TYPE_CHECKING:
    from hiroba.files.media.film_joiner import FilmJoiner

__all__ = ["FilmStream"]


class FilmStream:
    """Joins paths of films, or their content, to one film in pieces."""

    def __init__(self) -> None:
        self._joiner: FilmJoiner | None = None
        self._pieces: Pieces | None = None
        self._payload: FileData | None = None
        self._whole: list[bytes] = []

    def add(self, value: Any) -> FileData | None:
        """Return the payload with one more film in it; `None` adds nothing.

        Raises:
            ReturnError: It is no film.
            MissingPackageError: `av` is not installed.
        """
        from hiroba.files.media.film_joiner import FilmJoiner

        if value is None:
            return self._payload
        if isinstance(value, FileData):
            value = value.path
        if not isinstance(value, str | os.PathLike | bytes | bytearray | memoryview):
            raise ReturnError(f"A piece of a film must be a path or bytes, got {value!r:.200}.")
        if isinstance(value, str | os.PathLike):
            value = check_returned(value)
        self._joiner = self._joiner or FilmJoiner()
        try:
            data, seconds = self._joiner.add(value)
        except NotAFilmError as error:
            raise ReturnError(str(error)) from error
        self._pieces = self._pieces or Pieces(self._joiner.mime_type, "mp4")
        self._whole.append(data)
        self._payload = self._pieces.add(data, seconds)
        return self._payload

    def end(self) -> FileData | None:
        """Return the payload of the whole film; `None` where there was none."""
        if self._joiner is None:
            return None
        self._whole.append(self._joiner.end())
        return whole(current_store().put_bytes(b"".join(self._whole), "film.mp4", owner=current_owner()))
