"""`EventStream`: an answer of server-sent events that ends when its reader leaves."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from starlette.responses import ContentStream, StreamingResponse
from starlette.types import Receive, Scope, Send

__all__ = ["EventStream"]

HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

SIGN_EVERY_S = 15.0


class EventStream(StreamingResponse):
    """Server-sent events, which no cache keeps and no proxy holds back.

    One task waits for the reader to leave while this one sends; the task group of the class above costs a short stream as much as
    all else that it does.

    Args:
        content: The events, each a text or bytes that end with an empty line.
        headers: Further header fields.
        sign_of_life: What is sent now and then whether or not there is news: proxies cut silent streams, and a reader tells one that waits
            from one that is lost.
        every_s: How often.
    """

    media_type = "text/event-stream"

    def __init__(
        self,
        content: ContentStream,
        headers: Mapping[str, str] | None = None,
        sign_of_life: bytes = b"",
        every_s: float = SIGN_EVERY_S,
    ) -> None:
        super().__init__(content, headers={**HEADERS, **(headers or {})})
        self._sign_of_life = sign_of_life
        self._every_s = every_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events until there are no more, or nobody reads them."""
        sending = asyncio.current_task()
        assert sending is not None
        gone = asyncio.get_running_loop().create_task(self.listen_for_disconnect(receive))
        signs = _Signs(send, self._sign_of_life, self._every_s) if self._sign_of_life else None
        is_over = False

        def stop_sending(_: Any) -> None:
            if not is_over:
                sending.cancel()

        gone.add_done_callback(stop_sending)
        try:
            await self.stream_response(send)
        except asyncio.CancelledError:
            if not gone.done() or sending.uncancel():
                raise
        finally:
            is_over = True
            gone.cancel()
            if signs is not None:
                signs.stop()
            close = getattr(self.body_iterator, "aclose", None)
            if close is not None:
                await close()


class _Signs:
    """Sends a sign of life again and again, until it is stopped. While nobody reads, it sends no second one."""

    def __init__(self, send: Send, sign: bytes, every_s: float) -> None:
        self._send = send
        self._sign = sign
        self._every_s = every_s
        self._loop = asyncio.get_running_loop()
        self._task: asyncio.Task[None] | None = None
        self._timer = self._loop.call_later(every_s, self._tick)

    def stop(self) -> None:
        """End it."""
        self._timer.cancel()
        if self._task is not None:
            self._task.cancel()

    def _tick(self) -> None:
        if self._task is None or self._task.done():
            self._task = self._loop.create_task(self._give())
        self._timer = self._loop.call_later(self._every_s, self._tick)

    async def _give(self) -> None:
        await self._send({"type": "http.response.body", "body": self._sign, "more_body": True})
