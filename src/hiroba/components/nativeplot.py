"""BarPlot, LinePlot and ScatterPlot: charts that the page draws from a table."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Unpack

import msgspec

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.one_of import require_one_of
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import ArgumentError, ReturnError

if TYPE_CHECKING:
    import pandas

    from hiroba.components.button import Button

__all__ = ["BarPlot", "LinePlot", "NativePlot", "ScatterPlot"]

Aggregate = Literal["sum", "mean", "median", "min", "max", "count"]
Limits = list[float | None]

AGGREGATES = ("sum", "mean", "median", "min", "max", "count", None)
SORTS = ("x", "y", "-x", "-y", None)
TOOLTIPS = ("axis", "none", "all")
DURATIONS = "smhd"
"""Seconds, minutes, hours, days: the ends of an `x_bin` on an axis of time."""


class NativePlot(Component):
    """Base of the charts that the page draws from a table: a column to the right, a column up, perhaps a column as colour.

    Where a function listens to `select`, the visitor can mark a range of the axis that goes to the right: `SelectData.index` and
    `.value` are its two ends, in seconds on an axis of time, which `x_lim` takes as they are; on an axis of names all names in it.

    Args:
        value: A frame of pandas, or of a library that can make one, or a function that returns it at each visit.
        x: Column that goes to the right: numbers, times or names.
        y: Column that goes up: numbers.
        color: Column by which marks are coloured.
        title: Stands above the chart.
        x_title: Name of the axis; the column's own by default.
        y_title: Name of the axis; the column's own by default.
        color_title: Name of the legend; the column's own by default.
        x_bin: Width of the groups of `x`: a number, or a duration such as `"15m"`, `"6h"`, `"1d"` on an axis of time.
        y_aggregate: What becomes of several `y` at one place; their sum where there is `x_bin`, or where rows share a name (not of points).
        color_map: Colours of names, as CSS writes them.
        colors_in_legend: Names that the legend shows, in this order; all by default.
        x_lim: Ends of the axis, seconds since 1970 for times; `None` in place of one leaves it to the data.
        y_lim: Ends of the axis; `None` in place of one leaves it to the data.
        x_label_angle: Degrees by which the words at the axis are turned.
        y_label_angle: Degrees by which the words at the axis are turned.
        x_axis_format: How its numbers or times are written, as d3-format and d3-time-format have it.
        y_axis_format: How its numbers are written, as d3-format has it.
        x_axis_labels_visible: Whether words stand at the axis; `"hidden"` keeps the room for them.
        caption: Stands below the chart.
        sort: Order of names on the axis: by themselves (`"x"`), by their bars (`"y"`), with a `-` from the end; or a list of names.
        tooltip: What is told where the pointer rests: the axes' columns (`"axis"`), `"all"`, `"none"`, or a list of further columns.
        height: Pixels of the chart.
        buttons: Tools: `"fullscreen"`, `"export"`, and buttons of your own.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    select = events.SELECT
    double_click = events.DOUBLE_CLICK
    tells_equal_values = True

    kind = "nativeplot"
    mark: ClassVar[str] = "native"

    def __init__(
        self,
        value: pandas.DataFrame | Callable[..., Any] | None = None,
        x: str | None = None,
        y: str | None = None,
        *,
        color: str | None = None,
        title: str | None = None,
        x_title: str | None = None,
        y_title: str | None = None,
        color_title: str | None = None,
        x_bin: str | float | None = None,
        y_aggregate: Aggregate | None = None,
        color_map: dict[str, str] | None = None,
        colors_in_legend: list[str] | None = None,
        x_lim: Limits | None = None,
        y_lim: Limits | None = None,
        x_label_angle: float = 0,
        y_label_angle: float = 0,
        x_axis_format: str | None = None,
        y_axis_format: str | None = None,
        x_axis_labels_visible: bool | Literal["hidden"] = True,
        caption: str | None = None,
        sort: Literal["x", "y", "-x", "-y"] | list[str] | None = None,
        tooltip: Literal["axis", "none", "all"] | list[str] = "axis",
        height: int | None = None,
        buttons: list[Literal["fullscreen", "export"] | Button] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        require_one_of("y_aggregate", y_aggregate, AGGREGATES)
        if not isinstance(sort, list):
            require_one_of("sort", sort, SORTS)
        tooltip = "axis" if tooltip is None else tooltip
        if not isinstance(tooltip, list):
            require_one_of("tooltip", tooltip, TOOLTIPS)
        self.x = x
        self.y = y
        self.color = color
        self.title = title
        self.x_title = x_title
        self.y_title = y_title
        self.color_title = color_title
        self.x_bin = _check_bin(x_bin)
        self.y_aggregate = y_aggregate
        self.color_map = color_map
        self.colors_in_legend = colors_in_legend
        self.x_lim = _check_limits("x_lim", x_lim)
        self.y_lim = _check_limits("y_lim", y_lim)
        self.x_label_angle = x_label_angle
        self.y_label_angle = y_label_angle
        self.x_axis_format = x_axis_format
        self.y_axis_format = y_axis_format
        self.x_axis_labels_visible = x_axis_labels_visible
        self.caption = caption
        self.sort = sort
        self.tooltip = tooltip
        self.height = height
        self.buttons = as_toolbar(buttons)
        super().__init__(value, **options)

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Return `{"columns", "data", "datatypes", "mark"}` of a frame; times are milliseconds since 1970.

        Raises:
            ReturnError: The value is no frame.
        """
        if value is None or isinstance(value, dict):
            return value
        frame = value.to_pandas() if hasattr(value, "to_pandas") else value
        if not hasattr(frame, "to_json") or not hasattr(frame, "columns"):
            raise ReturnError(f"A {type(self).__name__} takes a frame of pandas, got {value!r}.")
        frame = frame.rename(columns=str)
        types = {name: _type_of(frame[name].dtype) for name in frame.columns}
        times = {name: _milliseconds(frame[name]) for name, type in types.items() if type == "temporal"}
        table = msgspec.json.decode(frame.assign(**times).to_json(orient="split"))
        return {"columns": table["columns"], "data": table["data"], "datatypes": types, "mark": self.mark}

    def warm_up(self) -> None:
        """Load the library whose frames functions return."""
        import_module("pandas")

    def get_mark(self) -> str:
        """Return what the data are drawn as: "bar", "line" or "point"."""
        return self.mark

    def get_block_name(self) -> str:
        """Return the name of the class in small letters: programs tell a BarPlot from a LinePlot by it."""
        return self.get_block_class()

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a chart: any JSON."""
        return {"type": {}, "description": "any valid json"}

    def example_value(self) -> Any:
        """Return a small frame with the columns of the axes."""
        import pandas

        return pandas.DataFrame({self.x or "x": [1, 2, 3], self.y or "y": [4, 5, 6]})


class BarPlot(NativePlot):
    """Bars that stand on names, numbers or times. See `NativePlot` for its parameters."""

    kind = "nativeplot"
    mark = "bar"


class LinePlot(NativePlot):
    """Lines through points. See `NativePlot` for its parameters."""

    kind = "nativeplot"
    mark = "line"


class ScatterPlot(NativePlot):
    """Points. See `NativePlot` for its parameters."""

    kind = "nativeplot"
    mark = "point"


def _type_of(dtype: Any) -> str:
    """Return how a column is drawn: as numbers, times or names."""
    import pandas

    if pandas.api.types.is_numeric_dtype(dtype):
        return "quantitative"
    return "temporal" if pandas.api.types.is_datetime64_any_dtype(dtype) else "nominal"


def _milliseconds(times: Any) -> Any:
    """Return a column of times as milliseconds since 1970, missing ones as NaN."""
    import pandas

    times = times.dt.tz_localize(None) if times.dt.tz is None else times.dt.tz_convert(None)
    return (times - pandas.Timestamp(0)) / pandas.Timedelta(milliseconds=1)


def _check_bin(value: Any) -> str | float | None:
    is_duration = isinstance(value, str) and value[-1:] in DURATIONS and value[:-1].isdigit()
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if value is not None and not is_duration and not is_number:
        raise ArgumentError(f'`x_bin` must be a number, or a duration such as "15m", "6h" or "1d", got {value!r}.')
    if is_number and value <= 0:
        raise ArgumentError(f"`x_bin` must be more than 0, got {value!r}.")
    checked: str | float | None = value
    return checked


def _check_limits(name: str, value: Any) -> Limits | None:
    if value is not None and (not isinstance(value, list | tuple) or len(value) != 2):
        raise ArgumentError(f"`{name}` must be a list of two numbers, such as [0, 10], got {value!r}.")
    return None if value is None else list(value)
