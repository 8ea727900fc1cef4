"""Plot: figures of several libraries."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import altair
import pandas
import plotly.express
import pytest
from matplotlib import pyplot
from matplotlib.figure import Figure

from hiroba.components.plot import Plot
from hiroba.errors import ArgumentError, ReturnError
from hiroba.files.context import set_store
from hiroba.files.store import FileStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FileStore]:
    store = FileStore(tmp_path)
    token = set_store(store)
    yield store
    token.var.reset(token)
    store.close()


@pytest.fixture
def figure() -> Figure:
    figure = Figure(figsize=(3, 2), dpi=100)
    figure.add_subplot().plot([1, 3, 2])
    return figure


@pytest.mark.parametrize(("format", "start"), [("png", b"\x89PNG"), ("webp", b"RIFF"), ("svg", b"<?xml")])
def test_plot_draws_matplotlib_as_a_file(store: FileStore, figure: Figure, format: str, start: bytes) -> None:
    payload = Plot(format=format).postprocess(figure)
    assert payload is not None
    assert store.resolve(payload["plot"].path).read_bytes().startswith(start)


def test_plot_draws_two_pixels_for_each_of_the_page(store: FileStore, figure: Figure) -> None:
    payload = Plot(format="png").postprocess(figure)
    assert payload is not None
    header = store.resolve(payload["plot"].path).read_bytes()[16:24]
    assert int.from_bytes(header[:4]) == pytest.approx(2 * payload["width"], abs=1)


def test_plot_lets_pyplot_forget_what_it_drew(store: FileStore) -> None:
    drawn = pyplot.figure()
    Plot().postprocess(drawn)
    assert not pyplot.fignum_exists(drawn.number)
    assert Plot().postprocess(drawn) is not None


def test_plot_gives_clients_the_picture_itself(store: FileStore, figure: Figure) -> None:
    plot = Plot(format="png")
    sent = plot.api_payload(plot.postprocess(figure))["plot"]
    assert base64.b64decode(sent.removeprefix("data:image/png;base64,")).startswith(b"\x89PNG")


def test_plot_sends_plotly_as_it_writes_itself() -> None:
    payload = Plot().postprocess(plotly.express.line(x=[1, 2], y=[2, 1], title="Rain"))
    assert payload is not None
    assert payload["type"] == "plotly"
    assert json.loads(payload["plot"])["layout"]["title"]["text"] == "Rain"


def test_plot_sends_altair_as_it_writes_itself() -> None:
    frame = pandas.DataFrame({"kind": ["a"], "amount": [3]})
    payload = Plot().postprocess(altair.Chart(frame, title="Seeds").mark_bar().encode(x="kind", y="amount"))
    assert payload is not None
    assert payload["type"] == "altair"
    assert json.loads(payload["plot"])["title"] == "Seeds"


def test_plot_without_value_stays_empty() -> None:
    assert Plot().postprocess(None) is None


def test_plot_refuses_what_is_no_figure() -> None:
    with pytest.raises(ReturnError, match="Matplotlib, Plotly, Altair or Bokeh"):
        Plot().postprocess([1, 2])


def test_plot_refuses_an_unknown_format() -> None:
    with pytest.raises(ArgumentError, match="`format` must be one of"):
        Plot(format="bmp")
