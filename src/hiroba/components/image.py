"""Image: a picture to upload, paste, take or look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Unpack

from hiroba.components import events
from hiroba.components.button import Button
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.file_schema import example_file, file_schema
from hiroba.components.one_of import require_kind, require_one_of, require_some_of
from hiroba.components.picture import (
    PICTURE_TYPES,
    ImageMode,
    PictureType,
    as_mode,
    fast_format,
    read_picture,
    write_picture,
)
from hiroba.components.toolbar import as_toolbar
from hiroba.components.watermark_options import WatermarkOptions
from hiroba.components.webcam_options import WebcamOptions
from hiroba.errors import ArgumentError
from hiroba.wire.values import FileData

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image as PillowImage

__all__ = ["Image"]

Source = Literal["upload", "webcam", "clipboard"]
ImageButton = Literal["download", "share", "fullscreen"]

SOURCES: tuple[Source, ...] = ("upload", "webcam", "clipboard")


class Image(Component):
    """A picture. Functions get it as `type` says, and return an array, a Pillow image, a path or an address of the web.

    Args:
        value: Initial picture, or a function that returns it at each visit.
        format: File format for arrays and Pillow images that functions return; paths are shown as they are. Where you leave
            it out, opaque pictures above 4 megapixels become JPEG, which takes a sixth of the time of WebP.
        height: Height of the frame, in pixels or as a CSS length. The picture is fitted into it.
        width: Width of the frame, in pixels or as a CSS length.
        image_mode: Mode of Pillow that functions get it in; `None` keeps the file's.
        sources: Ways in: `"upload"`, `"webcam"`, `"clipboard"`. `None` offers all, and the camera alone while streaming.
        type: What functions get: `"numpy"` (uint8, shape (height, width, channels)), `"pil"`, or `"filepath"`. The path is that of
            a new file where `image_mode` asks for another mode; drawings (SVG) and pictures that move stay as they are.
            A GIF that moves comes with all its frames as `"pil"`, in the mode of the file.
        buttons: Tools beside the picture: `"download"`, `"fullscreen"`, and buttons of your own. `None` shows its own.
        streaming: Whether frames of the camera go to the `stream` event while it runs.
        webcam_options: How the camera is used.
        placeholder: Text of the empty frame, in the place of the invitation.
        watermark: A mark that is laid over pictures which functions return; also the path of its picture alone.
        alt_text: Description of the picture for those who cannot see it; the label by default.
        **options: See `ComponentOptions`.
    """

    derived_props: ClassVar[Mapping[str, Sequence[str]]] = {"streaming": ("sources",)}

    clear = events.CLEAR
    change = events.CHANGE
    stream = events.STREAM
    select = events.SELECT
    upload = events.UPLOAD
    input = events.INPUT
    tells_equal_values = True

    def __init__(
        self,
        value: str | Path | PillowImage | NDArray[np.generic] | Callable[..., Any] | None = None,
        *,
        format: str = "webp",
        height: int | str | None = None,
        width: int | str | None = None,
        image_mode: ImageMode | None = "RGB",
        sources: list[Source] | Source | None = None,
        type: PictureType = "numpy",
        buttons: list[ImageButton | Button] | None = None,
        streaming: bool = False,
        webcam_options: WebcamOptions | None = None,
        placeholder: str | None = None,
        watermark: WatermarkOptions | str | Path | None = None,
        alt_text: str | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        require_one_of("type", type, PICTURE_TYPES)
        image_mode = as_mode(image_mode)
        if sources is None:
            sources = ["webcam"] if streaming else list(SOURCES)
        self.sources = require_some_of("sources", sources, SOURCES)
        if streaming and self.sources != ["webcam"]:
            raise ArgumentError(f'`streaming` needs the camera alone, `sources=["webcam"]`, got {sources!r}.')
        self.format = format
        self.height = height
        self.width = width
        self.image_mode = image_mode
        self.type = type
        self.buttons = as_toolbar(buttons)
        self.streaming = streaming
        self.webcam_options = webcam_options or WebcamOptions()
        require_kind("webcam_options", self.webcam_options, WebcamOptions)
        self.placeholder = placeholder
        self.watermark = watermark if isinstance(watermark, WatermarkOptions) else WatermarkOptions(watermark)
        self.alt_text = alt_text
        super().__init__(value, **options)

    def props(self) -> dict[str, Any]:
        """Return what the browser must know. The mark stays here."""
        options = asdict(self.webcam_options)
        return super().props() | {
            "sources": None if self.sources == list(SOURCES) else self.sources,
            "webcam_options": None if self.webcam_options == WebcamOptions() else options,
            "watermark": None,
        }

    def warm_up(self) -> None:
        """Load what reads and writes pictures."""
        from hiroba.files.media.image import warm_up

        warm_up()

    def preprocess(self, payload: Any) -> Any:
        """Return the picture as `type` says, `None` for none."""
        return None if payload is None else read_picture(payload, self.type, self.image_mode, self.format)

    def postprocess(self, value: Any) -> FileData | None:
        """Return the file for a picture."""
        is_free = "format" not in self.given
        return write_picture(value, fast_format(value, self.format) if is_free else self.format, self.watermark)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a file."""
        return file_schema("ImageData")

    def example_payload(self) -> dict[str, Any]:
        """Return a picture on the web."""
        return example_file("picture.png")

    def example_value(self) -> str:
        """Return the address of a picture."""
        return str(example_file("picture.png")["url"])
