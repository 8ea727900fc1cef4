"""Gallery: pictures and films, side by side and one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.file_schema import example_file, file_schema
from hiroba.components.file_types import check_file_types, is_of_types
from hiroba.components.one_of import one_of_or, require_one_of, require_some_of
from hiroba.components.picture import PICTURE_TYPES, PictureType, read_picture, write_picture
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.files.mime_types import guess_mime_type
from hiroba.wire.values import FileData

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image as PillowImage

    from hiroba.components.button import Button

__all__ = ["Gallery"]

Source = Literal["upload", "webcam", "clipboard"]
ObjectFit = Literal["contain", "cover", "fill", "none", "scale-down"]
GalleryButton = Literal["share", "download", "download_all", "fullscreen"]

SOURCES: tuple[Source, ...] = ("upload", "webcam", "clipboard")
FITS = ("contain", "cover", "fill", "none", "scale-down")
WRITERS = 8
"""Pictures are encoded by so many threads at once."""


class Gallery(Component):
    """Pictures and films in a grid; one that is picked is shown large.

    Functions return a list whose items are arrays, Pillow images, paths or addresses of the web, each alone or in a pair with its
    caption. They get a list of pairs `(item, caption or None)`: pictures as `type` says, films as paths; `None` for an empty one.

    Args:
        value: Initial items, or a function that returns them at each visit.
        format: File format for arrays and Pillow images; paths are shown as they are.
        file_types: What may be uploaded, as for `File`. `None` takes pictures and films.
        columns: How many stand side by side; a list gives one number for each width of the window, from 0, 640, 768, 1024, 1280 and
            1536 pixels on (a shorter list goes on with its last).
        rows: How many rows are seen before the grid scrolls; `None` lets it grow to three fifths of the window.
        height: Height of the frame, in pixels or as a CSS length.
        allow_preview: Whether a picked item is shown large.
        preview: Whether it begins with the first item shown large.
        selected_index: Place of the item that is picked, from 0.
        object_fit: How pictures fill their squares, as in CSS; `"cover"` if `None`.
        buttons: Tools: `"share"` (where the browser can share files), `"download"`, `"download_all"` (a ZIP file), `"fullscreen"`, and
            buttons of your own. `None` shows all of its own.
        type: What functions get for a picture: `"numpy"`, `"pil"` or `"filepath"`.
        fit_columns: Whether fewer items than columns share the whole width.
        sources: Ways in where it is interactive: `"upload"`, `"webcam"`, `"clipboard"`. `None` means uploads alone.
        **options: See `ComponentOptions`.
    """

    empty_payload: ClassVar[Any] = []
    select = events.SELECT
    upload = events.UPLOAD
    change = events.CHANGE
    delete = events.DELETE
    preview_close = events.PREVIEW_CLOSE
    preview_open = events.PREVIEW_OPEN

    def __init__(
        self,
        value: Sequence[NDArray[np.generic] | PillowImage | str | Path | tuple[Any, ...]]
        | Callable[..., Any]
        | None = None,
        *,
        format: str = "webp",
        file_types: list[str] | None = None,
        columns: int | Sequence[int] | None = 2,
        rows: int | None = None,
        height: int | float | str | None = None,
        allow_preview: bool = True,
        preview: bool | None = None,
        selected_index: int | None = None,
        object_fit: ObjectFit | None = None,
        buttons: list[GalleryButton | Button] | None = None,
        type: PictureType = "filepath",
        fit_columns: bool = True,
        sources: list[Source] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        require_one_of("type", type, PICTURE_TYPES)
        self.format = format
        self.file_types = check_file_types(file_types)
        self.columns = _check_columns(columns)
        self.rows = rows
        self.height = height
        self.allow_preview = allow_preview
        self.preview = preview
        self.selected_index = selected_index
        self.object_fit = object_fit and one_of_or("cover", "object_fit", object_fit, FITS)
        self.buttons = as_toolbar(buttons)
        self.type = type
        self.fit_columns = fit_columns
        self.sources = require_some_of("sources", ["upload"] if sources is None else sources, SOURCES)
        super().__init__(value, **options)

    def warm_up(self) -> None:
        """Load what reads and writes pictures."""
        from hiroba.files.media.image import warm_up

        warm_up()

    def preprocess(self, payload: Any) -> list[tuple[Any, str | None]] | None:
        """Return pairs of item and caption, `None` where there are none."""
        if not payload:
            return None
        if not isinstance(payload, list):
            raise PayloadError(f"A list of pictures was expected, got {payload!r}.")
        return [self._receive(item) for item in payload]

    def _receive(self, item: Any) -> tuple[Any, str | None]:
        is_film = isinstance(item, dict) and "video" in item
        file = (item.get("video") or item.get("image")) if isinstance(item, dict) else None
        if not isinstance(file, FileData):
            raise PayloadError(f"An item with a file as `image` or `video` was expected, got {item!r}.")
        name = file.orig_name or Path(file.path).name
        if not is_of_types(name, self.file_types):
            raise PayloadError(f"Invalid file type: {name}. Choose one of these: {', '.join(self.file_types or [])}.")
        caption = item.get("caption")
        return (file.path if is_film else read_picture(file, self.type, None, self.format)), caption

    def postprocess(self, value: Any) -> list[dict[str, Any]]:
        """Return an entry with `image` or `video`, and `caption`, for each item.

        Raises:
            ReturnError: The value is no list of pictures.
        """
        if value is None:
            return []
        if isinstance(value, (str, Path, Mapping)) or not isinstance(value, Iterable):
            raise ReturnError(f"A Gallery takes a list of pictures, or of pairs with captions, got {value!r}.")
        items = list(value)
        if len(items) < 2:
            return [self._send(item) for item in items]
        with ThreadPoolExecutor(min(WRITERS, len(items)), "hiroba-gallery") as writers:
            # The store of this run is a context variable; each thread works in a copy of the context.
            return list(writers.map(lambda item, context: context.run(self._send, item), items, _contexts(len(items))))

    def _send(self, item: Any) -> dict[str, Any]:
        caption = None
        if isinstance(item, Mapping):
            file = item.get("video") or item.get("image")
            item = (file, item.get("caption"))
        if isinstance(item, (tuple, list)):
            if not 1 <= len(item) <= 2:
                raise ReturnError(f"An item of a Gallery is a picture, or a pair of picture and caption, got {item!r}.")
            item, caption = item[0], item[1] if len(item) == 2 else None
        if item is None:
            raise ReturnError("An item of a Gallery is a picture, or a pair of picture and caption, got None.")
        file = write_picture(item, self.format)
        name = (file.orig_name or file.path) if file else ""
        kind = "video" if guess_mime_type(name).startswith("video/") else "image"
        return {kind: file, "caption": None if caption is None else str(caption)}

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a list of pictures and films."""
        caption = {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None}

        def entry(title: str, kind: str, schema: dict[str, Any]) -> dict[str, Any]:
            return {
                "title": title,
                "type": "object",
                "properties": {kind: schema, "caption": caption},
                "required": [kind],
            }

        image = entry("GalleryImage", "image", file_schema("ImageData"))
        video = entry("GalleryVideo", "video", file_schema())
        return {"title": "GalleryData", "type": "array", "items": {"anyOf": [image, video]}}

    def example_payload(self) -> list[dict[str, Any]]:
        """Return a list with a picture on the web."""
        return [{"image": example_file("picture.png")}]

    def example_value(self) -> list[str]:
        """Return a list with the address of a picture."""
        return [str(example_file("picture.png")["url"])]


def _contexts(count: int) -> Iterable[Any]:
    return [copy_context() for _ in range(count)]


def _check_columns(columns: Any) -> int | list[int] | None:
    numbers = [columns] if isinstance(columns, int) else list(columns or [])
    if any(not isinstance(number, int) or number < 1 for number in numbers):
        raise ArgumentError(f"`columns` must be a number of at least 1, or a list of such numbers, got {columns!r}.")
    return columns if isinstance(columns, int) or columns is None else numbers
