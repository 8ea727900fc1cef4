"""Tools for drawing: brush and eraser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hiroba.components.one_of import require_one_of
from hiroba.errors import ArgumentError

__all__ = ["Brush", "Color", "Eraser"]

Color = str | tuple[str, float]
"""A CSS colour, or one with its opacity from 0 to 1."""

FIVE_COLORS = ("rgb(204, 50, 50)", "rgb(173, 204, 50)", "rgb(50, 204, 112)", "rgb(50, 112, 204)", "rgb(173, 50, 204)")


@dataclass
class Eraser:
    """The eraser of a canvas.

    Attributes:
        default_size: The radius of its tip at the beginning, in pixels of the picture; `"auto"` takes that of the brush.
    """

    default_size: int | Literal["auto"] = "auto"

    def __post_init__(self) -> None:
        size = self.default_size
        if size != "auto" and (isinstance(size, bool) or not isinstance(size, int | float) or size <= 0):
            raise ArgumentError(f'`default_size` must be a positive number of pixels or "auto", got {size!r}.')


@dataclass
class Brush(Eraser):
    """The brush of a canvas.

    Attributes:
        default_size: The radius of its tip at the beginning, in pixels of the picture; `"auto"` takes a fiftieth of the
            shorter side of the canvas.
        colors: Colours to choose from; `None` offers five.
        default_color: The colour at the beginning; `None` takes the first.
        color_mode: `"fixed"` offers these colours alone, `"defaults"` others as well.
    """

    colors: list[Color] | Color | None = None
    default_color: Color | None = None
    color_mode: Literal["fixed", "defaults"] = "defaults"

    def __post_init__(self) -> None:
        super().__post_init__()
        require_one_of("color_mode", self.color_mode, ("fixed", "defaults"))
        if self.colors is None:
            self.colors = list(FIVE_COLORS)
        elif isinstance(self.colors, str | tuple):
            self.colors = [self.colors]
        if not self.colors:
            raise ArgumentError("`colors` must name at least one colour, got an empty list.")
        if self.default_color is None:
            self.default_color = self.colors[0]
