"""Gives the page the width and the ground that an author's CSS says of all of it.

What stands on a page is narrower than the window. An author who says how wide the app is, `.gradio-container { max-width: 1400px }`, means
what stands in it as well. Where one paints the app, no room is kept for a scroll bar: it would show the ground of what lies behind.
"""

from __future__ import annotations

import re

from hiroba.server.author_rules import GROUND, author_rules

__all__ = ["author_page"]

APP = re.compile(r"(?:gradio-app|(?:[\w#.-]+\s+)*\.gradio-container)(?:\.[\w-]+)*")
WIDTH = re.compile(r"(?:^|;)\s*(?:max-)?width\s*:", re.I)
SOMETIMES = re.compile(r"@media[^{]*\{(?:[^{}]|\{[^{}]*\})*\}")
"""What counts for some windows alone, such as those of phones."""


def author_page(css: str) -> str:
    """Return the rules that let the page be as wide, and painted as far, as this CSS says."""
    always = [
        declarations
        for selectors, declarations in author_rules(SOMETIMES.sub("", css))
        if any(APP.fullmatch(selector) for selector in selectors)
    ]
    said = "--_page-width:100%;" * any(map(WIDTH.search, always)) + "--page-gutter:auto" * any(
        map(GROUND.search, always)
    )
    return f":root{{{said}}}" if said else ""
