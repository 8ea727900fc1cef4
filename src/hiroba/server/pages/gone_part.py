"""What a page gets in place of a part of itself that is gone, as after an update of the server: a script that says so.

The page can fetch nothing to say it with, since that is gone too, and what every page loads should not carry it.
"""

from __future__ import annotations

import json

from hiroba.server.texts import say

__all__ = ["gone_part"]

# Before anything is drawn, the guard in the head of the page (`server/page.py`) loads it once more; it waits for this event.
_SCRIPT = """document.querySelector('script[src*="hiroba/assets/"]')?.dispatchEvent(new Event("error"));
const id = "hiroba-gone-part";
if (document.getElementById("app")?.firstChild && !document.getElementById(id)) {
  const bar = document.createElement("p");
  Object.assign(bar, { id, textContent: TEXT + " " });
  bar.setAttribute("role", "alert");
  Object.assign(bar.style, {
    position: "fixed", insetInline: "0", bottom: "0", zIndex: "101", margin: "0", padding: "12px 16px", textAlign: "center",
    borderTop: "1px solid var(--_border)", background: "var(--_surface)", color: "var(--_text)",
  });
  const again = document.createElement("button");
  Object.assign(again, { type: "button", textContent: AGAIN, onclick: () => location.reload() });
  again.className = "_button _button-secondary _button-28";
  bar.append(again);
  document.body.append(bar);
}
throw new Error("This part of the page is gone. Load the page again.");
"""


def gone_part(language: str) -> str:
    """Return the script, with its texts in a language."""
    texts = {"TEXT": "A part of this page could not be loaded.", "AGAIN": "Try again"}
    script = _SCRIPT
    for name, text in texts.items():
        script = script.replace(name, json.dumps(say(language, text)))
    return script
