"""ImageEditor: paper, layers and tools to draw on pictures with; its presets are `Sketchpad`, `ImageMask` and `Paint`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any, ClassVar, Literal, Unpack

from hiroba.components import events
from hiroba.components.brush import Brush, Eraser
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.editor_value import (
    EditorFiles,
    EditorValue,
    editor_schema,
    example_editor_value,
    read_editor_value,
    write_editor_value,
)
from hiroba.components.file_schema import file_schema
from hiroba.components.layer_options import LayerOptions
from hiroba.components.one_of import require_kind, require_one_of, require_some_of
from hiroba.components.picture import IMAGE_MODES, PICTURE_TYPES, ImageMode, PictureForm, PictureType
from hiroba.components.webcam_options import WebcamOptions
from hiroba.errors import ArgumentError

__all__ = ["SOURCES", "EditorOptions", "EditorPreset", "ImageEditor", "Source"]

EditorButton = Literal["download", "share", "fullscreen"]
Source = Literal["upload", "webcam", "clipboard"]
Transform = Literal["crop", "resize"]

SOURCES: tuple[Source, ...] = ("upload", "webcam", "clipboard")
TRANSFORMS: tuple[Transform, ...] = ("crop", "resize")


class EditorOptions(ComponentOptions, total=False):
    """Parameters that ImageEditor and its presets share, documented once; those of `ComponentOptions` as well.

    Attributes:
        height: Height of the frame, in pixels or as a CSS length; 400 pixels by default. The paper is fitted into it.
        width: Width of the frame, in pixels or as a CSS length.
        image_mode: Mode of Pillow that functions get pictures in.
        type: What functions get of each picture: `"numpy"` (uint8, shape (height, width, channels)), `"pil"`, `"filepath"`.
        buttons: Tools beside the paper: `"download"`, `"fullscreen"`. `None` shows all.
        placeholder: Text on the empty paper.
        webcam_options: How the camera is used.
        format: File format for arrays and Pillow images that functions return.
        canvas_size: Width and height of the paper in pixels; a picture in the background brings its own size.
        fixed_canvas: Whether the paper keeps its size, and a picture is fitted into it.
        eraser: The eraser at the beginning; `False` for none.
        _selectable: For programs of the compatible API; `select` is told in any case where a function listens.
    """

    height: int | str | None
    width: int | str | None
    image_mode: ImageMode
    type: PictureType
    buttons: list[EditorButton] | None
    placeholder: str | None
    webcam_options: WebcamOptions | None
    format: str
    canvas_size: tuple[int, int]
    fixed_canvas: bool
    eraser: Eraser | Literal[False] | None
    _selectable: bool


class ImageEditor(Component):
    """Paper with layers, to draw on and to change pictures. Functions get an `EditorValue`, and return one or a picture.

    Visitors draw with brush and eraser on any layer, crop, turn, mirror and resize, and take steps back. `change` and `input` follow each
    stroke, `upload` a picture that was given, `clear` the emptying, `select` the choice of a layer (index and name), `apply` a crop, a new
    size, and the button Apply, which is there where a function listens to it.

    Args:
        value: Initial picture, `EditorValue`, or a function that returns one at each visit.
        sources: Ways to bring a picture below the drawing: `"upload"`, `"webcam"`, `"clipboard"`. `None` offers all.
        transforms: What can be done to the whole picture: `"crop"` (turning and mirroring as well), `"resize"`.
        brush: The brush; `False` for none.
        layers: Whether there may be several layers; `LayerOptions` says more.
        **options: See `EditorOptions`.
    """

    clear = events.CLEAR
    change = events.CHANGE
    input = events.INPUT
    select = events.SELECT
    upload = events.UPLOAD
    apply = events.APPLY
    empty_payload: ClassVar[Any] = {"background": None, "layers": [], "composite": None}

    def __init__(
        self,
        value: Any | Callable[..., Any] = None,
        *,
        height: int | str | None = None,
        width: int | str | None = None,
        image_mode: ImageMode = "RGBA",
        sources: Iterable[Source] | Source | None = SOURCES,
        type: PictureType = "numpy",
        buttons: list[EditorButton] | None = None,
        placeholder: str | None = None,
        webcam_options: WebcamOptions | None = None,
        transforms: Iterable[Transform] | None = TRANSFORMS,
        eraser: Eraser | Literal[False] | None = None,
        brush: Brush | Literal[False] | None = None,
        format: str = "webp",
        layers: LayerOptions | bool = True,
        canvas_size: tuple[int, int] = (800, 800),
        fixed_canvas: bool = False,
        _selectable: bool = False,
        **options: Unpack[ComponentOptions],
    ) -> None:
        require_one_of("type", type, PICTURE_TYPES)
        require_one_of("image_mode", image_mode, IMAGE_MODES)
        self.height = height
        self.width = width
        self.image_mode = image_mode
        self.sources = require_some_of("sources", SOURCES if sources is None else sources, SOURCES)
        self.type = type
        self.buttons = buttons
        self.placeholder = placeholder
        self.webcam_options = webcam_options or WebcamOptions()
        require_kind("webcam_options", self.webcam_options, WebcamOptions)
        self.transforms = require_some_of("transforms", transforms or (), TRANSFORMS)
        self.eraser = Eraser() if eraser is None else eraser
        self.brush = Brush() if brush is None else brush
        for name, tool, kind in (("eraser", self.eraser, Eraser), ("brush", self.brush, Brush)):
            if tool is not False:
                require_kind(name, tool, kind)
        self.format = format
        self.layers = layers if isinstance(layers, LayerOptions) else LayerOptions(disabled=not layers)
        self.canvas_size = _checked_size(canvas_size)
        self.fixed_canvas = fixed_canvas
        self._selectable = _selectable
        super().__init__(value, **options)

    def props(self) -> dict[str, Any]:
        """Return what the browser must know."""
        return super().props() | {
            "eraser": self.eraser and asdict(self.eraser),
            "brush": self.brush and asdict(self.brush),
            "layers": asdict(self.layers),
            "webcam_options": None if self.webcam_options == WebcamOptions() else asdict(self.webcam_options),
        }

    def warm_up(self) -> None:
        """Load what reads and writes pictures."""
        from hiroba.files.media.image import warm_up

        warm_up()

    def preprocess(self, payload: Any) -> EditorValue:
        """Return what is on the canvas; of one that nobody touched, or that a function emptied, all parts are empty."""
        payload = self.empty_payload if payload is None else payload
        names = self.layers.layers or []
        form = PictureForm(self.type, self.image_mode, self.format)
        return read_editor_value(payload, form, layers=len(names))

    def postprocess(self, value: Any) -> EditorFiles | None:
        """Return the files for an `EditorValue` or a picture."""
        return write_editor_value(value, self.format)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of background, layers and composite."""
        return editor_schema()

    def api_limits(self) -> dict[str, Any]:
        """Return the parts, of which a layer may be bare."""
        layers = {"type": "array", "items": {"anyOf": [file_schema(), {"type": "null"}]}}
        return {"properties": {**editor_schema()["properties"], "layers": layers}}

    def example_payload(self) -> dict[str, Any]:
        """Return a picture, nothing drawn on it."""
        return example_editor_value()

    def example_value(self) -> dict[str, Any]:
        """Return the address of a picture as background."""
        return {"background": example_editor_value()["background"]["url"], "layers": [], "composite": None}


class EditorPreset(ImageEditor):
    """Base of components that are an ImageEditor with other defaults. The page knows one editor."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        cls.kind = ImageEditor.kind
        super().__init_subclass__(**kwargs)
        cls.defaults = ImageEditor.defaults


def _checked_size(size: Any) -> tuple[int, int]:
    size = (800, 800) if size is None else (size, size) if isinstance(size, int) else size
    is_pair = isinstance(size, tuple | list) and len(size) == 2
    if not is_pair or not all(isinstance(side, int) and 1 <= side <= 16_384 for side in size):
        raise ArgumentError(f"`canvas_size` must be (width, height) in pixels, such as (800, 600), got {size!r}.")
    return (size[0], size[1])
