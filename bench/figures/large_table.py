"""A table of 100,000 rows and 10 columns."""

from bench.figure import Figure, Row
from bench.library import Library
from bench.page import open_page
from bench.serve import serve

_SHOW = """
async () => {
  const pressed = performance.now();
  bench.button("Show").click();
  await bench.until(() => document.body.textContent.includes("item 0"), bench.frame);
  return performance.now() - pressed;
}
"""


def measure(library: Library) -> dict[str, float]:
    """Return milliseconds from the click to the first rows, megabytes received for it and held by the page."""
    with serve(library, "table") as app, open_page(app.url) as opened:
        before = opened.traffic.received_bytes
        time_ms = float(opened.measure(_SHOW))
        opened.page.wait_for_timeout(1_000)
        return {
            "time": time_ms,
            "bytes": (opened.traffic.received_bytes - before) / 1e6,
            "heap": opened.heap_bytes() / 1e6,
        }


FIGURE = Figure(
    "table",
    "Table of 100,000 × 10",
    (
        Row("time", "first rows", "ms", at_most=0.05),
        Row("bytes", "received", "MB", at_most=0.01),
        Row("heap", "heap", "MB", at_most=0.05),
    ),
    measure,
)
