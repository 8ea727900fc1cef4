"""What is on a canvas: a picture in the background, layers that were drawn, and all of it together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from hiroba.components.file_schema import example_file, file_schema
from hiroba.components.layered import bare_layer, lay_together, paper_size, white_paper
from hiroba.components.picture import PictureForm, name_of, open_picture, read_picture, shape_picture, write_picture
from hiroba.errors import PayloadError
from hiroba.wire.values import FileData

if TYPE_CHECKING:
    from PIL.Image import Image

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


def read_editor_value(payload: Any, form: PictureForm, layers: int = 1) -> EditorValue:
    """Return what is on a canvas as the author asked for it.

    The page sends what visitors drew without a composite and without files for bare layers and for white paper, which is the background
    where there is no picture; all are made here, where they are needed.
    A layer that the visitor has hidden is a bare one for functions.
    Transparent parts of background and composite become white where the mode knows no transparency.

    Args:
        payload: `background`, `layers` (`None` for a bare one) and `composite`; from the page also `size` and `hidden`.
        form: What is asked for.
        layers: How many layers a picture has at least.

    Raises:
        PayloadError: The payload is none of a canvas.
    """
    if not isinstance(payload, dict):
        raise PayloadError(f"A dictionary with `background`, `layers` and `composite` was expected, got {payload!r}.")
    background, composite = payload.get("background"), payload.get("composite")
    files = payload.get("layers") or []
    if not isinstance(files, list):
        raise PayloadError(f"`layers` must be a list of files, got {files!r}.")
    if background is None and not any(files):
        return EditorValue(background=None, layers=[], composite=_read_composite(composite, form))
    left_out = _left_out(payload.get("hidden"))
    files = [None if place in left_out else file for place, file in enumerate(files)] or [None] * layers
    pictures = [None if file is None else open_picture(file) for file in files]
    below = None if background is None else open_picture(background)
    size = paper_size(payload.get("size"), [below, *pictures])
    if below is None and "size" in payload:
        below = white_paper(size)
    if composite is None:
        whole = _whole([background, *files], [below, *pictures], form, size)
    else:
        whole = _read_composite(composite, form)
    return EditorValue(
        background=None if below is None else _give(background, below, form, "background", is_flat=True),
        layers=[
            _give(file, bare_layer(size) if picture is None else picture, form, "layer")
            for file, picture in zip(files, pictures, strict=True)
        ],
        composite=whole,
    )


def _read_composite(file: Any, form: PictureForm) -> Any:
    return None if file is None else read_picture(file, form.type, form.mode, form.format, is_flat=True)


def _whole(
    files: list[FileData | None],
    pictures: list[Image | None],
    form: PictureForm,
    size: tuple[int, int],
) -> Any:
    """Return all that is shown together."""
    shown = [i for i, picture in enumerate(pictures) if picture is not None]
    only = pictures[shown[0]] if len(shown) == 1 else None
    if only is not None:
        return _give(files[shown[0]], only, form, "composite", is_flat=True)
    together = lay_together([pictures[i] for i in shown], size)
    return shape_picture(together, form, "composite", is_flat=True)


def _left_out(hidden: Any) -> set[int]:
    return {place for place in hidden if isinstance(place, int)} if isinstance(hidden, list) else set()


def _give(file: FileData | None, picture: Image, form: PictureForm, name: str, is_flat: bool = False) -> Any:
    """Return a picture that is open already, or the path of its file where that is what was asked for."""
    if file is not None and form.type == "filepath" and form.mode in (None, picture.mode):
        return file.path
    return shape_picture(picture, form, name if file is None else name_of(file), is_flat)


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
