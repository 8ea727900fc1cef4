"""What is on a canvas: a picture in the background, layers that were drawn, and all of it together."""

from __future__ import annotations

from typing import Any, TypedDict

from hiroba.components.file_schema import example_file, file_schema
from hiroba.components.picture import ImageMode, PictureType, read_picture, write_picture
from hiroba.errors import PayloadError
from hiroba.wire.values import FileData

__all__ = [
    "EditorFiles",
    "EditorValue",
    "editor_schema",
    "example_editor_value",
    "read_editor_value",
    "write_editor_value",
]


class EditorValue(TypedDict):
    """What functions get from a canvas, and may return to it; each picture as `type` says.

    Attributes:
        background: The picture below the drawing, `None` for bare paper.
        layers: What was drawn, the lowest first; transparent elsewhere.
        composite: All of it together, `None` while there is nothing.
    """

    background: Any
    layers: list[Any]
    composite: Any


class EditorFiles(TypedDict):
    """The same as files."""

    background: FileData | None
    layers: list[FileData]
    composite: FileData | None
    id: str | None


def read_editor_value(payload: Any, type: PictureType, mode: ImageMode, format: str) -> EditorValue:
    """Return what is on a canvas as the author asked for it.

    Transparent parts of background and composite become white where `mode` knows no transparency.

    Raises:
        PayloadError: The payload is none of a canvas.
    """
    if not isinstance(payload, dict):
        raise PayloadError(f"A dictionary with `background`, `layers` and `composite` was expected, got {payload!r}.")
    background, composite = payload.get("background"), payload.get("composite")
    return EditorValue(
        background=None if background is None else read_picture(background, type, mode, format, is_flat=True),
        layers=[read_picture(layer, type, mode, format) for layer in payload.get("layers") or [] if layer is not None],
        composite=None if composite is None else read_picture(composite, type, mode, format, is_flat=True),
    )


def write_editor_value(value: Any, format: str) -> EditorFiles | None:
    """Return the files for what a function put on a canvas: an `EditorValue`, or one picture as its background."""
    if value is None:
        return None
    if not isinstance(value, dict):
        file = write_picture(value, format)
        return EditorFiles(background=file, layers=[], composite=file, id=None)
    layers = [write_picture(layer, format) for layer in value.get("layers") or []]
    return EditorFiles(
        background=write_picture(value.get("background"), format),
        layers=[layer for layer in layers if layer is not None],
        composite=write_picture(value.get("composite"), format),
        id=None,
    )


def editor_schema() -> dict[str, Any]:
    """Return the JSON schema of what is on a canvas."""
    optional_file = {"anyOf": [file_schema(), {"type": "null"}], "default": None}
    return {
        "title": "EditorData",
        "type": "object",
        "properties": {
            "background": optional_file,
            "layers": {"type": "array", "items": file_schema(), "default": []},
            "composite": optional_file,
            "id": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None},
        },
    }


def example_editor_value() -> dict[str, Any]:
    """Return an example of a payload: a picture, nothing drawn on it."""
    return {"background": example_file("picture.png"), "layers": [], "composite": None}
