"""`EventStream`: an answer of server-sent events that ends when its reader leaves."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from starlette.responses import ContentStream, StreamingResponse
from starlette.types import Receive, Scope, Send

__all__ = ["EventStream"]

HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


class EventStream(StreamingResponse):
    """Server-sent events, which no cache keeps and no proxy holds back.

    One task waits for the reader to leave while this one sends; the task group of the class above costs a short stream as much as
    all else that it does.

    Args:
        content: The events, each a text or bytes that end with an empty line.
        headers: Further header fields.
    """

    media_type = "text/event-stream"

    def __init__(self, content: ContentStream, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(content, headers={**HEADERS, **(headers or {})})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events until there are no more, or nobody reads them."""
        sending = asyncio.current_task()
        assert sending is not None
        gone = asyncio.get_running_loop().create_task(self.listen_for_disconnect(receive))
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
            close = getattr(self.body_iterator, "aclose", None)
            if close is not None:
                await close()
