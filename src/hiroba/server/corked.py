"""`Corked`: a transport that sends what is written within one turn of the event loop at once."""

from __future__ import annotations

import asyncio
from typing import Any

__all__ = ["Corked"]

FULL = 16 * 1024
"""From how many bytes on nothing waits for more."""


class Corked:
    """A transport around another one. The head of an answer, its content and its end are written one by one, and sending costs more than the rest.

    Args:
        transport: What sends.
        loop: Its event loop.
    """

    def __init__(self, transport: Any, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._waiting: list[bytes] = []
        self._bytes = 0

    def __getattr__(self, name: str) -> Any:
        """Return what the transport has."""
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Send bytes, at the end of this turn of the loop."""
        if not self._waiting:
            self._loop.call_soon(self._flush)
        self._waiting.append(data)
        self._bytes += len(data)
        if self._bytes >= FULL:
            self._flush()

    def close(self) -> None:
        """Send what waits, and close the transport."""
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        if self._waiting:
            data = self._waiting[0] if len(self._waiting) == 1 else b"".join(self._waiting)
            self._waiting, self._bytes = [], 0
            self._transport.write(data)
