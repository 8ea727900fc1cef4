"""What axe-core finds wrong with a page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"


def violations(page: Page, *, but: tuple[str, ...] = ()) -> list[str]:
    """Return a line for each place on the page that breaks a rule.

    Args:
        page: A page in the state that is looked at.
        but: Rules that are not about what is tested, such as that a page has a heading.
    """
    page.evaluate(SCRIPT.read_text())
    result = page.evaluate("async () => (await axe.run()).violations")
    return [
        f"{found['id']}: {node['html'][:120]}" for found in result if found["id"] not in but for node in found["nodes"]
    ]
