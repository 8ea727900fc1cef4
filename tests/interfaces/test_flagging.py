"""Flagging: what the logs hold."""

import csv
from pathlib import Path
from typing import Any

import pytest

from hiroba.components.file import File
from hiroba.components.json import JSON
from hiroba.components.number import Number
from hiroba.components.textbox import Textbox
from hiroba.files.store import FileStore
from hiroba.interfaces.flagging import CSVLogger, FlaggingCallback, SimpleCSVLogger
from hiroba.wire.values import FILE_MARK


def rows_of(log: Path) -> list[list[str]]:
    with log.open(newline="") as file:
        return list(csv.reader(file))


def set_up(logger: FlaggingCallback, folder: Path, *components: Any) -> FlaggingCallback:
    logger.setup(components or [Number(label="First"), Textbox()], str(folder))
    return logger


def test_a_row_stands_under_a_line_of_names(tmp_path: Path) -> None:
    assert set_up(CSVLogger(verbose=False), tmp_path).flag([3, 'a "b"\nc'], "wrong", "Ada") == 1

    names, row = rows_of(tmp_path / "dataset1.csv")
    assert names == ["First", "component 1", "flag", "username", "timestamp"]
    assert row[:4] == ["3", 'a "b"\nc', "wrong", "Ada"]


def test_other_names_begin_another_log(tmp_path: Path) -> None:
    set_up(CSVLogger(verbose=False), tmp_path).flag([3, "a"], "")
    set_up(CSVLogger(verbose=False), tmp_path, Textbox(label="Other")).flag(["a"], "")

    assert rows_of(tmp_path / "dataset2.csv")[0] == ["Other", "flag", "timestamp"]


def test_the_same_names_go_on_in_the_same_log(tmp_path: Path) -> None:
    set_up(CSVLogger(verbose=False), tmp_path).flag([3, "a"], "")

    assert set_up(CSVLogger(verbose=False), tmp_path).flag([4, "b"], "") == 2


def test_lists_and_maps_are_written_as_json(tmp_path: Path) -> None:
    set_up(CSVLogger(verbose=False), tmp_path, JSON(label="Data")).flag([{"a": [1, None]}])

    assert rows_of(tmp_path / "dataset1.csv")[1][0] == '{"a": [1, null]}'


def test_files_are_copied_beside_the_log(store: FileStore, tmp_path: Path) -> None:
    file = store.put_bytes(b"roses", "poem.txt")
    payload = {"path": file.path, "orig_name": "poem.txt", "meta": {"_type": FILE_MARK}}
    set_up(CSVLogger(verbose=False), tmp_path / "flagged", File(label="A/b")).flag([payload])

    copy = Path(rows_of(tmp_path / "flagged" / "dataset1.csv")[1][0])
    assert (copy.read_bytes(), copy.parent.parent.name) == (b"roses", "Ab")


@pytest.mark.parametrize(("text", "written"), [("=1+1", "'=1+1"), ("-3.5", "-3.5"), ("plain", "plain")])
def test_no_cell_is_a_formula(tmp_path: Path, text: str, written: str) -> None:
    set_up(CSVLogger(verbose=False), tmp_path, Textbox(label="Text")).flag([text])

    assert rows_of(tmp_path / "dataset1.csv")[1][0] == written


def test_the_simple_log_has_values_alone(tmp_path: Path) -> None:
    logger = set_up(SimpleCSVLogger(), tmp_path)
    logger.flag([3, "a"], "wrong")
    logger.flag([4, "b"])

    assert rows_of(tmp_path / "log.csv") == [["3", "a"], ["4", "b"]]
