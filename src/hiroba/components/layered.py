"""Layers of a drawing laid upon each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hiroba.errors import PayloadError

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["bare_layer", "lay_together", "paper_size", "white_paper"]

MAX_LAYERS = 64
MAX_PIXELS = 400_000_000
"""Of all layers together, 1.6 GB: a few bytes of a request can ask for many large bare ones."""


def paper_size(told: Any, pictures: Sequence[Image | None]) -> tuple[int, int]:
    """Return width and height of the paper in pixels: those of the first picture, or what the page told where there is none.

    Args:
        told: Width and height as the page gives them; anything else counts for nothing.
        pictures: The background and the layers.

    Raises:
        PayloadError: All layers together would be too large.
    """
    first = next((picture for picture in pictures if picture is not None), None)
    is_pair = isinstance(told, list | tuple) and len(told) == 2
    if first is not None:
        width, height = first.size
    elif is_pair and all(isinstance(side, int) and 1 <= side <= 16_384 for side in told):
        width, height = told
    else:
        width, height = 1, 1
    if len(pictures) > MAX_LAYERS or width * height * len(pictures) > MAX_PIXELS:
        raise PayloadError(
            f"At most {MAX_LAYERS} layers with {MAX_PIXELS:,} pixels in all can be read, "
            f"got {len(pictures)} of {width} × {height} pixels."
        )
    return width, height


def bare_layer(size: tuple[int, int]) -> Image:
    """Return a layer with nothing on it, width and height in pixels."""
    from PIL import Image

    return Image.new("RGBA", size, (0, 0, 0, 0))


def white_paper(size: tuple[int, int]) -> Image:
    """Return what stands below the layers where there is no picture, width and height in pixels."""
    from PIL import Image

    return Image.new("RGBA", size, (255, 255, 255, 255))


def lay_together(pictures: Sequence[Image | None], size: tuple[int, int]) -> Image:
    """Return a picture of mode RGBA: all pictures upon each other.

    Args:
        pictures: The lowest first; `None` for a bare one. One of another size is scaled.
        size: Width and height of the paper in pixels.
    """
    whole = bare_layer(size)
    for picture in pictures:
        if picture is None:
            continue
        above = picture.convert("RGBA")
        above = above if above.size == size else above.resize(size)
        # Most of a layer is bare: only where there is ink is anything to be mixed.
        if box := above.getchannel("A").getbbox():
            whole.alpha_composite(above.crop(box), box[:2])
    return whole
