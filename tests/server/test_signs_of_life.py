"""Streams that have no news: they say now and then that they are there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from hiroba.server.event_stream import EventStream


def sent_by(stream: EventStream, most: int) -> list[bytes]:
    """Return the first pieces that a stream sends to a reader who leaves once `most` have come."""
    pieces: list[bytes] = []
    enough = asyncio.Event()

    async def receive() -> Any:
        await enough.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        if message.get("body"):
            pieces.append(message["body"])
            if len(pieces) >= most:
                enough.set()

    asyncio.run(stream({"type": "http", "asgi": {"spec_version": "2.4"}}, receive, send))
    return pieces[:most]


async def news_after_silence(silence_s: float) -> AsyncIterator[str]:
    yield "data: first\n\n"
    await asyncio.sleep(silence_s)
    yield "data: second\n\n"


def test_a_silent_stream_says_that_it_is_there() -> None:
    stream = EventStream(news_after_silence(3600), sign_of_life=b": here\n\n", every_s=0.001)
    assert sent_by(stream, 3) == [b"data: first\n\n", b": here\n\n", b": here\n\n"]


def test_a_stream_with_news_says_no_more_than_that() -> None:
    stream = EventStream(news_after_silence(0), sign_of_life=b": here\n\n", every_s=60)
    assert sent_by(stream, 10) == [b"data: first\n\n", b"data: second\n\n"]
