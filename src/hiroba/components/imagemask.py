"""ImageMask: a picture, and a pen to mark parts of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, Unpack

from hiroba.components.brush import Brush
from hiroba.components.imageeditor import SOURCES, EditorOptions, EditorPreset, Source
from hiroba.components.layer_options import LayerOptions

__all__ = ["ImageMask"]


class ImageMask(EditorPreset):
    """An ImageEditor with one layer, on which a black pen marks parts of a picture.

    Args:
        value: As in `ImageEditor`, as are the others.
        sources: All by default.
        transforms: Cropping alone by default.
        brush: The pen; `None` gives a black one.
        layers: Whether there may be several layers; one by default.
        **options: See `EditorOptions`.
    """

    def __init__(
        self,
        value: Any | Callable[..., Any] = None,
        *,
        sources: Iterable[Source] = SOURCES,
        transforms: Iterable[Literal["crop"]] = ("crop",),
        brush: Brush | None = None,
        layers: LayerOptions | bool = False,
        **options: Unpack[EditorOptions],
    ) -> None:
        brush = Brush(colors=["#000000"], color_mode="fixed") if brush is None else brush
        super().__init__(value, sources=sources, transforms=transforms, brush=brush, layers=layers, **options)
