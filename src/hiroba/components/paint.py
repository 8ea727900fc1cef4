"""Paint: paper and colours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, Unpack

from hiroba.components.brush import Brush
from hiroba.components.imageeditor import EditorOptions, EditorPreset, Source
from hiroba.components.layer_options import LayerOptions

__all__ = ["Paint"]


class Paint(EditorPreset):
    """An ImageEditor without pictures to begin with, and with colours to choose from.

    Args:
        value: As in `ImageEditor`, as are the others.
        sources: None by default.
        transforms: Cropping alone by default.
        brush: The brush; `None` gives one with five colours.
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
        super().__init__(value, sources=sources, transforms=transforms, brush=brush, layers=layers, **options)
