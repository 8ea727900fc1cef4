"""From the start of a process to the last byte of the first page, and what the process holds then."""

from bench.figure import Figure, Row
from bench.library import Library
from bench.serve import serve


def measure(library: Library) -> dict[str, float]:
    """Return seconds and megabytes of the three-component app."""
    with serve(library, "greeter") as app:
        return {"time": app.started_s, "memory": app.memory_bytes() / 1e6}


FIGURE = Figure(
    "start",
    "Process start to first page",
    (Row("time", "time", "s", at_most=0.12), Row("memory", "memory", "MB", at_most=0.33)),
    measure,
    rounds=5,
)
