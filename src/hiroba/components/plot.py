"""Plot: a figure of Matplotlib, Plotly, Altair or Bokeh."""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, Any, Unpack

import msgspec

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import ArgumentError, PayloadError, ReturnError
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
LIBRARIES = ["altair", "bokeh", "plotly", "matplotlib"]
SHARPNESS = 2
"""Pixels of a picture for each pixel of the page: screens of phones and good monitors show both."""


class Plot(Component):
    """A figure that a function drew.

    Functions return a figure of Matplotlib (or the `pyplot` module), Plotly, Altair or Bokeh. A figure of Matplotlib becomes a picture at
    twice the size of the page; the others stay alive in the page: pointing at them tells values, and they can be zoomed. Figures of Bokeh
    are drawn by BokehJS 3.8, and those of other versions as far as it can read them.

    Where a function listens to `select`, the visitor can pick points of Plotly and Altair, and mark them by a box; by a lasso, too, with
    Plotly (what draws Altair's charts has none). `SelectData.index` is a list of places in the data (`None` for a mark that stands for several rows), `.value` a list of what is
    there, `.selected` false when a double click took the marks away. There are also `.kind` (`"point"`, `"box"`, `"lasso"` or `"clear"`),
    `.ranges` of a box and `.lasso` by axis, and `.trace`, for each point of Plotly the number of its trace. A box is told in a chart of
    Altair that has one view and moves nothing by dragging; where the author has an interval of its own, that one is told.

    Args:
        value: A figure, or a function that returns it at each visit.
        format: Kind of picture that a figure of Matplotlib becomes: `"webp"`, `"png"`, `"jpeg"` or `"svg"`.
        buttons: Buttons of your own in the line of the label.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    select = events.SELECT
    tells_equal_values = True

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
        """Return the payload: what kind of figure it is, and the figure as its library writes it.

        Raises:
            PayloadError: It is something else.
        """
        if payload is None or (isinstance(payload, dict) and payload.get("type") in LIBRARIES and "plot" in payload):
            return payload
        raise PayloadError(f"A figure with `type` and `plot` was expected, got {payload!r:.100}.")

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Return `{"type", "plot"}`: a picture for Matplotlib, the JSON of its library for the others.

        A picture has `width` and `height` as well, in pixels of the page, and `ground`, the colour around what it shows.

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
                "type": {"type": "string", "enum": LIBRARIES},
                "plot": {"type": "string"},
            },
        }

    def example_payload(self) -> dict[str, Any]:
        """Return a figure of Plotly without traces."""
        return {"type": "plotly", "plot": '{"data": [], "layout": {}}'}

    def _draw(self, figure: Any) -> dict[str, Any]:
        """Return the payload for a figure of Matplotlib."""
        import io

        figure = figure.gcf() if isinstance(figure, ModuleType) else figure
        figure = getattr(figure, "figure", figure)
        buffer = io.BytesIO()
        figure.savefig(buffer, format=self.format, dpi=figure.dpi * SHARPNESS, bbox_inches="tight")
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is not None:
            # It keeps every figure that it made until that is closed; a closed one can be drawn again.
            pyplot.close(figure)
        data = buffer.getvalue()
        picture = current_store().put_bytes(data, f"plot.{self.format}", FORMATS[self.format], current_owner())
        return {"type": "matplotlib", "plot": picture, "ground": _ground_of(figure), **_size_of(data, self.format)}


def _size_of(data: bytes, format: str) -> dict[str, int]:
    """Return `width` and `height` on the page; nothing for drawings, which say it themselves."""
    if format == "svg":
        return {}
    import io

    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        width, height = image.size
    return {"width": round(width / SHARPNESS), "height": round(height / SHARPNESS)}


def _ground_of(figure: Any) -> str | None:
    """Return the colour of a figure's ground as CSS writes it; `None` where the page shines through."""
    from matplotlib.colors import to_hex

    color = figure.get_facecolor() if hasattr(figure, "get_facecolor") else (1, 1, 1, 1)
    return to_hex(color) if len(color) < 4 or color[3] == 1 else None


def _bokeh_json(figure: Any) -> str:
    from bokeh.embed import json_item

    return msgspec.json.encode(json_item(figure)).decode()
