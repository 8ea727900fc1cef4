"""Dataframe: tables of every library, small and large."""

import datetime
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy
import pandas
import polars
import pytest

import hiroba as gr
from hiroba.components.chatbot import Chatbot
from hiroba.components.component import Component
from hiroba.components.dataframe import Dataframe
from hiroba.components.dataframe_presets import List, Matrix, Numpy
from hiroba.components.image import Image
from hiroba.errors import (
    ArgumentError,
    FileNotAllowedError,
    MissingPackageError,
    PayloadError,
    ReturnError,
    UnsafeAddressError,
)
from hiroba.files.access import AccessRules
from hiroba.files.context import set_rules, set_store
from hiroba.files.store import FileStore
from hiroba.testing import User
from hiroba.wire.values import FileData

SET = {"op": "set", "row": 0, "column": 1, "value": "x"}
FRUIT: dict[str, Any] = {"headers": ["rank", "fruit"], "data": [[3, "cherry"], [1, None]]}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FileStore]:
    store = FileStore(tmp_path)
    token = set_store(store)
    yield store
    token.var.reset(token)
    store.close()


def sent(value: object, **options: Any) -> tuple[list[str], list[list[Any]]]:
    payload = Dataframe(**options).postprocess(value)
    return payload["headers"], payload["data"]


VALUES = {
    "pandas": pandas.DataFrame({"rank": [3, 1], "fruit": ["cherry", None]}),
    "polars": polars.DataFrame({"rank": [3, 1], "fruit": ["cherry", None]}),
    "a lazy frame": polars.LazyFrame({"rank": [3, 1], "fruit": ["cherry", None]}),
    "the payload": FRUIT,
    "columns": {"rank": [3, 1], "fruit": ["cherry", None]},
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_dataframe_takes_headers_from_the_value(value: object) -> None:
    assert sent(value, headers=["x", "y"]) == (["rank", "fruit"], FRUIT["data"])


@pytest.mark.parametrize(
    ("value", "headers", "rows"),
    [
        ([[1, 2], [3, 4]], ["x", "y"], [[1, 2], [3, 4]]),
        ([[1, 2, 3]], ["x", "y", "3"], [[1, 2, 3]]),
        ([1, 2], ["x"], [[1], [2]]),
        ([["a", 1], ["b"]], ["x", "y"], [["a", 1], ["b", None]]),
        (numpy.arange(4).reshape(2, 2), ["x", "y"], [[0, 1], [2, 3]]),
        (numpy.array([1.5, numpy.nan]), ["x"], [[1.5], [None]]),
        ([], ["x", "y"], []),
        (None, ["x", "y"], []),
    ],
    ids=[
        "rows",
        "more columns than headers",
        "a flat list",
        "ragged rows",
        "numpy",
        "one dimension",
        "empty",
        "nothing",
    ],
)
def test_dataframe_names_columns_where_the_value_does_not(value: object, headers: list[str], rows: object) -> None:
    assert sent(value, headers=["x", "y"]) == (headers, rows)


def test_dataframe_numbers_columns_that_nobody_named() -> None:
    assert sent([[5, 6]]) == (["1", "2"], [[5, 6]])
    assert sent(None) == (["1", "2", "3"], [])


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ([1.5, float("nan")], [1.5, None]),
        ([pandas.Timestamp("2026-01-02"), pandas.NaT], ["2026-01-02 00:00:00", None]),
        ([pandas.Timedelta(days=1), pandas.NaT], ["1 days 00:00:00", None]),
        (
            [pandas.Timestamp("2026-01-02 03:04"), pandas.Timestamp("2026-01-03")],
            ["2026-01-02 03:04:00", "2026-01-03 00:00:00"],
        ),
        ([datetime.date(2026, 1, 2), None], ["2026-01-02", None]),
        ([True, False], [True, False]),
        ([{"a": 1}, [numpy.int64(3)]], [{"a": 1}, [3]]),
        (pandas.array([1, None], dtype="Int64"), [1, None]),
        (pandas.Categorical(["a", "b"]), ["a", "b"]),
    ],
    ids=[
        "missing numbers",
        "dates",
        "days",
        "times",
        "python dates",
        "booleans",
        "objects",
        "nullable numbers",
        "categories",
    ],
)
def test_dataframe_says_cells_of_pandas_as_json_can(column: Any, cells: object) -> None:
    assert sent(pandas.DataFrame({"x": column}))[1] == [[cell] for cell in cells]  # type: ignore[attr-defined]  # a list


def test_dataframe_sends_texts_and_colours_of_a_styler() -> None:
    frame = pandas.DataFrame({"a": [1.5, 2.25], "hidden": [3, 4]})
    styler = frame.style.format(precision=2).highlight_max("a", color="lime").hide(["hidden"], axis="columns")
    payload = Dataframe().postprocess(styler)
    assert payload["data"] == [[1.5], [2.25]]
    assert payload["metadata"] == {"display_value": [["1.50"], ["2.25"]], "styling": [[""], ["background-color: lime"]]}


