"""Pieces for a reader who may stop reading: what it leaves lying goes to a file, so that the values it was made of can go."""

from __future__ import annotations

import asyncio
import tempfile
from collections import deque
from collections.abc import AsyncGenerator, Iterator
from itertools import chain
from typing import IO

__all__ = ["unhurried"]

PATIENCE_S = 1.0
"""How long a reader may take for a piece before the rest is put aside."""


async def unhurried(pieces: Iterator[bytes]) -> AsyncGenerator[bytes, None]:
    """Yield pieces, each when the one before it has been sent."""
    rest = _Rest(pieces)
    del pieces
    loop = asyncio.get_running_loop()
    try:
        while (piece := await rest.next()) is not None:
            timer = loop.call_later(PATIENCE_S, rest.put_aside)
            try:
                yield piece
            finally:
                timer.cancel()
    finally:
        rest.close()


class _Rest:
    """What has still to be sent."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._file: IO[bytes] | None = None
        self._writing: asyncio.Future[Iterator[bytes]] | None = None

    async def next(self) -> bytes | None:
        """Return the next piece; `None` after the last one."""
        if self._writing is not None:
            self._pieces, self._writing = await self._writing, None
        return next(self._pieces, None)

    def put_aside(self) -> None:
        """Write the rest into a file, on a thread. Where there is no room for one, the rest stays as it is."""
        if self._file is None:
            try:
                self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  # open until the reader has it, or goes
            except OSError:
                return
            pieces, self._pieces = self._pieces, iter(())
            self._writing = asyncio.get_running_loop().run_in_executor(None, _written, self._file, pieces)

    def close(self) -> None:
        """Let go of everything."""
        if self._file is None:
            return
        if self._writing is None:
            self._file.close()
        else:
            file = self._file
            self._writing.add_done_callback(lambda _: file.close())


def _written(file: IO[bytes], pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Return the same pieces, read from a file. Where the disk becomes full, the last ones stay as they are."""
    lengths: deque[int] = deque()
    for piece in pieces:
        if not _is_written(file, piece):
            return chain(_read(file, lengths), [piece], pieces)
        lengths.append(len(piece))
    return _read(file, lengths)


def _is_written(file: IO[bytes], piece: bytes) -> bool:
    try:
        return file.write(piece) == len(piece)
    except OSError:
        return False


def _read(file: IO[bytes], lengths: deque[int]) -> Iterator[bytes]:
    file.seek(0)
    while lengths:
        yield file.read(lengths.popleft())
