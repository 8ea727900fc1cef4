"""Whether memory returns: what the process has grown by after 10,000 visitors have pressed a button and left."""

import asyncio
from functools import partial

from bench.figure import Figure, Row
from bench.figures.departed_sessions import SocketVisitor, come_and_go, settled_bytes
from bench.library import Library
from bench.serve import App, serve

_VISITORS = 10_000
_FIRST = 500


def measure(library: Library) -> dict[str, float]:
    """Return megabytes; of Hiroba alone, over whose socket so many come and go within a minute or two."""
    if library.name != "hiroba":
        return {}
    with serve(library, "clicker") as app:
        return {"grown": asyncio.run(_grown(app)) / 1e6}


async def _grown(app: App) -> float:
    """Return by how many bytes the process has grown since the first visitors, who make it load what it needs."""
    arrive = partial(SocketVisitor.arrive, app.url)
    await come_and_go(arrive, _FIRST)
    before = await settled_bytes(app)
    await come_and_go(arrive, _VISITORS)
    return await settled_bytes(app) - before


FIGURE = Figure(
    "visitors",
    "Memory after 10,000 visitors",
    (Row("grown", "grown by", "MB", limit=20),),
    measure,
    rounds=1,
)
