"""A page of 500 components."""

from bench.figure import Figure, Row
from bench.figures.first_page import first_answer_ms
from bench.library import Library
from bench.page import open_page
from bench.serve import serve


def measure(library: Library) -> dict[str, float]:
    """Return milliseconds to the first answer and megabytes that the page's scripts hold."""
    with serve(library, "many") as app, open_page() as opened:
        answer_ms = first_answer_ms(opened, app)
        opened.page.wait_for_timeout(1_000)
        return {"answer": answer_ms, "heap": opened.heap_bytes() / 1e6}


FIGURE = Figure(
    "many",
    "500 components on a page",
    (Row("answer", "first answer", "ms", at_most=0.25), Row("heap", "heap", "MB", at_most=0.5)),
    measure,
)
