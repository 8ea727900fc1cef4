"""BarPlot, LinePlot and ScatterPlot: what the page gets of a frame."""

from typing import Any

import pandas
import pytest

from hiroba.components.nativeplot import BarPlot, LinePlot, NativePlot, ScatterPlot
from hiroba.errors import ArgumentError, ReturnError


@pytest.mark.parametrize(("plot", "mark"), [(BarPlot, "bar"), (LinePlot, "line"), (ScatterPlot, "point")])
def test_plot_sends_columns_rows_and_how_each_is_drawn(plot: type[NativePlot], mark: str) -> None:
    frame = pandas.DataFrame({"day": pandas.to_datetime(["1970-01-02"]), "rain": [4.5], "town": ["Lima"]})

    assert plot(x="day", y="rain").postprocess(frame) == {
        "columns": ["day", "rain", "town"],
        "data": [[86_400_000, 4.5, "Lima"]],
        "datatypes": {"day": "temporal", "rain": "quantitative", "town": "nominal"},
        "mark": mark,
    }


def test_plot_without_value_stays_empty() -> None:
    assert BarPlot().postprocess(None) is None


def test_plot_refuses_what_is_no_frame() -> None:
    with pytest.raises(ReturnError, match="A BarPlot takes a frame of pandas"):
        BarPlot().postprocess([1, 2])


@pytest.mark.parametrize(
    "arguments",
    [{"x_bin": "soon"}, {"x_bin": 0}, {"x_lim": [1]}, {"sort": "z"}, {"tooltip": "some"}, {"y_aggregate": "sums"}],
    ids=str,
)
def test_plot_refuses_arguments_that_do_not_fit(arguments: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError, match=next(iter(arguments))):
        LinePlot(**arguments)
