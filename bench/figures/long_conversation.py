"""An answer of 2,000 tokens at 200 a second, with code and formulas, under a conversation of 1,000 messages."""

from bench.figure import Figure, Row
from bench.library import Library
from bench.page import OpenPage, open_page
from bench.serve import serve

TOKENS = 2_000
SPAN_MS = TOKENS / 200 * 1000

_WATCH = """
async () => {
  window.gaps = [];
  let last = performance.now();
  const look = (now) => { window.gaps.push(now - last); last = now; requestAnimationFrame(look); };
  requestAnimationFrame(look);
  // To look through the whole page at each frame would be the larger part of the work.
  const pause = () => new Promise((resolve) => setTimeout(resolve, 250));
  const began = performance.now();
  window.answered = (async () => {
    await bench.until(() => document.body.textContent.includes("the-end"), pause);
    return performance.now() - began;
  })();
}
"""

# The same page while nothing happens: what the machine itself lets be late.
_IDLE = """
() => new Promise((resolve) => {
  const gaps = [];
  let last = performance.now();
  const look = (now) => {
    gaps.push(now - last);
    last = now;
    if (gaps.length < 300) requestAnimationFrame(look);
    else resolve(gaps.filter((gap) => gap > 34).length / 3);
  };
  requestAnimationFrame(look);
})
"""


def measure(library: Library) -> dict[str, float]:
    """Return what a token costs the page, how many frames came late, how far the answer lags, and what the page holds."""
    with serve(library, "conversation") as app, open_page(app.url) as opened:
        opened.page.wait_for_timeout(3_000)
        message = opened.page.get_by_role("textbox", name="Message")
        idle = float(opened.page.evaluate(_IDLE))
        message.fill("Go on")
        # In time of the page's own thread: what other work of the machine takes is none of the page's.
        opened.devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
        before = _seconds(opened)
        opened.measure(_WATCH)
        message.press("Enter")
        took_ms = float(opened.page.evaluate("() => window.answered"))
        after = _seconds(opened)
        opened.devtools.send("Performance.disable")
        late = opened.page.evaluate("() => window.gaps.filter((gap) => gap > 34).length / window.gaps.length * 100")
        return {
            "script": (after["ScriptDuration"] - before["ScriptDuration"]) * 1000 / TOKENS,
            "task": (after["TaskDuration"] - before["TaskDuration"]) * 1000 / TOKENS,
            "late": float(late),
            "idle": idle,
            "lag": took_ms - SPAN_MS,
            "heap": opened.heap_bytes() / 1e6,
        }


def _seconds(opened: OpenPage) -> dict[str, float]:
    return {item["name"]: item["value"] for item in opened.devtools.send("Performance.getMetrics")["metrics"]}


FIGURE = Figure(
    "conversation",
    "2,000 tokens under 1,000 messages",
    (
        Row("script", "script for a token, processor", "ms", limit=2),
        Row("task", "all work for a token, processor", "ms", limit=5),
        Row("late", "frames over 34 ms, per cent", "", limit=5),
        Row("idle", "the same while nothing happens, per cent", ""),
        Row("lag", "later than it was made", "ms", limit=500),
        Row("heap", "heap afterwards", "MB"),
    ),
    measure,
    rounds=1,
)
