"""The HTTP protocol of the server, with an end to its patience: whoever connects and does not finish the head of a request, or sends one without end,
is cut off.
"""

from __future__ import annotations

import asyncio
from typing import Any

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from hiroba.server.corked import Corked

__all__ = ["PatientProtocol"]


TOO_LONG = b"The head of the request is too long."
REFUSAL = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: text/plain\r\ncontent-length: %d\r\nconnection: close\r\n\r\n%b"


class HeadTooLongError(httptools.HttpParserError):
    """The head of a request passes the limits."""


class PatientProtocol(HttpToolsProtocol):
    """HTTP/1.1 that waits for the head of a request only so long, and reads only so much of it. Bodies are watched by `Guard`.

    Attributes:
        head_within_s: How long a head may take from the connection, or from its first byte on a connection that is kept.
        max_head_bytes: How long it may be.
        max_fields: How many fields it may have.
    """

    head_within_s = 20.0
    max_head_bytes = 64 * 1024
    max_fields = 200
    _patience: asyncio.TimerHandle | None = None
    _unheard_bytes = 0
    _is_heard = False
    _is_in_head = False
    _is_refused = False

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for the first request."""
        super().connection_made(Corked(transport, self.loop))  # type: ignore[arg-type]  # it has all that a transport has
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came, and wait for the rest of a head of which only a part came."""
        if self._is_refused:
            return
        self._is_heard = False
        super().data_received(data)
        if self._is_refused:
            return
        if self._is_in_head:
            self._wait()
        # What makes up no request and no body yet is kept or read again and again: a head, the words after a chunk, the fields after a body.
        self._unheard_bytes = 0 if self._is_heard else self._unheard_bytes + len(data)
        if self._unheard_bytes > self.max_head_bytes:
            self._refuse()

    def send_400_response(self, msg: str) -> None:
        """Answer to what is no request, unless it was refused already."""
        if not self._is_refused:
            super().send_400_response(msg)

    def on_message_begin(self) -> None:
        """Take note that a head has begun."""
        self._is_in_head = True
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a field of the head. Those that follow a body are left: a proxy in front has judged the head alone."""
        if self._is_in_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Wait no longer: the head is here."""
        self._is_in_head, self._is_heard = False, True
        self._stop_waiting()
        size = len(self.url) + sum(len(name) + len(value) for name, value in self.headers)
        if size > self.max_head_bytes or len(self.headers) > self.max_fields:
            self._refuse()
            raise HeadTooLongError(TOO_LONG.decode())
        hosts = sum(name == b"host" for name, _ in self.headers)
        if hosts > 1 or (hosts == 0 and self.parser.get_http_version() == "1.1"):
            raise httptools.HttpParserError("A request names its host once (RFC 9112).")
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Take a piece of a body."""
        self._is_heard = True
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Take note that all of a request is here."""
        self._is_heard = True
        super().on_message_complete()

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

    def _refuse(self) -> None:
        """Answer that the head is too long, and hear no more."""
        self._is_refused = True
        self._stop_waiting()
        self.transport.write(REFUSAL % (len(TOO_LONG), TOO_LONG))
        self.transport.close()

    def _give_up(self) -> None:
        self._patience = None
        if self.transport is not None and not self.transport.is_closing():
            self.transport.close()
