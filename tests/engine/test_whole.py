"""Values that are made for programs alone, when one asks."""

import asyncio
from pathlib import Path

import pytest

from hiroba.components.dataframe import Dataframe
from hiroba.components.textbox import Textbox
from hiroba.engine.whole import Whole, complete, for_programs
from hiroba.files.context import set_store
from hiroba.files.store import FileStore


@pytest.fixture
def large_table(tmp_path: Path) -> Whole:
    store = FileStore(tmp_path)
    token = set_store(store)
    table = Dataframe()
    payload = table.postprocess([[i] for i in range(5000)])
    token.var.reset(token)
    whole = for_programs(table, payload, store)
    assert isinstance(whole, Whole)
    return whole


def test_programs_get_all_rows_of_a_large_table(large_table: Whole) -> None:
    outputs = asyncio.run(complete([large_table, "text"]))
    assert outputs is not None
    assert len(outputs[0]["data"]) == 5000
    assert outputs[1] == "text"


def test_programs_get_most_values_as_pages_do(tmp_path: Path) -> None:
    assert for_programs(Textbox(), "text", FileStore(tmp_path)) == "text"
    assert asyncio.run(complete(["text"])) == ["text"]
    assert asyncio.run(complete(None)) is None
