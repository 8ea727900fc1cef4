"""AnnotatedImage: a picture with regions that have names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.file_schema import example_file, file_schema
from hiroba.components.picture import write_picture
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import PayloadError, ReturnError
from hiroba.files.context import current_owner, current_store
from hiroba.wire.values import FileData

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image as PillowImage

    from hiroba.components.button import Button

__all__ = ["AnnotatedImage"]

RED = (255, 0, 0)


class AnnotatedImage(Component):
    """A picture with named regions over it: boxes or masks.

    Functions return a pair `(picture, regions)`. The picture is an array, a Pillow image or a path. Each region is a pair
    `(area, name)`; its area is a box `(left, top, right, bottom)` in pixels, or a mask of shape (height, width) with values from 0
    (outside) to 1 (inside). Functions get a pair of paths: `(picture, [(mask, name), ...])`.

    Args:
        value: Initial value, or a function that returns it at each visit.
        format: File format for arrays and Pillow images.
        show_legend: Whether the names of the regions stand below the picture.
        height: Height of the frame, in pixels or as a CSS length.
        width: Width of the frame, in pixels or as a CSS length.
        color_map: Colour of each name, as CSS colours. Names without one take the next of the theme's.
        buttons: Tools beside the picture: `"fullscreen"`, and buttons of your own. `None` shows its own.
        **options: See `ComponentOptions`. It shows, and takes no input, whatever `interactive` says.
    """

    change = events.CHANGE
    select = events.SELECT
    tells_equal_values = True

    def __init__(
        self,
        value: tuple[Any, list[tuple[NDArray[np.generic] | tuple[int, int, int, int], str]]]
        | Callable[..., Any]
        | None = None,
        *,
        format: str = "webp",
        show_legend: bool = True,
        height: int | str | None = None,
        width: int | str | None = None,
        color_map: dict[str, str] | None = None,
        buttons: list[Literal["fullscreen"] | Button] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        self.format = format
        self.show_legend = show_legend
        self.height = height
        self.width = width
        self.color_map = color_map
        self.buttons = as_toolbar(buttons)
        super().__init__(value, **options)

    def warm_up(self) -> None:
        """Load what reads and writes pictures."""
        from hiroba.files.media.image import warm_up

        warm_up()

    def preprocess(self, payload: Any) -> tuple[str, list[tuple[str, str]]] | None:
        """Return the paths of the picture and of its masks, with their names."""
        if payload is None:
            return None
        try:
            regions = [(region["image"].path, str(region["label"])) for region in payload["annotations"]]
            return payload["image"].path, regions
        except (AttributeError, KeyError, TypeError):
            raise PayloadError(f"A picture with `annotations` was expected, got {payload!r}.") from None

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Return the files of the picture and of one mask a region, in the order in which they came.

        Raises:
            ReturnError: The value is no pair of a picture and regions, or a region fits no picture.
        """
        if value is None:
            return None
        try:
            picture, regions = value
            regions = [(area, name) for area, name in regions]
        except (TypeError, ValueError):
            raise ReturnError(
                f"An AnnotatedImage takes a pair `(picture, [(box or mask, name), ...])`, got {value!r}."
            ) from None
        if not regions:
            return {"image": write_picture(picture, self.format), "annotations": []}
        size = _size_of(picture)
        annotations = [{"image": self._mask(area, str(name), size), "label": str(name)} for area, name in regions]
        return {"image": write_picture(picture, self.format), "annotations": annotations}

    def _mask(self, area: Any, name: str, size: tuple[int, int]) -> FileData:
        """Return the file of a region: its colour where it is, with the mask as transparency."""
        import numpy as np

        from hiroba.files.media.image import encode_image

        pixels = np.zeros((*size, 4), dtype=np.uint8)
        cover = _cover(area, size)
        pixels[..., :3][cover > 0] = _bytes_of((self.color_map or {}).get(name))
        pixels[..., 3] = np.round(cover * 255)
        return current_store().put_bytes(encode_image(pixels, "png"), "image.png", owner=current_owner())

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a picture with regions."""
        region = {
            "title": "Annotation",
            "type": "object",
            "properties": {"image": file_schema(), "label": {"type": "string"}},
            "required": ["image", "label"],
        }
        return {
            "title": "AnnotatedImageData",
            "type": "object",
            "properties": {"image": file_schema(), "annotations": {"type": "array", "items": region}},
            "required": ["image", "annotations"],
        }

    def example_payload(self) -> dict[str, Any]:
        """Return a picture on the web, without regions."""
        return {"image": example_file("picture.png"), "annotations": []}

    def example_value(self) -> tuple[str, list[tuple[list[int], str]]]:
        """Return a picture on the web, without regions: of one that lies there the size is not known."""
        return str(example_file("picture.png")["url"]), []


def _size_of(picture: Any) -> tuple[int, int]:
    """Return height and width in pixels."""
    from hiroba.files.media.image import decode_image

    if isinstance(picture, FileData):
        picture = picture.path
    if hasattr(picture, "getbands"):
        return picture.height, picture.width
    shape: Sequence[int] = getattr(picture, "shape", ())
    if len(shape) in (2, 3):
        return shape[0], shape[1]
    try:
        opened: PillowImage = decode_image(picture)
    except (OSError, TypeError, ValueError) as error:
        raise ReturnError(
            "The picture of an AnnotatedImage must be an array, a Pillow image or the path of a file on this machine, "
            f"got {picture!r}."
        ) from error
    return opened.height, opened.width


def _cover(area: Any, size: tuple[int, int]) -> NDArray[np.float64]:
    """Return how much of each pixel belongs to a region, 0 to 1."""
    import numpy as np

    if isinstance(area, np.ndarray) and area.ndim == 2:
        if area.shape != size:
            raise ReturnError(f"A mask must have the shape of its picture, {size}, got {area.shape}.")
        return np.clip(np.nan_to_num(area.astype(np.float64)), 0, 1)
    try:
        left, top, right, bottom = (round(float(end)) for end in area)
    except (TypeError, ValueError, OverflowError):
        raise ReturnError(
            f"A region is a box `(left, top, right, bottom)` in pixels, or a mask of shape {size}, got {area!r}."
        ) from None
    cover = np.zeros(size)
    cover[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = 1
    return cover


def _bytes_of(color: str | None) -> tuple[int, int, int]:
    """Return red, green and blue of a colour for programs that look at the mask; the page reads `color_map` itself."""
    match = re.fullmatch(r"#([0-9a-f]{6}|[0-9a-f]{3})", (color or "").strip().lower())
    if match is None:
        return RED
    digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
