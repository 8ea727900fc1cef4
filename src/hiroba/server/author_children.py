"""Lets an author's CSS find the children of a row or a column, `#bar > .block`, though they stand in a place of their own.

NOTE: the classes are those of web/src/lib/Cell.svelte and web/src/app/NodeView.svelte. The place is what a child is where it takes part
in the row itself; where it is open (`_open`), the child in it does.
"""

from __future__ import annotations

import re

__all__ = ["with_children_found"]

PRELUDE = re.compile(r"((?:^|(?<=[{};]))\s*)([^{};@]*>[^{};]*)(?=\{)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BETWEEN = re.compile(r",(?![^()]*\))")
FORM = re.compile(r">\s*\.form\s*(?=>)")
"""The box that Gradio has around fields side by side, which is not here."""
COMPOUND = re.compile(r"\s*((?:\*|[\w-]+)?(?:[.#][\w-]+|\[[^\]]*\])*)((?:(?<!:):(?!:)[\w-]+(?:\([^()]*\))?)*)")
MOST = 3
"""How many steps from parent to child a selector may have: each one makes it several times as long."""


def with_children_found(css: str) -> str:
    """Return this CSS with selectors that find children in their places, too, and count for as much as they did."""
    return PRELUDE.sub(_found, COMMENT.sub("", css))


def _found(rule: re.Match[str]) -> str:
    return rule[1] + ",".join(map(_with_places, BETWEEN.split(rule[2])))


def _with_places(selector: str) -> str:
    left, *steps = FORM.sub("", selector).strip().split(">")
    if not left.strip() or not 0 < len(steps) <= MOST or "(" in left:
        return selector
    for step in steps:
        child = COMPOUND.match(step)
        if not child or not child[0].strip():
            return selector
        left = _step(left.strip(), child[1], child[2]) + step[child.end() :]
    return left


def _step(parent: str, child: str, state: str) -> str:
    """Return what finds this child of this parent, which is in this state: `:first-child`, `:hover`."""
    if child in ("", "*", "div"):
        places = [f"._open:not(._self-named){state}>._node", f"._self-named{state}>._node>*"]
    elif child in (".block", "div.block"):
        leaf = ":is(._holds-leaf,._holds-fold)"
        places = [f"{leaf}:not(._open){state}", f"{leaf}._open{state}>._node"]
    else:
        return f":is({parent},:where({parent}>._cell{state},{parent}>._cell{state}>._node))>{child}"
    return f":is({parent}>{child}{state},:where({','.join(f'{parent}>{place}' for place in places)}))"
