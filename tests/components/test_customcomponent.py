"""CustomComponent: props by type, events, and the code of the page."""

from __future__ import annotations

from pathlib import Path

import pytest

import hiroba as gr
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.testing import User


class Grid(gr.CustomComponent):
    esm = "export default { render({ model, el }) {} }"
    value: dict[str, int]
    names: list[str] = []  # noqa: RUF012  # a prop, copied for each component
    size: int = 3
    picked = gr.Event("picked", "a cell is picked")


def test_props_are_parameters_with_types() -> None:
    grid = Grid({"a": 1}, size=5, label="Grid")
    assert (grid.kind, grid.props()["props"], grid.label) == ("customcomponent", {"names": [], "size": 5}, "Grid")
    with pytest.raises(ArgumentError, match="`size` of Grid must fit its type"):
        Grid(size="large")
    with pytest.raises(ArgumentError, match="no prop `colour`"):
        Grid(colour="red")


def test_values_are_checked_both_ways() -> None:
    grid = Grid()
    assert (grid.preprocess({"a": 1}), grid.preprocess(None), grid.postprocess({"b": 2})) == ({"a": 1}, None, {"b": 2})
    with pytest.raises(PayloadError, match="value of Grid"):
        grid.preprocess({"a": "many"})
    with pytest.raises(ReturnError):
        grid.postprocess([1])


def test_a_function_changes_props() -> None:
    with gr.Blocks() as demo:
        grid = Grid({"a": 1})
        grid.picked(lambda: Grid(size=9), None, grid)
    with User(demo) as user:
        user.fire(grid.picked)
        assert user.prop(grid, "props") == {"names": [], "size": 9}
        assert user.value(grid) == {"a": 1}


def test_a_module_is_text_a_file_that_may_change_or_an_address(tmp_path: Path) -> None:
    file = tmp_path / "grid.js"
    file.write_text("export default 1")

    class InFile(gr.CustomComponent):
        esm = file
        css = "https://example.org/grid.css"

    component = InFile()
    first = component.module()
    assert (first["esm"]["text"], first["css"]["url"]) == ("export default 1", "https://example.org/grid.css")
    file.write_text("export default 2")
    assert component.module()["esm"]["id"] != first["esm"]["id"]
    file.unlink()
    with pytest.raises(ArgumentError, match="no file"):
        InFile()


def test_bytes_travel_as_base64() -> None:
    class Picture(gr.CustomComponent):
        value: bytes = b""

    picture = Picture()
    assert picture.postprocess(b"ab") == {"$bytes": "YWI="}
    assert picture.preprocess({"$bytes": "YWI="}) == b"ab"
    with pytest.raises(PayloadError, match="base64"):
        picture.preprocess({"$bytes": "?"})
