"""From a click to its answer in the page."""

from statistics import median

from bench.figure import Figure, Row
from bench.library import Library
from bench.page import open_page
from bench.serve import serve

_CLICKS = 30

_CLICK = """
async ({clicks}) => {
  const button = bench.button("Count");
  const shown = bench.field("Clicks");
  const times = [];
  for (let click = 0; click < clicks; click++) {
    const before = shown.value;
    const pressed = performance.now();
    button.click();
    await bench.until(() => shown.value !== before, bench.turn);
    times.push(performance.now() - pressed);
    for (let frame = 0; frame < 6; frame++) await bench.frame();
  }
  return times;
}
"""


def measure(library: Library) -> dict[str, float]:
    """Return the middle one of 30 clicks, after 5 that warm up, in milliseconds."""
    with serve(library, "clicker") as app, open_page(app.url) as opened:
        opened.measure(_CLICK, clicks=5)
        return {"time": median(opened.measure(_CLICK, clicks=_CLICKS))}


FIGURE = Figure("click", "Click to answer", (Row("time", "time", "ms", at_most=0.15),), measure)
