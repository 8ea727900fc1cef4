"""Map: places in every form that authors have them in, and those that come from a page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars
import pytest

import hiroba as gr
from hiroba.components.map import Map
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.testing import User

OSAKA: dict[str, Any] = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [135.5, 34.69]},
    "properties": {"name": "Osaka"},
}
CITIES = {"type": "FeatureCollection", "features": [OSAKA]}
AREA = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 1], [0, 0]]]}


class Shape:
    """Something of a library that knows GeoJSON."""

    __geo_interface__ = CITIES


@pytest.mark.parametrize(
    "value",
    [
        CITIES,
        OSAKA,
        json.dumps(CITIES),
        [{"lat": 34.69, "lng": 135.5, "name": "Osaka"}],
        {"latitude": 34.69, "longitude": 135.5, "name": "Osaka"},
        polars.DataFrame({"lat": [34.69], "lon": [135.5], "name": ["Osaka"]}),
        Shape(),
    ],
    ids=["collection", "feature", "text", "dictionaries", "dictionary", "table", "geo_interface"],
)
def test_each_form_of_a_place_is_shown(value: Any) -> None:
    assert Map().postprocess(value) == CITIES


def test_pairs_and_files_are_places(tmp_path: Path) -> None:
    (tmp_path / "area.geojson").write_text(json.dumps(AREA))
    assert Map().postprocess(tmp_path / "area.geojson")["features"][0]["geometry"] == AREA
    pair = Map().postprocess((34.69, 135.5))["features"]
    assert (pair, Map().postprocess([(34.69, 135.5)])["features"]) == ([OSAKA | {"properties": {}}], pair)
    assert Map().postprocess([]) == {"type": "FeatureCollection", "features": []}


@pytest.mark.parametrize(
    "value",
    [5, "nowhere.geojson", (91, 0), [(0, 400)], [(float("nan"), 0)], [{"x": 1}], {"type": "Cube"}],
    ids=str,
)
def test_what_is_no_place_is_refused(value: Any) -> None:
    with pytest.raises(ReturnError):
        Map().postprocess(value)


@pytest.mark.parametrize(
    "payload",
    [
        [1, 2],
        {"type": "Point", "coordinates": ["0", 0]},
        {"type": "Point", "coordinates": [0]},
        {"type": "Polygon", "coordinates": [[0, 0]]},
        {"type": ["Point"]},
        {"type": "FeatureCollection", "features": [None]},
        {"type": "Feature", "geometry": None, "properties": [1]},
    ],
    ids=str,
)
def test_what_a_page_makes_up_is_refused(payload: Any) -> None:
    with pytest.raises(PayloadError):
        Map().preprocess(payload)


def test_functions_get_geojson_or_pairs() -> None:
    assert Map().preprocess(CITIES) == CITIES
    assert Map(draw="point", type="latlon").preprocess(CITIES) == (34.69, 135.5)
    corners = Map(draw="box", type="latlon").preprocess(AREA)
    assert corners[:3] == [(0, 0), (0, 2), (1, 2)]
    assert (Map(type="latlon").preprocess(None), Map().preprocess(None)) == (None, None)


@pytest.mark.parametrize(
    "options",
    [{"draw": "circle"}, {"type": "wkt"}, {"center": (91, 0)}, {"center": 5}, {"tiles": "x"}],
    ids=str,
)
def test_wrong_options_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError):
        Map(**options)


def test_a_map_is_filled_by_a_function_and_stands_in_the_schema_of_the_api() -> None:
    with gr.Blocks() as demo:
        shown, button = gr.Map(), gr.Button()
        button.click(lambda: (34.69, 135.5), None, shown)
    with User(demo) as user:
        user.fire(button.click)
        assert user.value(shown)["features"][0]["geometry"]["coordinates"] == [135.5, 34.69]
    assert Map().api_info()["type"] == "object"
    assert Map().preprocess(Map().example_payload()) == Map().example_value()


def test_an_example_is_told_in_words() -> None:
    assert Map().process_example((34.69, 135.5)) == "34.69, 135.5"
    assert Map().process_example({"type": "FeatureCollection", "features": [OSAKA, OSAKA]}) == "2 features"
    assert Map().process_example(None) == ""
