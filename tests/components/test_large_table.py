"""Large tables at the server: views with filters, search and order, and edits upon rows that have keys."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas
import polars
import pytest

import hiroba as gr
from hiroba.components.dataframe import Dataframe
from hiroba.errors import PayloadError
from hiroba.files.context import set_owner, set_store
from hiroba.files.store import FileStore
from hiroba.testing import User
from hiroba.wire.values import FileData

CITIES = ["Oslo", "Lima", "tokyo"]
ROWS = 6_000
FRAME = {
    "n": [float(i) if i % 10 else None for i in range(ROWS)],
    "name": [f"item {i}" for i in range(ROWS)],
    "city": [CITIES[i % 3] for i in range(ROWS)],
    "day": [f"2024-{1 + i % 12:02}-01" for i in range(ROWS)],
    "ok": [i % 2 == 0 for i in range(ROWS)],
}
N, NAME, CITY, DAY, OK = range(5)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FileStore]:
    store = FileStore(tmp_path)
    token = set_store(store)
    yield store
    token.var.reset(token)
    store.close()


class Page:
    """Asks for rows as the page does."""

    def __init__(self, value: Any, store: FileStore) -> None:
        self.table = Dataframe()
        self.payload = self.table.postprocess(value)
        self.file = FileData(path=str(store.resolve(self.payload["file"].path)))

    def view(self, edits: Any = (), start: int = 0, count: int = 3, **query: Any) -> dict[str, Any]:
        return self.table.open_view(self.file, list(edits), query, start, count)

    def keys(self, edits: Any = (), **query: Any) -> list[int]:
        keys: list[int] = self.view(edits, **query)["keys"]
        return keys

    def whole(self, *edits: Any) -> Any:
        return self.table.preprocess(self.payload | {"file": self.file, "edits": list(edits)})


@pytest.fixture
def page(store: FileStore) -> Page:
    return Page(pandas.DataFrame(FRAME), store)


@pytest.mark.parametrize("library", [pandas.DataFrame, polars.DataFrame, polars.LazyFrame, dict])
def test_a_table_of_any_library_is_read_at_any_row(library: Any, store: FileStore) -> None:
    view = Page(library(FRAME), store).view(start=5_999, count=50)
    assert (view["count"], view["keys"], view["data"]) == (
        ROWS,
        [5_999],
        [[5999.0, "item 5999", "tokyo", "2024-12-01", False]],
    )


def test_what_the_author_does_to_the_frame_later_is_not_shown(store: FileStore) -> None:
    frame = pandas.DataFrame(FRAME)
    page = Page(frame, store)
    frame.loc[0, "name"] = "changed"
    assert page.view(count=1)["data"][0][NAME] == "item 0"


@pytest.mark.parametrize(
    ("one", "count"),
    [
        ({"kind": "number", "column": N, "least": 10, "most": 19}, 9),
        ({"kind": "number", "column": N, "least": 5_990}, 9),
        ({"kind": "text", "column": NAME, "text": "ITEM 599"}, 11),
        ({"kind": "text", "column": NAME, "text": "item 599", "mode": "equals"}, 1),
        ({"kind": "text", "column": NAME, "text": "^item 59+$", "mode": "regex"}, 3),
        ({"kind": "date", "column": DAY, "first": "2024-02-01", "last": "2024-03-31"}, 1_000),
        ({"kind": "values", "column": OK, "values": ["true"]}, 3_000),
        ({"kind": "values", "column": CITY, "values": ["Oslo", "Lima"]}, 4_000),
        ({"kind": "values", "column": N, "values": [""]}, 600),
    ],
    ids=str,
)
def test_a_filter_leaves_the_rows_that_fit(page: Page, one: dict[str, Any], count: int) -> None:
    assert page.view(filters=[one])["count"] == count


def test_filters_and_the_search_hold_together(page: Page) -> None:
    oslo = {"kind": "values", "column": CITY, "values": ["Oslo"]}
    assert page.keys(filters=[oslo], search="ITEM 599") == [5_991, 5_994, 5_997]
    assert page.view(search="5999")["count"] == 1
    assert page.view(search="true")["count"] == 3_000


def test_rows_are_sorted_by_several_columns_with_empty_cells_last(page: Page) -> None:
    assert page.keys(sort=[{"column": CITY}, {"column": N, "is_descending": True}]) == [5_998, 5_995, 5_992]
    assert page.keys(sort=[{"column": NAME}]) == [0, 1, 2]
    assert page.keys(sort=[{"column": NAME, "is_descending": True}]) == [5_999, 5_998, 5_997]
    assert page.view(start=5_400, sort=[{"column": N, "is_descending": True}])["keys"] == [0, 10, 20]


def test_equal_rows_stay_as_they_were_in_both_directions(page: Page) -> None:
    assert page.keys(sort=[{"column": OK}]) == [1, 3, 5]
    assert page.keys(sort=[{"column": OK, "is_descending": True}]) == [0, 2, 4]


def test_edits_are_operations_on_rows_with_keys(page: Page) -> None:
    edits = [
        {"op": "delete", "rows": [0, 2]},
        {"op": "insert", "rows": [ROWS, ROWS + 1], "before": 3},
        {"op": "paste", "rows": [1, ROWS], "column": NAME, "cells": [["a", "b"], ["c", "d"]]},
        {"op": "set", "row": 3, "column": NAME, "value": "e"},
    ]
    assert page.view(edits, count=5)["keys"] == [1, ROWS, ROWS + 1, 3, 4]
    assert [row[NAME] for row in page.view(edits, count=4)["data"]] == ["a", "c", None, "e"]
    assert page.keys(edits, filters=[{"kind": "text", "column": NAME, "text": "c", "mode": "equals"}]) == [ROWS]
    whole = page.whole(*edits).fillna({"name": ""})
    assert (len(whole), whole["name"].tolist()[:5]) == (ROWS, ["a", "c", "", "e", "item 4"])


def test_the_rows_that_were_found_are_kept_alone(page: Page) -> None:
    oslo = {"kind": "values", "column": CITY, "values": ["Oslo"]}
    query = {"filters": [oslo], "search": "item 599", "sort": [{"column": N, "is_descending": True}]}
    edits = [
        {"op": "set", "row": 5_995, "column": CITY, "value": "Oslo"},
        {"op": "keep", "query": query, "count": 4},
        {"op": "set", "row": 5_994, "column": CITY, "value": "Bergen"},
        {"op": "insert", "rows": [ROWS], "before": 5_994},
    ]
    assert page.keys(edits, count=9) == [5_997, 5_995, ROWS, 5_994, 5_991]
    assert page.keys(edits, filters=[oslo], count=9) == [5_997, 5_995, 5_991]
    assert page.whole(*edits)[["city"]].fillna("").squeeze().tolist() == ["Oslo", "Oslo", "", "Bergen", "Oslo"]
    with pytest.raises(PayloadError):
        page.view([{"op": "keep", "query": {"sort": [{"column": 9}]}}])


def test_an_edit_of_one_visitor_is_not_shown_to_another(page: Page) -> None:
    page.view([{"op": "set", "row": 0, "column": NAME, "value": "mine"}])
    assert page.view(count=1)["data"][0][NAME] == "item 0"


@pytest.mark.parametrize(
    "edit",
    [
        {"op": "insert", "rows": [3]},
        {"op": "insert", "rows": [ROWS], "before": 9_999},
        {"op": "paste", "rows": [1], "column": OK, "cells": [[1, 2]]},
        {"op": "paste", "rows": [1], "column": 0, "cells": []},
        "nonsense",
    ],
    ids=str,
)
def test_an_edit_that_does_not_fit_is_refused(page: Page, edit: Any) -> None:
    with pytest.raises(PayloadError, match="cannot be applied"):
        page.view([edit])


@pytest.mark.parametrize("pattern", ["(a+)+$", "(", "(a)\\1", ".*.*.*x", "a" * 300, "((a|b)*c)*"])
def test_an_expression_that_is_wrong_or_could_take_very_long_is_refused(page: Page, pattern: str) -> None:
    with pytest.raises(PayloadError):
        page.view(filters=[{"kind": "text", "column": NAME, "text": pattern, "mode": "regex"}])


@pytest.mark.parametrize("query", [{"sort": [{"column": 9}]}, {"filters": [{"kind": "odd"}]}, {"search": 3}], ids=str)
def test_a_query_that_does_not_fit_is_refused(page: Page, query: Any) -> None:
    with pytest.raises(PayloadError):
        page.view(**query)


def test_a_filter_is_told_what_a_column_holds(page: Page) -> None:
    values = page.table.describe_column(page.file, [], CITY)["values"]
    assert values == [("Oslo", 2_000), ("Lima", 2_000), ("tokyo", 2_000)]
    assert page.table.describe_column(page.file, [], N) == {"least": 1.0, "most": 5999.0, "values": None}


def test_an_open_view_is_read_further_and_is_told_when_it_is_gone(page: Page) -> None:
    view = page.view(sort=[{"column": N, "is_descending": True}])["view"]
    answer = page.table.read_view(page.file, view, 3, 2)
    assert answer is not None
    assert answer["keys"] == [5_996, 5_995]
    for _ in range(8):
        page.view()
    assert page.table.read_view(page.file, view, 3, 2) is None


def test_tables_leave_with_their_session_and_when_newer_ones_come(store: FileStore) -> None:
    token = set_owner("session")
    table = Dataframe()
    table.id = 7  # type: ignore[assignment]  # as an app that adopts it does
    files = [table.postprocess(pandas.DataFrame(FRAME))["file"].path for _ in range(3)]
    assert [store.value_at(file) is not None for file in files] == [False, True, True]
    token.var.reset(token)
    store.release("session")
    assert [store.value_at(file) for file in files] == [None, None, None]
    with pytest.raises(PayloadError, match="not at the server any more"):
        table.read_view(FileData(path=files[2]), "view", 0, 1)


def test_the_page_of_a_visitor_reads_rows_of_the_initial_table() -> None:
    with gr.Blocks() as demo:
        table = gr.Dataframe(pandas.DataFrame(FRAME))

    with User(demo) as user:
        file = user.value(table)["file"]
        answer = user.call(table, "open_view", file, [], {"sort": [], "filters": [], "search": ""}, ROWS - 1, 1)

    assert answer["data"][0][NAME] == f"item {ROWS - 1}"
