"""`EventStream`: an answer of server-sent events that ends when its reader leaves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from contextlib import aclosing
from typing import Any, TypeAlias

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from hiroba.server.unhurried import unhurried

__all__ = ["Event", "EventStream"]

Event: TypeAlias = str | bytes | Iterator[bytes]

HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

SIGN_EVERY_S = 15.0

WATCH_AFTER_S = 0.25
"""After this time a stream asks whether its reader is still there. Most have ended by then."""


class EventStream(StreamingResponse):
    """Server-sent events, which no cache keeps and no proxy holds back.

    One task waits for the reader to leave while this one sends, from `WATCH_AFTER_S` on; the task group of the class above costs a short
    stream as much as all else that it does.

    Args:
        content: The events, each a text, or bytes, or bytes in pieces that are made while they are sent; at its end an empty line.
        headers: Further header fields.
        sign_of_life: What is sent now and then whether or not there is news: proxies cut silent streams, and a reader tells one that waits
            from one that is lost.
        every_s: How often.
    """

    media_type = "text/event-stream"

    def __init__(
        self,
        content: AsyncIterator[Event],
        headers: Mapping[str, str] | None = None,
        sign_of_life: bytes = b"",
        every_s: float = SIGN_EVERY_S,
    ) -> None:
        super().__init__((), headers={**HEADERS, **(headers or {})})
        self._events = content
        self._turn = asyncio.Lock()
        self._sign_of_life = sign_of_life
        self._every_s = every_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events until there are no more, or nobody reads them."""
        sending = asyncio.current_task()
        assert sending is not None
        watch = _Watch(sending, lambda: self.listen_for_disconnect(receive))
        signs = _Signs(send, self._turn, self._sign_of_life, self._every_s) if self._sign_of_life else None
        try:
            await self.stream_response(send)
        except asyncio.CancelledError:
            if not watch.has_struck or sending.uncancel():
                raise
        finally:
            watch.stop()
            if signs is not None:
                signs.stop()
            close = getattr(self._events, "aclose", None)
            if close is not None:
                await close()

    async def stream_response(self, send: Send) -> None:
        """Send the events, at the pace of the reader; no sign of life comes into the middle of one."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        async for event in self._events:
            async with self._turn:
                if isinstance(event, (str, bytes)):
                    await _send(send, event.encode() if isinstance(event, str) else event)
                    continue
                async with aclosing(unhurried(event)) as pieces:
                    del event
                    async for piece in pieces:
                        await _send(send, piece)
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _send(send: Send, content: bytes) -> None:
    await send({"type": "http.response.body", "body": content, "more_body": True})


class _Watch:
    """Cancels the task that sends once the reader has left, until it is stopped."""

    def __init__(self, sending: asyncio.Task[Any], leave: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self.has_struck = False
        self._sending = sending
        self._leave = leave
        self._gone: asyncio.Task[None] | None = None
        self._loop = asyncio.get_running_loop()
        self._timer = self._loop.call_later(WATCH_AFTER_S, self._begin)

    def stop(self) -> None:
        """End it."""
        self._timer.cancel()
        if self._gone is not None:
            self._gone.remove_done_callback(self._strike)
            self._gone.cancel()

    def _begin(self) -> None:
        self._gone = self._loop.create_task(self._leave())
        self._gone.add_done_callback(self._strike)

    def _strike(self, _: Any) -> None:
        self.has_struck = True
        self._sending.cancel()


class _Signs:
    """Sends a sign of life again and again, until it is stopped. While nobody reads, it sends no second one."""

    def __init__(self, send: Send, turn: asyncio.Lock, sign: bytes, every_s: float) -> None:
        self._send = send
        self._turn = turn
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
        async with self._turn:
            await _send(self._send, self._sign)
