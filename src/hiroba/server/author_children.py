"""Lets an author's CSS find the children of a row or a column, `#bar > .block`, though they stand in a place of their own.

NOTE: the classes are those of web/src/lib/Cell.svelte and web/src/app/NodeView.svelte. The place is what a child is where it takes part
in the row itself; where it is open (`_open`), the child in it does.
"""

from __future__ import annotations

import re

from hiroba.server.author_rules import COMMENT, selectors_of

__all__ = ["with_children_found"]

PRELUDE = re.compile(r"((?:^|(?<=[{};]))\s*)([^{};@]*>[^{};]*)(?=\{)")
FORM = re.compile(r">\s*\.form\s*(?=>)")
"""The box that Gradio has around fields side by side, which is not here."""
COMPOUND = re.compile(r"\s*((?:\*|[\w-]+)?(?:[.#][\w-]+|\[[^\]]*\])*)((?:(?<!:):(?!:)[\w-]+(?:\([^()]*\))?)*)")
MOST = 2
"""How many steps from parent to child a selector may have: each one makes it three."""


def with_children_found(css: str) -> str:
    """Return this CSS with selectors beside its own that find children in their places, and count for as much."""
    return PRELUDE.sub(_found, COMMENT.sub("", css))


def _found(rule: re.Match[str]) -> str:
    return rule[1] + ",".join(one for selector in selectors_of(rule[2]) for one in _with_places(selector))


def _with_places(selector: str) -> list[str]:
    parent, *steps = FORM.sub("", selector).strip().split(">")
    children = [COMPOUND.match(step) for step in steps]
    if not parent or "(" in parent or len(steps) > MOST or not all(child and child[0].strip() for child in children):
        return [selector]
    found = [parent.strip()]
    for step, child in zip(steps, children, strict=True):
        assert child is not None
        places = _places(child[1], child[2])
        found = [f"{one}>{place}{step[child.end() :]}".strip() for one in found for place in places]
    return found


def _places(child: str, state: str) -> list[str]:
    """Return where this child stands that is in this state, `:first-child` or `:hover`: itself, and in its place."""
    if child in ("", "*", "div"):
        return [
            f"{child}{state}",
            f":where(._open:not(._self-named){state})>:where(._node)",
            f":where(._self-named{state})>:where(._node)>*",
        ]
    if child in (".block", "div.block"):
        leaf = ":is(._holds-leaf,._holds-fold)"
        return [f"{child}{state}", f"{leaf}:where(:not(._open){state})", f"{leaf}:where(._open{state})>:where(._node)"]
    place = f":where(._cell{state})"
    return [f"{child}{state}", f"{place}>{child}", f"{place}>:where(._node)>{child}"]
