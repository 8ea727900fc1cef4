"""The rules of an author's CSS, as far as they can be read without a browser: those in `@media` count as others, nested ones are cut."""

from __future__ import annotations

import re

__all__ = ["COMMENT", "GROUND", "author_rules", "selectors_of"]

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
GROUND = re.compile(r"(?:^|;)\s*background(?:-color|-image)?\s*:([^;]*)", re.IGNORECASE)
"""What declarations say of a ground."""
BETWEEN = re.compile(r",(?![^()]*\))")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def author_rules(css: str) -> list[tuple[list[str], str]]:
    """Return each rule as its selectors and its declarations."""
    found = RULE.findall(COMMENT.sub("", css))
    return [(selectors_of(prelude), declarations) for prelude, declarations in found]


def selectors_of(prelude: str) -> list[str]:
    """Return the selectors that stand before the declarations of a rule; what is between parentheses belongs to one."""
    return [selector.strip() for selector in BETWEEN.split(prelude)]
