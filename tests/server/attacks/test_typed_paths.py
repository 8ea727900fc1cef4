"""A program that returns what its visitor typed gives no file of the machine away, whatever component shows it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import hiroba as gr
from hiroba.components.component import Component
from hiroba.errors import HirobaError
from hiroba.files.access import AccessRules
from hiroba.files.context import set_rules, set_store
from hiroba.files.gate import FileGate
from hiroba.files.store import FileStore
from hiroba.graph.values import store_files

WORD = "s3cret"
FILES = {
    "a.json": json.dumps({"label": WORD, "confidences": None}),
    "a.csv": f"{WORD},b\n1,2\n",
    "a.geojson": json.dumps({"type": "Point", "coordinates": [1, 2], "properties": {"name": WORD}}),
    "a.srt": f"1\n00:00:01,000 --> 00:00:02,000\n{WORD}\n",
    "a.py": f"key = '{WORD}'\n",
    "passwd": f"{WORD}:x:0:0\n",
}
COMPONENTS = [
    cls
    for cls in {getattr(gr, name) for name in gr.__all__}
    if isinstance(cls, type) and issubclass(cls, Component) and cls not in (Component, gr.CustomComponent, gr.AnyWidget)
]


@pytest.fixture
def gate(tmp_path: Path) -> Iterator[FileGate]:
    (tmp_path / "app").mkdir()
    store = FileStore(tmp_path / "store")
    rules = AccessRules(working_dir=tmp_path / "app", temp_dir=tmp_path / "app")
    tokens = [set_store(store), set_rules(rules)]
    yield FileGate(store, rules)
    for token in tokens:
        token.var.reset(token)
    store.close()


@pytest.mark.parametrize("cls", sorted(COMPONENTS, key=lambda cls: cls.__name__))
def test_a_path_that_was_typed_shows_no_file(cls: type[Component], gate: FileGate, tmp_path: Path) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_text(content)
        try:
            wired = store_files(cls().postprocess(str(tmp_path / name)), gate, "visitor")
        except (HirobaError, TypeError, ValueError):
            continue
        assert WORD not in json.dumps(wired, default=str)
        assert WORD.encode() not in b"".join(
            path.read_bytes() for path in (tmp_path / "store").rglob("*") if path.is_file()
        )
