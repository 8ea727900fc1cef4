"""Keeps fields readable where an author's CSS gives the page another ground.

Fields stand on the page itself, with no box around them. A dark ground in the light mode, or a light one in the dark mode, would hide
their labels and choices, so they get the ground of surfaces there, as Gradio's fields always have.
"""

from __future__ import annotations

import re

__all__ = ["own_ground"]

PAGE = re.compile(r"(?:html|body|gradio-app|main|\.gradio-container|\.contain|\.app)(?::[\w-]+|\.dark|\.light)*")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
GROUND = re.compile(r"(?:^|;)\s*background(?:-color|-image)?\s*:([^;]*)", re.IGNORECASE)
HEX = re.compile(r"#([0-9a-f]{3,8})\b", re.IGNORECASE)
CHANNELS = re.compile(r"rgba?\(\s*(\d+)\D+(\d+)\D+(\d+)", re.IGNORECASE)
DARK_NAMES = re.compile(r"\b(?:black|navy|midnightblue|indigo|maroon|purple|dark\w+)\b", re.IGNORECASE)
LIGHT_NAMES = re.compile(r"\b(?:white|snow|ivory|beige|linen|azure|\w*white|light\w+)\b", re.IGNORECASE)
MIDDLE = 0.5


def own_ground(css: str) -> str:
    """Return the rules that give fields a ground where this CSS gives the page one on which they could not be read."""
    values = [
        ground
        for selectors, rules in RULE.findall(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
        if any(PAGE.fullmatch(selector.strip()) for selector in selectors.split(","))
        for ground in GROUND.findall(rules)
    ]
    shades = [shade for value in values for shade in _shades(value)]
    modes = [
        *([":root:not(.dark)"] if any(shade < MIDDLE for shade in shades) else []),
        *([":root.dark"] if any(shade >= MIDDLE for shade in shades) else []),
    ]
    return "".join(
        f"{mode} :is(.block[data-field],[data-accordion]):where(:not(:is(.gr-group,[data-accordion],[data-field]) *))"
        "{border-radius:var(--block-radius);background:var(--block-background-fill)}"
        f"{mode} .block[data-field]:where(:not(:is(.gr-group,[data-accordion],[data-field]) *))"
        "{padding:var(--block-padding)}"
        for mode in modes
    )


def _shades(value: str) -> list[float]:
    """Return how bright the colours of a ground are, from 0 to 1; a picture may be both."""
    colours = [_channels(digits) for digits in HEX.findall(value)]
    colours += [tuple(map(int, channels)) for channels in CHANNELS.findall(value)]
    shades = [(0.299 * red + 0.587 * green + 0.114 * blue) / 255 for red, green, blue in colours]
    shades += [0.0] * bool(DARK_NAMES.search(value)) + [1.0] * bool(LIGHT_NAMES.search(value))
    return [*shades, 0.0, 1.0] if "url(" in value else shades


def _channels(digits: str) -> tuple[int, ...]:
    wide = digits if len(digits) > 4 else "".join(digit * 2 for digit in digits)
    return tuple(int(wide[i : i + 2], 16) for i in (0, 2, 4))
