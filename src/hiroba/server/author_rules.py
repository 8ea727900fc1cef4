"""The rules of an author's CSS, as far as they can be read without a browser: those in `@media` count as others, nested ones are cut."""

from __future__ import annotations

import re

__all__ = ["GROUND", "author_rules"]

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
GROUND = re.compile(r"(?:^|;)\s*background(?:-color|-image)?\s*:([^;]*)", re.IGNORECASE)
"""What declarations say of a ground."""
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def author_rules(css: str) -> list[tuple[list[str], str]]:
    """Return each rule as its selectors and its declarations."""
    found = RULE.findall(COMMENT.sub("", css))
    return [
        ([selector.strip() for selector in selectors.split(",")], declarations) for selectors, declarations in found
    ]