@pytest.mark.parametrize("name", ["fruit.csv", "fruit.data", "fruit"])
def test_dataframe_reads_a_csv_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("rank,fruit\n3,cherry\n")
    assert sent(str(path)) == (["rank", "fruit"], [[3, "cherry"]])


@pytest.mark.parametrize("value", [3, "table.doc", {"a": [1], "b": [1, 2]}], ids=repr)
def test_dataframe_refuses_what_is_no_table(value: object) -> None:
    with pytest.raises(ReturnError, match=r"Dataframe takes|equally long"):
        Dataframe().postprocess(value)


def test_dataframe_gives_functions_the_library_they_ask_for() -> None:
    assert Dataframe(type="pandas").preprocess(FRUIT).equals(VALUES["pandas"])
    assert Dataframe(type="polars").preprocess(FRUIT).rows() == [(3, "cherry"), (1, None)]
    assert Dataframe(type="numpy").preprocess(FRUIT).shape == (2, 2)
    assert Dataframe(type="array").preprocess(FRUIT) == [[3, "cherry"], [1, None]]


@pytest.mark.parametrize("type", ["pandas", "polars", "numpy", "array"])
def test_dataframe_gives_functions_an_empty_table_for_nothing(type: Any) -> None:
    assert len(Dataframe(headers=["x"], type=type).preprocess(None)) == 0


def test_an_empty_table_has_columns_that_may_hold_texts() -> None:
    frame = Dataframe().preprocess({"headers": ["name"], "data": [], "metadata": None})

    assert frame["name"].str.strip().tolist() == []


@pytest.mark.parametrize(
    ("component", "argument", "told"),
    [
        (Matrix(row_count=(3, "fixed")), "row_count", {"row_count": 3, "row_limits": (3, 3)}),
        (Dataframe(col_count=(2, "fixed")), "col_count", {"column_count": 2, "column_limits": (2, 2)}),
        (Image(streaming=True), "streaming", {"streaming": True, "sources": ["webcam"]}),
    ],
    ids=["rows", "columns", "a camera"],
)
def test_a_change_tells_the_page_also_what_an_argument_decides(
    component: Component, argument: str, told: dict[str, Any]
) -> None:
    assert component.changed_props([argument]).items() >= told.items()


def test_a_list_of_numbers_of_numpy_is_a_column() -> None:
    assert sent([numpy.int64(1), numpy.float32(2.5)])[1] == [[1], [2.5]]


@pytest.mark.parametrize("payload", [3, {"headers": ["a"]}, {"headers": ["a"], "data": [1]}], ids=repr)
def test_dataframe_refuses_a_payload_that_is_no_table(payload: object) -> None:
    with pytest.raises(PayloadError, match="table"):
        Dataframe().preprocess(payload)


def large() -> pandas.DataFrame:
    return pandas.DataFrame({"n": range(5000), "text": [f"row {i}" for i in range(5000)]})


def test_dataframe_keeps_a_large_table_on_the_server(store: FileStore) -> None:
    payload = Dataframe().postprocess(large())
    assert payload["row_count"] == 5000
    assert payload["data"][:2] == [[0, "row 0"], [1, "row 1"]]
    assert len(msgspec.json.encode(payload)) < 10_000


def test_dataframe_keeps_a_table_with_long_texts_on_the_server(store: FileStore) -> None:
    assert "file" in Dataframe().postprocess([["x" * 1000] * 5] * 500)


def test_a_large_table_in_a_message_is_there_whole(store: FileStore) -> None:
    rows = [[i] for i in range(3_000)]
    part = Chatbot().postprocess([{"role": "assistant", "content": Dataframe(rows)}])[0]["content"][0]

    assert part["value"]["data"] == rows


def test_dataframe_gives_clients_a_large_table_whole(store: FileStore) -> None:
    table = Dataframe()
    whole = table.api_payload(table.postprocess(large()))
    assert whole.keys() == {"headers", "data", "metadata"}
    assert whole["data"][4999] == [4999, "row 4999"]
    assert table.api_payload(FRUIT) == FRUIT


def received(payload: dict[str, Any], store: FileStore, **more: Any) -> dict[str, Any]:
    """As the engine hands it to the component: the token has become a local path."""
    return payload | {"file": FileData(path=str(store.resolve(payload["file"].path)))} | more


def test_dataframe_gives_functions_a_large_table_whole_with_its_edits(store: FileStore) -> None:
    table = Dataframe()
    payload = received(table.postprocess(large()), store, edits=[SET | {"row": 4999, "value": "the last"}])
    assert table.preprocess(payload).values.tolist()[4998:] == [[4998, "row 4998"], [4999, "the last"]]


