"""What an app keeps of visitors: of those who left with 100 kB of state, and of those who are there without any."""

import asyncio
import json
import time

from bench.caller import Connection
from bench.figure import Figure, Row
from bench.library import Library
from bench.serve import App, serve

_VISITORS = 200
_SETTLE_S = 5.0


def measure(library: Library) -> dict[str, float]:
    """Return kilobytes of the process for each visitor, departed or present."""
    with serve(library, "keeper") as app:
        asyncio.run(_visits(app, "warm", 30, leaving=True, holding=True))
        before = _settled_bytes(app)
        asyncio.run(_visits(app, "departed", _VISITORS, leaving=True, holding=True))
        departed = (_settled_bytes(app) - before) / _VISITORS / 1e3
    with serve(library, "keeper") as app:
        asyncio.run(_visits(app, "warm", 30, leaving=True, holding=False))
        return {"departed": departed, "present": asyncio.run(_present(app))}


async def _present(app: App) -> float:
    """Return kilobytes for each of the visitors that stay on their page."""
    before = _settled_bytes(app)
    lines = await _visits(app, "present", _VISITORS, leaving=False, holding=False)
    kilobytes = (_settled_bytes(app) - before) / _VISITORS / 1e3
    for line in lines:
        line.close()
    return kilobytes


async def _visits(app: App, prefix: str, visitors: int, leaving: bool, holding: bool) -> list[Connection]:
    """Let visitors come one after the other, press the button if `holding`, and leave; return open lines."""
    endpoint = await _endpoint(app)
    lines = []
    for number in range(visitors):
        session = f"{prefix}{number:05d}"
        line = await Connection.open(app.url)
        await line.start(f"/gradio_api/heartbeat/{session}")
        if holding:
            await _press(app, session, endpoint)
        if leaving:
            line.close()
        else:
            lines.append(line)
    return lines


async def _endpoint(app: App) -> int:
    """Return the number of the button's binding."""
    connection = await Connection.open(app.url)
    config = json.loads(await connection.get("/config"))
    connection.close()
    return next(int(binding["id"]) for binding in config["dependencies"] if binding["api_name"] == "hold")


async def _press(app: App, session: str, endpoint: int) -> None:
    """Press the button as a page does, and wait for its end."""
    connection = await Connection.open(app.url)
    await connection.post("/gradio_api/queue/join", {"data": [], "fn_index": endpoint, "session_hash": session})
    await connection.get(f"/gradio_api/queue/data?session_hash={session}")
    connection.close()


def _settled_bytes(app: App) -> int:
    """Return the memory of the app after it had time to tidy up."""
    time.sleep(_SETTLE_S)
    return app.memory_bytes()


FIGURE = Figure(
    "sessions",
    "Memory of a visitor",
    (
        Row("departed", "departed with 100 kB of state", "kB", limit=0.5),
        Row("present", "present without state", "kB", limit=10),
    ),
    measure,
)
