"""Gives components that an author's CSS frames a distance between this frame and what stands in it.

A component has no box of its own around label and field. Where an author gives it one, by a border, a ground or a shadow for its
`elem_id` or its classes, the label would touch it, so there is the padding that Gradio's boxes have; and a surface inside, such as a
picture's, gives up its own border, so that there are not two.
"""

from __future__ import annotations

import re

from hiroba.server.author_rules import author_rules

__all__ = ["author_frames"]

FRAME = re.compile(
    r"(?:^|;)\s*(?:border(?:-width|-style|-color)?|background(?:-color|-image)?|box-shadow)\s*:([^;]*)", re.I
)
NO_FRAME = re.compile(r"\s*(?:none|0(?:px)?|transparent|inherit|initial|unset)\s*(?:!important)?\s*", re.I)
PADDING = re.compile(r"(?:^|;)\s*padding[\w-]*\s*:", re.I)
NAMED = re.compile(r"[\w-]*(?:[#.][\w-]+)+")
"""What an author named (`#name`, `.card.wide`, `div.card`), in no passing state: a padding that comes and goes would move the page."""


def author_frames(css: str) -> str:
    """Return the rule that gives what this CSS frames a padding, where it gives none itself."""
    rules = author_rules(css)
    padded = {selector for selectors, declarations in rules if PADDING.search(declarations) for selector in selectors}
    framed = [
        selector
        for selectors, declarations in rules
        if any(not NO_FRAME.fullmatch(value) for value in FRAME.findall(declarations))
        for selector in selectors
        if NAMED.fullmatch(re.split(r"[\s>+~]+", selector)[-1]) and selector not in padded
    ]
    if not framed:
        return ""
    named = ",".join(dict.fromkeys(framed))
    # Some components stand in an element of their own around the box.
    boxes = f"[data-node]:is({named})>.block,[data-node]:is({named})>*>.block,.block:is({named})"
    return f":where({boxes})[data-field]{{--surface-border:transparent;padding:var(--block-padding)}}"
