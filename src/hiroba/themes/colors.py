"""`Color`: a scale of one hue, and the scales that are there by name: `colors.indigo`."""

from __future__ import annotations

from dataclasses import dataclass

from hiroba.errors import ArgumentError
from hiroba.themes.colors_data import SCALES, STEPS

__all__ = ["Color", "find_color"]


@dataclass(frozen=True)
class Color:
    """One hue from light (`c50`) to dark (`c950`), as hexadecimal colours.

    Attributes:
        name: What it is called, in CSS comments and messages.
    """

    c50: str
    c100: str
    c200: str
    c300: str
    c400: str
    c500: str
    c600: str
    c700: str
    c800: str
    c900: str
    c950: str
    name: str | None = None

    def step(self, number: int) -> str:
        """Return one step of `STEPS`."""
        value: str = getattr(self, f"c{number}")
        return value

    def expand(self) -> list[str]:
        """Return all steps, the lightest first."""
        return [self.step(number) for number in STEPS]


def find_color(color: Color | str) -> Color:
    """Return a colour given as such or by its name.

    Raises:
        ArgumentError: No colour has this name.
    """
    if isinstance(color, Color):
        return color
    if color not in SCALES:
        raise ArgumentError(f"A hue must be a `Color` or one of {', '.join(SCALES)}, got {color!r}.")
    steps = dict(zip((f"c{number}" for number in STEPS), SCALES[color].split(), strict=True))
    return Color(**steps, name=color)


slate = find_color("slate")
gray = find_color("gray")
zinc = find_color("zinc")
neutral = find_color("neutral")
stone = find_color("stone")
red = find_color("red")
orange = find_color("orange")
amber = find_color("amber")
yellow = find_color("yellow")
lime = find_color("lime")
green = find_color("green")
emerald = find_color("emerald")
teal = find_color("teal")
cyan = find_color("cyan")
sky = find_color("sky")
blue = find_color("blue")
indigo = find_color("indigo")
violet = find_color("violet")
purple = find_color("purple")
fuchsia = find_color("fuchsia")
pink = find_color("pink")
rose = find_color("rose")
lapis = find_color("lapis")
