"""A chat reply of 1,000 words, streamed word by word."""

from bench.figure import Figure, Row
from bench.library import Library
from bench.page import open_page
from bench.serve import serve

_REPLY = """
async () => {
  const sent = new Promise((resolve) => {
    window.addEventListener("keydown", () => resolve(performance.now()), {capture: true, once: true});
  });
  window.replied = (async () => {
    const pressed = await sent;
    await bench.until(() => document.body.textContent.includes("w0999"), bench.frame);
    return performance.now() - pressed;
  })();
}
"""


def measure(library: Library) -> dict[str, float]:
    """Return milliseconds from the Enter key to the last word."""
    with serve(library, "chat") as app, open_page(app.url) as opened:
        composer = opened.page.get_by_role("textbox").last
        composer.fill("Tell me")
        opened.measure(_REPLY)
        composer.press("Enter")
        return {"time": float(opened.page.evaluate("() => window.replied"))}


FIGURE = Figure("chat", "Chat reply of 1,000 words", (Row("time", "time", "ms", at_most=0.06),), measure)
