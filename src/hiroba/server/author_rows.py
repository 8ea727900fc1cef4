"""Lets what an author's CSS says of a row and of its buttons count as in Gradio.

NOTE: the classes and variables are those of web/src/lib/Cell.svelte, and `_text` is what a button says (button.svelte, FileButton.svelte).
"""

from __future__ import annotations

import re

from hiroba.server.author_rules import selectors_of

__all__ = ["AROUND", "with_rows_followed"]

AROUND = (
    # A share of the height of a row that does not grow, such as `min-height: 100%`, is none: stacked parts would each have all of it.
    '[style*="--share: 0;"]>[data-node]>[data-row]{align-self:start}'
    # A word stays whole in a button that its author made narrower than the word.
    "[data-button]>._text:not(._endless){min-width:auto;overflow-wrap:normal}"
)
"""Rules for every page with CSS of an author."""
RULE = re.compile(r"((?:^|(?<=[{};]))\s*)([^{};@]+)(\{[^{}]*\})")
ALIGNED = re.compile(r"[{;]\s*align-items\s*:", re.IGNORECASE)
FOLLOWED = ">._in-row{--align:auto!important}"
"""Ours stand on the line of a field, or by a line of text. The author says where they stand."""
STACKED = re.compile(r"[{;]\s*flex-direction\s*:\s*column", re.IGNORECASE)
BELOW = (
    ">._in-row{--align:auto!important}",
    ">._holds-button{--basis:auto!important}",
    '>[style*="--least: fit-content"]{--least:min(160px,100%)!important}',
)
"""Buttons below each other have no share of a height, and are as wide as in Gradio."""
OF_ITS_OWN = re.compile(r"[{;]\s*(?:flex\s*:\s*(?:none\b|0\s+[01]\s+auto)|flex-grow\s*:\s*0)", re.IGNORECASE)
LEAST = ':where([style*="--least: fit-content"]>*>button){--least:min(160px,100%)}'
"""Gradio's are at least as wide wherever they stand in a row; ours only where they have no share of it."""


def with_rows_followed(css: str) -> str:
    """Return this CSS with rules beside its own for what stands in the rows, and for the buttons, that they name."""
    return RULE.sub(_with_rules, css)


def _with_rules(rule: re.Match[str]) -> str:
    ends = ((ALIGNED, (FOLLOWED,)), (STACKED, BELOW), (OF_ITS_OWN, (LEAST,)))
    further = dict.fromkeys(end for said, ones in ends if said.search(rule[3]) for end in ones)
    selectors = [one for one in selectors_of(rule[2]) if ":" not in one]
    return rule[0] + "".join(f"{selector}{end}" for end in further for selector in selectors)
