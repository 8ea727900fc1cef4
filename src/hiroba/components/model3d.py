"""Model3D: a solid to turn and look at."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.file_schema import example_file, file_schema
from hiroba.components.one_of import require_one_of
from hiroba.components.toolbar import as_toolbar
from hiroba.components.uploads import file_from_path
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.wire.values import FileData

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["Model3D"]

DISPLAY_MODES = ("solid", "point_cloud", "wireframe", None)

CameraPosition = tuple[float | None, float | None, float | None]


class Model3D(Component):
    """A solid in a file: .obj, .glb, .gltf (in one file), .stl, .ply or .splat. Functions get its path and return one, or `None`.

    Splats are shown as coloured points.

    Args:
        value: Path or address of a file, or a function that returns it at each visit.
        display_mode: `"solid"`, `"point_cloud"` or `"wireframe"`; `None` means solid.
        clear_color: Ground behind it: red, green, blue and opacity, each 0 to 1. `None` leaves it to the theme.
        camera_position: Where the camera begins: degrees around the upright axis, degrees from above, and distance in units of the
            file; `None` for any of them fits it to the solid. It follows the visitor: a function whose parameter is annotated with
            `Model3D` reads where the camera stands.
        zoom_speed: Speed of zooming; 1 is usual.
        pan_speed: Speed of moving sideways; 1 is usual.
        height: Height of the frame, in pixels or as a CSS length.
        buttons: Buttons of your own in the line of the label.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    upload = events.UPLOAD
    edit = events.EDIT
    clear = events.CLEAR

    def __init__(
        self,
        value: str | Callable[..., Any] | None = None,
        *,
        display_mode: Literal["solid", "point_cloud", "wireframe"] | None = None,
        clear_color: tuple[float, float, float, float] | None = None,
        camera_position: CameraPosition = (None, None, None),
        zoom_speed: float = 1,
        pan_speed: float = 1,
        height: int | str | None = None,
        buttons: list[Button] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        require_one_of("display_mode", display_mode, DISPLAY_MODES)
        if len(camera_position) != 3:
            raise ArgumentError(f"`camera_position` must be two angles and a distance, got {camera_position!r}.")
        self.display_mode = display_mode
        self.clear_color = list(clear_color or (0, 0, 0, 0))
        self.camera_position = list(camera_position)
        self.zoom_speed = zoom_speed
        self.pan_speed = pan_speed
        self.height = height
        self.buttons = as_toolbar(buttons)
        super().__init__(value, **options)

    def preprocess(self, payload: Any) -> str | None:
        """Return the path of the file, `None` for none."""
        if payload is None:
            return None
        if not isinstance(payload, FileData):
            raise PayloadError(f"A file with a solid was expected, got {payload!r}.")
        return payload.path

    def postprocess(self, value: Any) -> FileData | None:
        """Return the file at a path; an empty text is nothing.

        Raises:
            ReturnError: The value is no path.
        """
        if value is None or isinstance(value, FileData):
            return value
        if value == "":
            return None
        if not isinstance(value, str | os.PathLike):
            raise ReturnError(f"A Model3D takes the path of a file, got {value!r}.")
        return file_from_path(value)

    def process_example(self, value: Any) -> str:
        """Return the name of an example's file."""
        return Path(value).name if value else ""

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a file."""
        return file_schema()

    def example_payload(self) -> dict[str, Any]:
        """Return a file on the web."""
        return example_file("solid.gltf")

    def example_value(self) -> str:
        """Return the address of a file."""
        return str(example_file("solid.gltf")["url"])
