"""Lets the variables of themes act that an author's CSS sets.

Parts read most of them where they stand, but some are tokens of ours (`--block-background-fill` is the ground of all surfaces), so the
rule that sets one sets the token as well. It is no more important than a rule of ours: what an author says for `:root` alone, however
loudly, is not meant for dark pages, whose element in Gradio lies further in.
"""

from __future__ import annotations

import re

from hiroba.themes.variables_data import TOKENS, TWICE

__all__ = ["page_colours", "with_tokens"]

NAMES = {"--" + name.replace("_", "-"): name for name in (*TOKENS, *TWICE)}
FOLLOWING = {
    "body_text_color": (
        "accordion_text_color",
        "checkbox_label_text_color",
        "checkbox_label_text_color_selected",
        "table_text_color",
    ),
    "block_background_fill": ("table_even_background_fill", "table_odd_background_fill"),
}
"""What has the colour of another variable unless it is set itself: in Gradio by a ground of its own, here by where it stands."""
PRIMARY = "--button-primary-background-fill"
PAGE = {"--body-background-fill": "background", "--body-text-color": "color"}
INSIDE = re.compile(r"(?:\.gradio-container|gradio-app|main|\.contain)\b[^{}]*\{([^{}]*)")
BLOCK = re.compile(r"(?<=\{)[^{}]*(?=\})")
SET = re.compile(r"(?<![\w-])(--[\w-]+)\s*:[^;]*?(\s*!important\s*)?(?=;|$)", re.IGNORECASE)


def with_tokens(css: str) -> str:
    """Return CSS whose rules set our tokens where they set the variables of themes."""
    # Our buttons are of the accent, Gradio's are not: its author has seen them in the colour of the theme.
    known = {name: token for name, token in TOKENS.items() if name != "color_accent" or PRIMARY in css}
    return BLOCK.sub(lambda block: _tokens(block[0], known) + SET.sub(_unimportant, block[0]), css)


def page_colours(css: str) -> str:
    """Return the rules that paint the page inside of `body`, where this CSS sets the variables of the page there."""
    named = {match[1] for block in INSIDE.findall(css) for match in SET.finditer(block)}
    painted = "".join(f"{part}:var({name});" for name, part in PAGE.items() if name in named)
    return f":where(.gradio-container){{{painted}}}" if painted else ""


def _tokens(block: str, known: dict[str, str]) -> str:
    named = {NAMES.get(match[1]) for match in SET.finditer(block)}
    tokens = [(token, name) for name, token in known.items() if name in named]
    following = [(_property(one), name) for name, ones in FOLLOWING.items() if name in named for one in ones]
    return "".join(
        f"{target}:var({_property(name)}){'' if name in TWICE else '!important'};"
        for target, name in tokens + following
    )


def _property(name: str) -> str:
    return "--" + name.replace("_", "-")


def _unimportant(match: re.Match[str]) -> str:
    return match[0].removesuffix(match[2]) if match[2] and NAMES.get(match[1]) in TWICE else match[0]
