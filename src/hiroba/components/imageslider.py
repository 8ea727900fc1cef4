"""ImageSlider: two pictures over each other, with a line between them that can be moved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.file_schema import example_file, file_schema
from hiroba.components.one_of import require_one_of
from hiroba.components.picture import (
    PICTURE_TYPES,
    ImageMode,
    PictureType,
    as_mode,
    read_picture,
    write_picture,
)
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.wire.values import FileData

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["ImageSlider"]

Pair = tuple[Any, Any]


class ImageSlider(Component):
    """A pair of pictures to compare. Functions get and return a pair; either may be `None`, and so may the pair.

    Functions get pictures as `type` says, and return arrays, Pillow images, paths or addresses of the web.

    Args:
        value: Initial pair, or a function that returns it at each visit.
        format: File format for arrays and Pillow images; paths are shown as they are.
        height: Height of the frame, in pixels or as a CSS length. `None` follows the picture, up to `max_height`.
        width: Width of the frame, in pixels or as a CSS length.
        image_mode: Mode of Pillow that functions get pictures in; `None` keeps the file's.
        type: What functions get: `"numpy"` (uint8, shape (height, width, channels)), `"pil"` or `"filepath"`.
        buttons: Tools: `"download"`, `"fullscreen"`, and buttons of your own. `None` shows its own.
        slider_position: Where the line stands at first, from 0 (all of the second picture) to 100 (all of the first). It follows the
            visitor: a function whose parameter is annotated with `ImageSlider` reads where the line stands.
        max_height: Greatest height in pixels where `height` is left out.
        **options: See `ComponentOptions`.
    """

    clear = events.CLEAR
    change = events.CHANGE
    stream = events.STREAM
    select = events.SELECT
    upload = events.UPLOAD
    input = events.INPUT
    tells_equal_values = True
    empty_payload: ClassVar[Any] = (None, None)

    def __init__(
        self,
        value: Pair | Callable[..., Any] | None = None,
        *,
        format: str = "webp",
        height: int | str | None = None,
        width: int | str | None = None,
        image_mode: ImageMode | None = "RGB",
        type: PictureType = "numpy",
        buttons: list[Literal["download", "fullscreen"] | Button] | None = None,
        slider_position: float = 50,
        max_height: int = 500,
        **options: Unpack[ComponentOptions],
    ) -> None:
        require_one_of("type", type, PICTURE_TYPES)
        image_mode = as_mode(image_mode)
        if not 0 <= slider_position <= 100:
            raise ArgumentError(f"`slider_position` must lie between 0 and 100, got {slider_position!r}.")
        self.format = format
        self.height = height
        self.width = width
        self.image_mode = image_mode
        self.type = type
        self.buttons = as_toolbar(buttons)
        self.slider_position = slider_position
        self.max_height = max_height
        super().__init__(value, **options)

    def warm_up(self) -> None:
        """Load what reads and writes pictures."""
        from hiroba.files.media.image import warm_up

        warm_up()

    def preprocess(self, payload: Any) -> Pair | None:
        """Return both pictures as `type` says, `None` in the place of one that is missing."""
        if payload is None:
            return None
        if not isinstance(payload, (list, tuple)) or len(payload) != 2:
            raise PayloadError(f"A pair of pictures was expected, got {payload!r}.")
        first, second = (
            None if file is None else read_picture(file, self.type, self.image_mode, self.format) for file in payload
        )
        return first, second

    def postprocess(self, value: Any) -> list[FileData | None] | None:
        """Return the files of both pictures.

        Raises:
            ReturnError: The value is no pair.
        """
        if value is None:
            return None
        if isinstance(value, str) or not hasattr(value, "__len__") or len(value) != 2:
            raise ReturnError(f"An ImageSlider takes a pair of pictures, got {value!r}.")
        return [write_picture(value[0], self.format), write_picture(value[1], self.format)]

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a pair of pictures."""
        picture = {"anyOf": [file_schema("ImageData"), {"type": "null"}]}
        pair = {"type": "array", "prefixItems": [picture, picture], "minItems": 2, "maxItems": 2}
        return {"title": "SliderData", "anyOf": [pair, {"type": "null"}]}

    def example_payload(self) -> list[dict[str, Any]]:
        """Return a picture on the web, twice."""
        return [example_file("picture.png"), example_file("picture.png")]

    def example_value(self) -> tuple[str, str]:
        """Return the address of a picture, twice."""
        address = str(example_file("picture.png")["url"])
        return address, address

    def api_info_as_output(self) -> dict[str, Any]:
        """Return the schema of what functions return, which is that of what they get."""
        return self.api_info()
