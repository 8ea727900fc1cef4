"""What an app keeps of visitors: of those who left with 100 kB of state, and of those who are there without any."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from bench.caller import Connection
from bench.figure import Figure, Row
from bench.library import Library
from bench.serve import App, serve
from bench.socket_caller import SocketCaller, first_binding

_VISITORS = 200
_SETTLE_S = 6.0


class Visitor(Protocol):
    """Someone with the app's page open."""

    async def press(self) -> None:
        """Press the button, after which the session holds 100,000 bytes."""

    async def leave(self) -> None:
        """Close the page."""


@dataclass
class SocketVisitor:
    """As Hiroba's page does it: one WebSocket."""

    caller: SocketCaller

    @classmethod
    async def arrive(cls, url: str) -> "SocketVisitor":
        """Open the page."""
        return cls(await SocketCaller.open(url, first_binding(url)))

    async def press(self) -> None:
        """Press the button."""
        await self.caller.run(None)

    async def leave(self) -> None:
        """Close the page."""
        await self.caller.leave()


@dataclass
class HeartbeatVisitor:
    """As Gradio's page does it: a heartbeat that stays open, and the queue."""

    url: str
    session: str
    heartbeat: Connection

    @classmethod
    async def arrive(cls, url: str) -> "HeartbeatVisitor":
        """Open the page."""
        session = f"visitor{time.perf_counter_ns()}"
        heartbeat = await Connection.open(url)
        await heartbeat.start(f"/gradio_api/heartbeat/{session}")
        return cls(url, session, heartbeat)

    async def press(self) -> None:
        """Press the button, which is the first binding."""
        connection = await Connection.open(self.url)
        config = json.loads(await connection.get("/config"))
        body = {"data": [], "fn_index": config["dependencies"][0]["id"], "session_hash": self.session}
        await connection.post("/gradio_api/queue/join", body)
        await connection.get(f"/gradio_api/queue/data?session_hash={self.session}")
        connection.close()

    async def leave(self) -> None:
        """Close the page."""
        self.heartbeat.close()


def measure(library: Library) -> dict[str, float]:
    """Return kilobytes of the process for each visitor, departed or present."""
    kind = SocketVisitor if library.name == "hiroba" else HeartbeatVisitor
    numbers = {}
    for row, count in (("departed", _departed), ("present", _present)):
        with serve(library, "keeper") as app:
            numbers[row] = asyncio.run(count(app, partial(kind.arrive, app.url))) / _VISITORS / 1e3
    return numbers


async def _departed(app: App, arrive: Callable[[], Awaitable[Visitor]]) -> float:
    """Return by how many bytes the process has grown after visitors held 100 kB each and left."""
    await come_and_go(arrive, 30)
    before = await settled_bytes(app)
    await come_and_go(arrive, _VISITORS)
    return await settled_bytes(app) - before


async def _present(app: App, arrive: Callable[[], Awaitable[Visitor]]) -> float:
    """Return by how many bytes the process has grown while visitors are there, who have not done anything."""
    await come_and_go(arrive, 30)
    before = await settled_bytes(app)
    visitors = [await arrive() for _ in range(_VISITORS)]
    grown = await settled_bytes(app) - before
    for visitor in visitors:
        await visitor.leave()
    return grown


async def come_and_go(arrive: Callable[[], Awaitable[Visitor]], visitors: int) -> None:
    """Let visitors come one after the other, press the button and leave."""
    for _ in range(visitors):
        visitor = await arrive()
        await visitor.press()
        await visitor.leave()


async def settled_bytes(app: App) -> float:
    """Return the memory of the app after it had time to tidy up."""
    await asyncio.sleep(_SETTLE_S)
    return float(app.memory_bytes())


FIGURE = Figure(
    "sessions",
    "Memory of a visitor",
    (
        Row("departed", "departed with 100 kB of state", "kB", limit=0.5),
        Row("present", "present without state", "kB", limit=10),
    ),
    measure,
)
