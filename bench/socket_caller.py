"""A caller that speaks Hiroba's own protocol: one WebSocket, commands out, frames of notices in."""

import asyncio
import json
import os
import re
import struct
import urllib.request
from dataclasses import dataclass
from typing import Any

from bench.caller import CallError, Connection

_PAGE = re.compile(rb'<script type="application/json" id="hiroba-page"[^>]*>(.*?)</script>', re.DOTALL)
_TEXT, _CLOSE, _PING = 0x1, 0x8, 0x9


@dataclass
class SocketCaller:
    """One screen of a session of its own."""

    connection: Connection
    binding: int
    """Number of the app's first binding."""

    seq: int = 0
    """Number of the last command."""

    @classmethod
    async def open(cls, url: str, binding: int) -> "SocketCaller":
        """Connect and attach."""
        connection = await Connection.open(url)
        connection.writer.write(
            (
                f"GET /hiroba/socket HTTP/1.1\r\nHost: {connection.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
            ).encode()
        )
        head = await connection.reader.readuntil(b"\r\n\r\n")
        if b" 101 " not in head.split(b"\r\n", 1)[0]:
            raise CallError(f"expected a WebSocket, got {head[:200]!r}")
        caller = cls(connection, binding)
        caller._send({"type": "attach", "screen": os.urandom(8).hex()})
        await caller._frame_with("attached")
        return caller

    async def run(self, inputs: list[Any] | None) -> bytes:
        """Run the binding, return all frames until its end."""
        self.seq += 1
        self._send({"type": "run", "seq": self.seq, "binding": self.binding, "inputs": inputs})
        return await self._frame_with("finished")

    async def leave(self) -> None:
        """Say that the page was closed, and close the connection."""
        self.seq += 1
        self._send({"type": "leave", "seq": self.seq})
        await self.connection.writer.drain()
        self.connection.close()

    def _send(self, command: dict[str, Any]) -> None:
        """Write one text frame with one command; a mask of zeros leaves it as it is."""
        data = json.dumps([command]).encode()
        size = bytes([0x80 | len(data)]) if len(data) < 126 else bytes([0x80 | 126]) + struct.pack("!H", len(data))
        self.connection.writer.write(bytes([0x80 | _TEXT]) + size + b"\0\0\0\0" + data)

    async def _frame_with(self, kind: str) -> bytes:
        """Return all frames up to the one that holds a notice of this kind."""
        mark = f'"type":"{kind}"'.encode()
        frames = b""
        while mark not in frames:
            frames += await self._frame()
        return frames

    async def _frame(self) -> bytes:
        """Return the content of the next frame."""
        reader = self.connection.reader
        first, size = await reader.readexactly(2)
        if size == 126:
            (size,) = struct.unpack("!H", await reader.readexactly(2))
        elif size == 127:
            (size,) = struct.unpack("!Q", await reader.readexactly(8))
        content = await reader.readexactly(size)
        if first & 0xF == _CLOSE:
            raise CallError(f"the server closed the connection: {content!r}")
        return b"" if first & 0xF == _PING else content


def first_binding(url: str) -> int:
    """Return the number of the first binding of an app's first page."""
    with urllib.request.urlopen(url) as answer:
        found = _PAGE.search(answer.read())
    if found is None:
        raise CallError("The page holds no description of itself.")
    return int(json.loads(found.group(1))["bindings"][0]["id"])


async def greet(caller: SocketCaller, name: str) -> None:
    """Call the greeting app and check its answer."""
    frames = await asyncio.wait_for(caller.run([name]), 60)
    if f"Hello {name}!".encode() not in frames:
        raise CallError(f"expected a greeting of {name!r}, got {frames[:300]!r}")
