"""Many callers of one app at once, cheap enough that the app and not the caller is measured."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

Caller = TypeVar("Caller")

_WARM_S = 2.0
_PATIENCE_S = 60.0


class CallError(Exception):
    """A call had another answer than it should; the message holds it."""


@dataclass
class Connection:
    """One HTTP/1.1 connection that is kept open."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    host: str

    @classmethod
    async def open(cls, url: str) -> "Connection":
        """Connect to the server of `url`."""
        parts = urlsplit(url)
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        return cls(reader, writer, parts.netloc)

    async def post(self, path: str, body: object) -> bytes:
        """Send `body` as JSON, return the answer's content."""
        data = json.dumps(body).encode()
        head = f"POST {path} HTTP/1.1\r\nHost: {self.host}\r\nContent-Type: application/json\r\n"
        self.writer.write(f"{head}Content-Length: {len(data)}\r\n\r\n".encode() + data)
        return await self._answer()

    async def get(self, path: str) -> bytes:
        """Return what stands at `path`; of a stream, all of it."""
        self.writer.write(f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\n\r\n".encode())
        return await self._answer()

    async def start(self, path: str) -> None:
        """Ask for a stream and read its head alone."""
        self.writer.write(f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\n\r\n".encode())
        await self._head()

    def close(self) -> None:
        """Leave without a word, as a page that is closed does."""
        self.writer.close()

    async def _answer(self) -> bytes:
        """Read one answer to its end."""
        status, fields = await self._head()
        if fields.get("transfer-encoding") == "chunked":
            content = await self._chunks()
        else:
            content = await self.reader.readexactly(int(fields.get("content-length", 0)))
        if status >= 400:
            raise CallError(f"status {status}: {content[:300].decode(errors='replace')}")
        return content

    async def _head(self) -> tuple[int, dict[str, str]]:
        """Return status and fields."""
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        fields = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
        return int(head[0].split()[1]), fields

    async def _chunks(self) -> bytes:
        """Return the content of a chunked answer."""
        content = bytearray()
        while True:
            size = int((await self.reader.readline()).split(b";")[0], 16)
            content += (await self.reader.readexactly(size + 2))[:-2]
            if size == 0:
                return bytes(content)


async def call_compatible(connection: Connection, name: str) -> None:
    """Call `/greet` as existing clients do: POST for an id, then read its events."""
    answer = json.loads(await connection.post("/gradio_api/call/greet", {"data": [name]}))
    events = await connection.get(f"/gradio_api/call/greet/{answer['event_id']}")
    if f"Hello {name}!".encode() not in events:
        raise CallError(f"expected a greeting of {name!r}, got {events[:300]!r}")


def calls_a_second(
    open_caller: Callable[[], Awaitable[Caller]],
    call: Callable[[Caller, str], Awaitable[None]],
    callers: int,
    seconds: float,
) -> float:
    """Return how many calls `callers` finish a second, each with one call at a time.

    The first two seconds are not counted, for all callers begin in the same moment.

    Args:
        open_caller: Connects one caller.
        call: Makes one call with a text of its own and checks the answer.
        callers: How many call at once.
        seconds: How long they are counted.

    Raises:
        CallError: An answer was wrong.
        TimeoutError: An answer did not come within a minute.
    """
    return asyncio.run(_calls_a_second(open_caller, call, callers, seconds))


async def _calls_a_second(
    open_caller: Callable[[], Awaitable[Caller]],
    call: Callable[[Caller, str], Awaitable[None]],
    callers: int,
    seconds: float,
) -> float:
    """Run all callers until the time is over; what they began before is finished and not counted."""
    done = 0
    start = time.perf_counter() + _WARM_S
    end = start + seconds

    async def keep_calling(number: int) -> None:
        nonlocal done
        caller = await open_caller()
        count = 0
        while time.perf_counter() < end:
            await asyncio.wait_for(call(caller, f"caller-{number}-{count}"), _PATIENCE_S)
            count += 1
            done += start <= time.perf_counter() < end

    await asyncio.gather(*(keep_calling(number) for number in range(callers)))
    return done / seconds
