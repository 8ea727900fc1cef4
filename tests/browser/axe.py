"""What axe-core finds wrong with a page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"


SETTLED = """async () => {
  await new Promise((done) => setTimeout(() => requestAnimationFrame(done)));
  const passing = document.getAnimations().filter((one) => one.effect.getTiming().iterations === 1);
  await Promise.all(passing.map((one) => one.finished.catch(() => 0)));
}"""
"""Ends when colours and places have come to rest, after a change of the look, say."""


def violations(page: Page, *, but: tuple[str, ...] = ()) -> list[str]:
    """Return a line for each place on the page that breaks a rule.

    Args:
        page: A page in the state that is looked at.
        but: Rules that are not about what is tested, such as that a page has a heading.
    """
    page.evaluate(SCRIPT.read_text())
    page.evaluate(SETTLED)
    result = page.evaluate("async () => (await axe.run()).violations")
    return [
        f"{found['id']}: {node['html'][:120]}" for found in result if found["id"] not in but for node in found["nodes"]
    ]
