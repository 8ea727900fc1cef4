import datetime
import enum
from decimal import Decimal

import msgspec
import numpy as np
import pydantic
import pytest

from hiroba import Radio
from hiroba.errors import PayloadError, UnknownFileError
from hiroba.files.access import AccessRules
from hiroba.files.gate import FileGate
from hiroba.files.store import FileStore
from hiroba.graph.describe import wire_props
from hiroba.graph.values import load_files, store_files
from hiroba.wire.values import FileData, file_mark


@pytest.fixture
def gate(tmp_path):
    (tmp_path / "app.py").write_text("secret = 1")
    store = FileStore(tmp_path / "store")
    yield FileGate(store, AccessRules(working_dir=tmp_path))
    store.close()


def test_files_anywhere_in_a_payload_become_local(gate):
    token = gate.store.put_bytes(b"x", "a.png").path
    loaded = load_files([{"deep": {"path": token, "meta": file_mark()}}, 5], gate, "s")
    assert loaded[0]["deep"].path == str(gate.store.resolve(token))
    assert loaded[1] == 5


@pytest.mark.parametrize("path", ["app.py", "/etc/passwd", "../app.py"])
def test_a_payload_cannot_name_a_file_of_the_server(gate, path):
    with pytest.raises(UnknownFileError):
        load_files({"path": path, "meta": file_mark()}, gate, "s")


def test_a_file_of_another_form_is_refused(gate):
    with pytest.raises(PayloadError, match="A file was expected"):
        load_files({"path": 5, "meta": file_mark()}, gate, "s")


def test_files_anywhere_in_a_value_go_into_the_store(gate):
    wired = store_files({"files": [FileData(path="app.py")], "text": "x"}, gate, "s")
    assert gate.store.find(wired["files"][0]["path"]).owner == "s"
    assert wired["text"] == "x"


def test_a_dictionary_that_a_visitor_could_have_written_is_no_file(gate):
    written = {"path": "app.py", "url": None, "meta": file_mark()}
    assert store_files({"json": written}, gate, "s") == {"json": written}


class Shade(enum.StrEnum):
    DARK = "dark"


class Named(str):
    """What functions get of an uploaded file is such a text."""


class Report(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(arbitrary_types_allowed=True)
    names: list[str]
    file: FileData


class Names(pydantic.RootModel[list[str]]):
    """A model of a list."""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (np.float64(1.5), 1.5),
        (np.array([[1, 2]]), [[1, 2]]),
        (datetime.date(2026, 1, 2), "2026-01-02"),
        (Decimal("1.50"), "1.50"),
        (frozenset({1}), [1]),
        (Shade.DARK, "dark"),
        (Named("a"), "a"),
        (Names(["a"]), ["a"]),
        ({np.int64(3): {(1, 2): None}}, {"3": {"(1, 2)": None}}),
        (object, "<class 'object'>"),
    ],
)
def test_a_value_of_any_kind_becomes_one_that_json_has(gate, value, expected):
    wired = store_files(value, gate, "s")
    assert wired == expected
    msgspec.json.encode(wired)


def test_a_text_of_a_class_of_its_own_becomes_its_letters(gate):
    class Translated(str):
        def __str__(self):
            return self

    props = wire_props(Radio([Translated("leaf")], label=Translated("tree")))
    wired = [store_files([Translated("oak")], gate, "s"), props["label"], props["choices"][0][0]]
    assert wired == [["oak"], "tree", "leaf"]
    assert {type(wired[0][0]), type(wired[1]), type(wired[2])} == {str}


def test_files_in_a_model_of_pydantic_go_into_the_store(gate):
    wired = store_files(Report(names=["a"], file=FileData(path="app.py")), gate, "s")
    assert wired["names"] == ["a"]
    assert gate.store.find(wired["file"]["path"]).owner == "s"
