"""From the hues of a theme to the twelve-step scales of the page, with text that can be read on every ground."""

from __future__ import annotations

from collections.abc import Sequence

from hiroba.themes.colors import Color

__all__ = ["accent_scale", "contrast", "neutral_scale"]

READABLE = 4.5
"""Least contrast of text, as WCAG 2.2 AA asks."""

WHITE = "#ffffff"


def neutral_scale(hue: Color, is_dark: bool) -> list[str]:
    """Return the twelve neutral steps for one of the two themes: 1 and 2 grounds, 3 to 5 fills, 6 to 8 lines, 11 and 12 text."""
    if is_dark:
        return [
            hue.c950,
            hue.c900,
            mix(hue.c900, hue.c800, 0.55),
            hue.c800,
            mix(hue.c800, hue.c700, 0.4),
            mix(hue.c800, hue.c700, 0.75),
            mix(hue.c700, hue.c600, 0.3),
            hue.c600,
            mix(hue.c600, hue.c500, 0.5),
            hue.c500,
            readable([mix(hue.c400, hue.c300, 0.5), hue.c300, hue.c200, hue.c100], on=[hue.c800]),
            hue.c100,
        ]
    return [
        mix(WHITE, hue.c50, 0.6),
        hue.c50,
        hue.c100,
        mix(hue.c100, hue.c200, 0.5),
        hue.c200,
        mix(hue.c200, hue.c300, 0.4),
        hue.c300,
        mix(hue.c300, hue.c400, 0.4),
        mix(hue.c400, hue.c500, 0.4),
        mix(hue.c400, hue.c500, 0.7),
        readable([hue.c600, hue.c700, hue.c800, hue.c900], on=[mix(hue.c100, hue.c200, 0.5)]),
        hue.c900,
    ]


def accent_scale(hue: Color, is_dark: bool) -> list[str]:
    """Return the twelve steps of the accent: 3 to 5 soft fills, 6 to 8 lines, 9 and 10 fills under white text, 11 and 12 text."""
    fills = [hue.c500, hue.c600, hue.c700, hue.c800, hue.c900]
    at = next(i for i, fill in enumerate(fills) if i >= (0 if is_dark else 1) and contrast(WHITE, fill) >= READABLE)
    fill, pressed = fills[at], fills[min(at + 1, len(fills) - 1)]
    if is_dark:
        return [
            hue.c950,
            mix(hue.c950, hue.c900, 0.4),
            mix(hue.c950, hue.c900, 0.7),
            hue.c900,
            mix(hue.c900, hue.c800, 0.5),
            hue.c800,
            mix(hue.c800, hue.c700, 0.5),
            hue.c700,
            fill,
            pressed,
            hue.c300,
            hue.c100,
        ]
    return [
        mix(WHITE, hue.c50, 0.5),
        hue.c50,
        hue.c100,
        mix(hue.c100, hue.c200, 0.5),
        hue.c200,
        mix(hue.c200, hue.c300, 0.5),
        hue.c300,
        hue.c400,
        fill,
        pressed,
        readable([hue.c600, hue.c700, hue.c800, hue.c900], on=[hue.c100, "#f0f0f3"]),
        hue.c900,
    ]


def readable(colours: Sequence[str], on: Sequence[str]) -> str:
    """Return the first of the colours that can be read on all grounds; the last one if none can."""
    fitting = (colour for colour in colours if all(contrast(colour, ground) >= READABLE for ground in on))
    return next(fitting, colours[-1])


def mix(one: str, other: str, share: float) -> str:
    """Return a colour between two: `share` 0 is the first, 1 the other. Mixed in sRGB; neighbours of a scale lie close enough."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
