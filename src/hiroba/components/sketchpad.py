"""Sketchpad: paper and a pen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, Unpack

from hiroba.components.brush import Brush
from hiroba.components.imageeditor import EditorOptions, EditorPreset, Source
from hiroba.components.layer_options import LayerOptions

__all__ = ["Sketchpad"]


class Sketchpad(EditorPreset):
    """An ImageEditor without pictures to begin with, and with a black pen.

    Args:
        value: As in `ImageEditor`, as are the others.
        sources: None by default.
        transforms: Cropping alone by default.
        brush: The pen; `None` gives a black one.
        layers: Whether there may be several layers.
        **options: See `EditorOptions`.
    """

    def __init__(
        self,
        value: Any | Callable[..., Any] = None,
        *,
        sources: Iterable[Source] = (),
        transforms: Iterable[Literal["crop"]] = ("crop",),
        brush: Brush | None = None,
        layers: LayerOptions | bool = True,
        **options: Unpack[EditorOptions],
    ) -> None:
        brush = Brush(colors=["#000000"], color_mode="fixed") if brush is None else brush
        super().__init__(value, sources=sources, transforms=transforms, brush=brush, layers=layers, **options)
