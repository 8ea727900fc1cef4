"""A generator that yields a growing text 2,000 times into a text box."""

from bench.figure import Figure, Row
from bench.library import Library
from bench.page import open_page
from bench.serve import serve

_WRITE = """
async () => {
  const text = bench.field("Text");
  const pressed = performance.now();
  bench.button("Write").click();
  await bench.until(() => text.value !== "", bench.turn);
  const first = performance.now() - pressed;
  await bench.until(() => text.value.trimEnd().endsWith("w1999"), bench.frame);
  return {first, all: performance.now() - pressed};
}
"""


def measure(library: Library) -> dict[str, float]:
    """Return milliseconds from the click to the first text and to the whole text."""
    with serve(library, "stream") as app, open_page(app.url) as opened:
        numbers: dict[str, float] = opened.measure(_WRITE)
        return numbers


FIGURE = Figure(
    "updates",
    "2,000 text updates",
    (Row("all", "all of them", "ms", at_most=0.06), Row("first", "first one", "ms", limit=17)),
    measure,
)
