"""Calls a second through the API, by 24 and by 200 callers at once."""

from bench.caller import call_compatible, calls_a_second
from bench.figure import Figure, Row
from bench.library import Library
from bench.serve import serve

_SECONDS = 6.0


def measure(library: Library) -> dict[str, float]:
    """Return calls a second over the routes that both libraries have."""
    numbers = {}
    for callers in (24, 200):
        with serve(library, "greeter") as app:
            numbers[f"compatible {callers}"] = calls_a_second(app.url, call_compatible, callers, _SECONDS)
    return numbers


FIGURE = Figure(
    "calls",
    "Calls a second through the API",
    (
        Row("compatible 24", "same routes, 24 callers", "/s", at_least=15),
        Row("compatible 200", "same routes, 200 callers", "/s", at_least=15),
    ),
    measure,
)
