"""Plot: a figure of Matplotlib, Plotly, Altair or Bokeh."""

from __future__ import annotations

import base64
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, Any, Unpack

import msgspec

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import ArgumentError, ReturnError
from hiroba.files.context import current_owner, current_store
from hiroba.wire.values import as_file

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["Plot"]

FORMATS = {
    "webp": "image/webp",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
    "gif": "image/gif",
}
SHARPNESS = 2
"""Pixels of a picture for each pixel of the page: screens of phones and good monitors show both."""


class Plot(Component):
    """A figure that a function drew.

    Functions return a figure of Matplotlib (or the `pyplot` module), Plotly or Altair. A figure of Matplotlib becomes a picture at twice
    the size of the page; the others stay alive in the page: pointing at them tells values, and they can be zoomed.

    Args:
        value: A figure, or a function that returns it at each visit.
        format: Kind of picture that a figure of Matplotlib becomes: `"webp"`, `"png"`, `"jpeg"` or `"svg"`.
        buttons: Buttons of your own in the line of the label.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE

    def __init__(
        self,
        value: Any | Callable[..., Any] | None = None,
        *,
        format: str = "webp",
        buttons: list[Button] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        if format not in FORMATS:
            raise ArgumentError(f"`format` must be one of {', '.join(map(repr, FORMATS))}, got {format!r}.")
        self.format = format
        self.buttons = as_toolbar(buttons)
        super().__init__(value, **options)

    def preprocess(self, payload: Any) -> Any:
        """Return the payload: what kind of figure it is, and the figure as its library writes it."""
        return payload

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Return `{"type", "plot"}`: a picture for Matplotlib, the JSON of its library for the others.

        A picture has `width` and `height` as well, in pixels of the page.

        Raises:
            ReturnError: The value is no figure of a library that we know.
        """
        if value is None:
            return None
        library = (value.__name__ if isinstance(value, ModuleType) else type(value).__module__).split(".")[0]
        if library == "matplotlib":
            return self._draw(value)
        if library == "altair":
            return {"type": "altair", "plot": value.to_json()}
        if library == "bokeh":
            return {"type": "bokeh", "plot": _bokeh_json(value)}
        if library == "plotly" or hasattr(value, "to_plotly_json"):
            return {"type": "plotly", "plot": value.to_json()}
        if hasattr(value, "savefig"):
            return self._draw(value)
        if isinstance(value, dict) and value.keys() >= {"type", "plot"}:
            return value
        raise ReturnError(f"A Plot takes a figure of Matplotlib, Plotly, Altair or Bokeh, got {value!r}.")

    def api_payload(self, payload: Any) -> Any:
        """Return the payload with the picture inside of it, as existing clients expect it."""
        if not isinstance(payload, dict) or payload.get("type") != "matplotlib":
            return payload
        picture = as_file(payload["plot"])
        if picture is None:
            return payload
        data = base64.b64encode(current_store().find(picture.path).path.read_bytes()).decode()
        return {"type": "matplotlib", "plot": f"data:{picture.mime_type};base64,{data}"}

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a figure."""
        return {
            "title": "PlotData",
            "type": "object",
            "required": ["type", "plot"],
            "properties": {
                "type": {"type": "string", "enum": ["altair", "bokeh", "plotly", "matplotlib"]},
                "plot": {"type": "string"},
            },
        }

    def _draw(self, figure: Any) -> dict[str, Any]:
        """Return the payload for a figure of Matplotlib."""
        import io

        figure = figure.gcf() if isinstance(figure, ModuleType) else figure
        figure = getattr(figure, "figure", figure)
        buffer = io.BytesIO()
        figure.savefig(buffer, format=self.format, dpi=figure.dpi * SHARPNESS, bbox_inches="tight")
        data = buffer.getvalue()
        picture = current_store().put_bytes(data, f"plot.{self.format}", FORMATS[self.format], current_owner())
        return {"type": "matplotlib", "plot": picture, **_size_of(data, self.format)}


def _size_of(data: bytes, format: str) -> dict[str, int]:
    """Return `width` and `height` on the page; nothing for drawings, which say it themselves."""
    if format == "svg":
        return {}
    import io

    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        width, height = image.size
    return {"width": round(width / SHARPNESS), "height": round(height / SHARPNESS)}


def _bokeh_json(figure: Any) -> str:
    from bokeh.embed import json_item

    return msgspec.json.encode(json_item(figure)).decode()
