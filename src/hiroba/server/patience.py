"""The HTTP protocol of the server, with an end to its patience: whoever connects and does not finish the head of a request is cut off."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

__all__ = ["PatientProtocol"]


class PatientProtocol(HttpToolsProtocol):
    """HTTP/1.1 that waits for the head of a request only so long. Bodies are watched by `Guard`.

    Attributes:
        head_within_s: How long a head may take from the connection, or from its first byte on a connection that is kept.
    """

    head_within_s = 20.0
    _patience: asyncio.TimerHandle | None = None
    _is_in_head = False

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came, and wait for the rest of a head of which only a part came."""
        super().data_received(data)
        if self._is_in_head:
            self._wait()

    def on_message_begin(self) -> None:
        """Take note that a head has begun."""
        self._is_in_head = True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Wait no longer: the head is here."""
        self._is_in_head = False
        self._stop_waiting()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer: the sender is gone."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._patience is None:
            self._patience = self.loop.call_later(self.head_within_s, self._give_up)

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _give_up(self) -> None:
        self._patience = None
        if self.transport is not None and not self.transport.is_closing():
            self.transport.close()
