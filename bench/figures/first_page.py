"""The first page of a three-component app in a browser that has cached nothing."""

from bench.figure import Figure, Row
from bench.library import Library
from bench.page import OpenPage, open_page
from bench.serve import App, serve

PRESS_AT_ONCE = """
window.answered = (async () => {
  // A visitor who presses as soon as there is a button, and again until something happens.
  for (;;) {
    const button = bench.button("Greet");
    if (bench.field("Greeting")?.value === "Hello Ada!") return performance.now();
    if (button) button.click();
    for (let frame = 0; frame < 3; frame++) await bench.frame();
  }
})();
"""
"""Runs before the page does; `answered` becomes the time of the first answer in ms since the page was asked for."""

_FIRST_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"


def measure(library: Library) -> dict[str, float]:
    """Return requests, kilobytes, milliseconds to the first paint and to the first answer."""
    with serve(library, "greeter") as app:
        with open_page(app.url) as opened:
            paint_ms = float(opened.page.evaluate(_FIRST_PAINT))
            numbers = {
                "requests": float(opened.traffic.requests),
                "bytes": opened.traffic.received_bytes / 1e3,
                "paint": paint_ms,
            }
        with open_page() as opened:
            return {**numbers, "answer": first_answer_ms(opened, app)}


def first_answer_ms(opened: OpenPage, app: App) -> float:
    """Open the app's page, press "Greet" as soon as that is possible, return when the greeting was there."""
    opened.page.add_init_script(PRESS_AT_ONCE)
    opened.page.goto(app.url, wait_until="commit")
    return float(opened.page.evaluate("() => window.answered"))


FIGURE = Figure(
    "first-page",
    "First page of three components",
    (
        Row("requests", "requests", "", limit=8),
        Row("bytes", "received", "kB", limit=40),
        Row("paint", "first paint", "ms", at_most=0.3),
        Row("answer", "first answer", "ms", at_most=0.3),
    ),
    measure,
)
