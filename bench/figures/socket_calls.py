"""Calls a second over Hiroba's own protocol, beside the routes that Gradio has."""

from functools import partial

from bench.caller import calls_a_second
from bench.figure import Figure, Row
from bench.figures import api_calls
from bench.library import Library
from bench.serve import serve
from bench.socket_caller import SocketCaller, first_binding, greet


def measure(library: Library) -> dict[str, float]:
    """Return calls a second by number of callers; Gradio answers over the only routes that it has."""
    if library.name != "hiroba":
        return api_calls.measure(library)
    numbers = {}
    for callers in (24, 200):
        with serve(library, "greeter") as app:
            open_caller = partial(SocketCaller.open, app.url, first_binding(app.url))
            numbers[str(callers)] = calls_a_second(open_caller, greet, callers, api_calls.SECONDS)
    return numbers


FIGURE = Figure(
    "socket-calls",
    "Calls a second, own protocol",
    (Row("24", "24 callers", "/s", at_least=40), Row("200", "200 callers", "/s", at_least=40)),
    measure,
)
