"""Sketchpad: paper and a pen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, Unpack

from hiroba.components.brush import Brush
from hiroba.components.canvas import Canvas, CanvasOptions, Source

__all__ = ["Sketchpad"]


class Sketchpad(Canvas):
    """Paper to draw on with a black pen. Functions get an `EditorValue`: background, layers and composite.

    Args:
        value: Initial picture below the drawing, or a function that returns it at each visit.
        sources: Ways to bring a picture below the drawing: `"upload"`, `"webcam"`, `"clipboard"`. None by default.
        transforms: What can be done to such a picture: `"crop"`.
        brush: The pen; `None` gives a black one.
        **options: See `CanvasOptions`.
    """

    def __init__(
        self,
        value: Any | Callable[..., Any] = None,
        *,
        sources: Iterable[Source] = (),
        transforms: Iterable[Literal["crop"]] = ("crop",),
        brush: Brush | None = None,
        **options: Unpack[CanvasOptions],
    ) -> None:
        brush = brush or Brush(colors=["#000000"], color_mode="fixed")
        super().__init__(value, sources=sources, transforms=transforms, brush=brush, **options)