def test_dataframe_reads_no_file_that_a_sender_names(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text('{"data": [["secret"]]}')
    file = {"path": str(tmp_path / "secret"), "meta": {"_type": "gradio.FileData"}}
    assert Dataframe(type="array").preprocess({"headers": ["a"], "data": [["mine"]], "file": file}) == [["mine"]]


@pytest.mark.parametrize("place", [{"row": 5000}, {"column": 2}, {"row": -1}, {"column": -1}, {"op": "fly"}], ids=repr)
def test_dataframe_refuses_an_edit_outside_of_the_table(store: FileStore, place: dict[str, Any]) -> None:
    table = Dataframe()
    payload = received(table.postprocess(large()), store, edits=[SET | place])
    with pytest.raises(PayloadError, match="cannot be applied"):
        table.preprocess(payload)


def test_dataframe_keeps_the_styles_of_a_large_table(store: FileStore) -> None:
    table = Dataframe()
    rows = [[i] for i in range(3000)]
    value = {"headers": ["n"], "data": rows, "metadata": {"display_value": [[f"No. {i}"] for i in range(3000)]}}
    payload = table.postprocess(value)
    assert payload["metadata"]["display_value"][0] == ["No. 0"]
    assert table.api_payload(payload)["metadata"]["display_value"][2999] == ["No. 2999"]


def test_dataframe_understands_the_words_that_programs_use() -> None:
    table = Dataframe(
        headers=["a", "b", "c"],
        datatype=["int", "text", "colour"],  # type: ignore[list-item]  # existing programs hold such words
        show_search=True,  # type: ignore[arg-type]
        buttons=["copy", "download"],  # type: ignore[list-item]
    )
    assert (table.datatype, table.show_search, table.buttons) == (["number", "str", "str"], "search", ["copy"])


@pytest.mark.parametrize(
    "options",
    [
        {"type": "list"},
        {"row_count": -1},
        {"row_limits": (3, 1)},
        {"headers": ["a"], "column_count": 2},
    ],
    ids=repr,
)
def test_dataframe_refuses_an_argument_that_cannot_work(options: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError):
        Dataframe(**options)


def test_dataframe_with_a_fixed_count_limits_the_rows_to_it() -> None:
    assert Dataframe(row_count=(5, "fixed")).row_limits == (5, 5)
    assert Dataframe(col_count=(2, "fixed")).column_limits == (2, 2)
    assert Dataframe(row_count=5).row_limits is None


@pytest.mark.parametrize(("table", "type"), [(List, list), (Matrix, list), (Numpy, numpy.ndarray)])
def test_a_preset_says_what_functions_get(table: type[Dataframe], type: type) -> None:
    assert isinstance(table().preprocess({"headers": ["a"], "data": [[1]]}), type)


def test_the_example_of_a_table_fits_its_headers_and_types() -> None:
    table = Dataframe(headers=["name", "age"], datatype=["str", "number"])
    assert table.example_payload() == {"headers": ["name", "age"], "data": [["foo", 1]]}


def test_tables_of_arrow_are_shown_and_given() -> None:
    arrow = pytest.importorskip("pyarrow")
    table = arrow.table({"rank": [3, 1], "fruit": ["cherry", None]})
    for value in (table, table.to_batches()[0]):
        assert Dataframe().postprocess(value)["data"] == [[3, "cherry"], [1, None]]
    assert Dataframe().postprocess(arrow.chunked_array([[1, 2], [3]]))["data"] == [[1], [2], [3]]
    assert Dataframe(type="pyarrow").preprocess(FRUIT).equals(table)
    mixed = {"headers": ["a"], "data": [[1], ["x"], [None]]}
    assert Dataframe(type="pyarrow").preprocess(mixed).to_pydict() == {"a": ["1", "x", None]}


def test_a_type_whose_library_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingPackageError, match="pyarrow"):
        Dataframe(type="pyarrow").preprocess(FRUIT)


def test_a_table_that_must_not_be_given_out_is_not_read(tmp_path: Path, store: FileStore) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n")
    token = set_rules(AccessRules(working_dir=tmp_path / "app", temp_dir=tmp_path / "app"))

    with pytest.raises(FileNotAllowedError):
        Dataframe().postprocess(str(tmp_path / "secret.csv"))

    token.var.reset(token)


def test_an_address_is_fetched_from_the_public_network_alone(store: FileStore) -> None:
    with pytest.raises(UnsafeAddressError):
        Dataframe().postprocess("http://127.0.0.1:9/table.csv")


def test_the_page_knows_a_table_without_a_value_as_one_without_rows() -> None:
    with gr.Blocks() as demo:
        table = gr.Dataframe(headers=["name", "age"])
    with User(demo) as user:
        assert user.value(table) == {"headers": ["name", "age"], "data": [], "metadata": None}
