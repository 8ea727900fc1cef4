"""Calls a second over the routes that existing clients know, by 24 and by 200 callers at once."""

from functools import partial

from bench.caller import Connection, call_compatible, calls_a_second
from bench.figure import Figure, Row
from bench.library import Library
from bench.serve import serve

SECONDS = 6.0


def measure(library: Library) -> dict[str, float]:
    """Return calls a second over the routes that both libraries have, by number of callers."""
    numbers = {}
    for callers in (24, 200):
        with serve(library, "greeter") as app:
            open_caller = partial(Connection.open, app.url)
            numbers[str(callers)] = calls_a_second(open_caller, call_compatible, callers, SECONDS)
    return numbers


FIGURE = Figure(
    "calls",
    "Calls a second, same routes",
    (Row("24", "24 callers", "/s", at_least=15), Row("200", "200 callers", "/s", at_least=15)),
    measure,
)
