"""What one job costs when very many are accepted at once, against what it costs when there are fewer."""

import asyncio
import json
import time

from bench.caller import CallError, Connection
from bench.figure import Figure, Row
from bench.library import Library
from bench.serve import serve

_CONNECTIONS = 20
_FEW, _MANY = 200, 1_000


def measure(library: Library) -> dict[str, float]:
    """Return milliseconds a job for few and for many at once, and their ratio."""
    with serve(library, "greeter") as app:
        asyncio.run(_ms_a_job(app.url, _FEW))
        few = asyncio.run(_ms_a_job(app.url, _FEW))
        many = asyncio.run(_ms_a_job(app.url, _MANY))
    return {"few": few, "many": many, "ratio": many / few}


async def _ms_a_job(url: str, jobs: int) -> float:
    """Let all be accepted before any is read, then read each one's answer."""
    connections = [await Connection.open(url) for _ in range(_CONNECTIONS)]
    shares = [range(first, jobs, _CONNECTIONS) for first in range(_CONNECTIONS)]
    begun = time.perf_counter()
    accepted = await asyncio.gather(*map(_accept, connections, shares))
    await asyncio.gather(*map(_read, connections, accepted))
    took = time.perf_counter() - begun
    for connection in connections:
        connection.close()
    return took / jobs * 1000


async def _accept(connection: Connection, numbers: range) -> dict[str, str]:
    """Start a call for each number; return its name by the call's id."""
    started = {}
    for number in numbers:
        name = f"visitor {number}"
        answer = json.loads(await connection.post("/gradio_api/call/greet", {"data": [name]}))
        started[answer["event_id"]] = name
    return started


async def _read(connection: Connection, started: dict[str, str]) -> None:
    """Read every answer to its end.

    Raises:
        CallError: One is another call's, or there is none.
    """
    for event_id, name in started.items():
        events = await connection.get(f"/gradio_api/call/greet/{event_id}")
        if f"Hello {name}!".encode() not in events:
            raise CallError(f"expected a greeting of {name!r}, got {events[:300]!r}")


FIGURE = Figure(
    "jobs",
    "A job among many at once",
    (
        Row("few", f"{_FEW} at once", "ms"),
        Row("many", f"{_MANY:,} at once", "ms"),
        Row("ratio", "the second over the first", "", limit=1.5),
    ),
    measure,
)
"""The ratio is the target: the cost of one job must not grow with the number of the others."""
