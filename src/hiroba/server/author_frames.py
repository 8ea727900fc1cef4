"""Gives components that an author's CSS frames a distance between this frame and what stands in it.

A component has no box of its own around label and field. Where an author gives it one, by a border, a ground or a shadow for its
`elem_id` or its classes, the label would touch it, so there is the padding that Gradio's boxes have; and a surface inside, such as a
picture's, gives up its own border, so that there are not two. Where the author paints a component, no ground of ours covers it: a
conversation shows the author's, with answers in bubbles that can be read on any.
"""

from __future__ import annotations

import re

from hiroba.server.author_rules import GROUND, author_rules

__all__ = ["author_frames"]

FRAME = re.compile(
    r"(?:^|;)\s*(?:border(?:-width|-style|-color)?|background(?:-color|-image)?|box-shadow)\s*:([^;]*)", re.I
)
NO_FRAME = re.compile(r"\s*(?:none|0(?:px)?|transparent|inherit|initial|unset)\s*(?:!important)?\s*", re.I)
PADDING = re.compile(r"(?:^|;)\s*padding[\w-]*\s*:", re.I)
NAMED = re.compile(r"[\w-]*(?:[#.][\w-]+)+")
"""What an author named (`#name`, `.card.wide`, `div.card`), in no passing state: a padding that comes and goes would move the page."""


def author_frames(css: str) -> str:
    """Return the rules that give what this CSS frames a padding, where it gives none itself, and what it paints no ground of ours."""
    rules = author_rules(css)
    padded = {selector for selectors, declarations in rules if PADDING.search(declarations) for selector in selectors}
    framed = [one for one in _named(rules, FRAME) if one not in padded]
    painted = _named(rules, GROUND)
    return _frame_rule(",".join(framed)) + _ground_rules(",".join(painted))


def _named(rules: list[tuple[list[str], str]], what: re.Pattern[str]) -> list[str]:
    """Return the selectors of components, each once, whose declarations say something of this kind."""
    found = [
        selector
        for selectors, declarations in rules
        if any(not NO_FRAME.fullmatch(value) for value in what.findall(declarations))
        for selector in selectors
        if NAMED.fullmatch(re.split(r"[\s>+~]+", selector)[-1])
    ]
    return list(dict.fromkeys(found))


def _boxes(named: str) -> str:
    # Some components stand in an element of their own around the box.
    return f"[data-node]:is({named})>.block,[data-node]:is({named})>*>.block"


def _frame_rule(named: str) -> str:
    boxes = f"{_boxes(named)},.block:is({named})"
    return f":where({boxes})[data-field]{{--surface-border:transparent;padding:var(--block-padding)}}" if named else ""


def _ground_rules(named: str) -> str:
    if not named:
        return ""
    answers = "--answer-ground:var(--_surface);--answer-padding:var(--_space-8) var(--_space-12)"
    return (
        f":where({_boxes(named)},[data-node]:is({named})>[data-accordion]){{--own-ground:transparent}}"
        f":where({_boxes(named)},.block:is({named})){{--author-ground:transparent;--surface-border:transparent;{answers}}}"
    )
