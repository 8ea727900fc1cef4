"""A mark that is laid over pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from hiroba.errors import ArgumentError

__all__ = ["WatermarkOptions"]

Corner = Literal["top-left", "top-right", "bottom-left", "bottom-right"]


@dataclass
class WatermarkOptions:
    """A mark that is laid over pictures which functions return.

    Attributes:
        watermark: The mark: path of a picture, a Pillow image, or an array of shape (height, width, 3 or 4). `None` for none.
        position: A corner, from which it keeps 10 pixels, or its upper left end as (x, y) in pixels.
    """

    watermark: Any = None
    position: tuple[int, int] | Corner = "bottom-right"

    def __post_init__(self) -> None:
        is_point = isinstance(self.position, tuple) and len(self.position) == 2
        if not is_point and self.position not in get_args(Corner):
            corners = ", ".join(map(repr, get_args(Corner)))
            raise ArgumentError(f"`position` must be (x, y) or one of {corners}, got {self.position!r}.")
