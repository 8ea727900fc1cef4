from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import hiroba as gr
from hiroba.testing import User


def test_an_event_tells_where_a_file_lies(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Hello.")
    read: list[str] = []

    def look(event: gr.EventData) -> None:
        read.append(Path(event._data["path"]).read_text())

    with gr.Blocks() as demo:
        file = gr.File(str(note))
        file.delete(look)

    with User(demo) as user:
        sent = user.value(file)
        user.fire(file.delete, sent)
        user.fire(file.delete, {**sent, "path": "a-token-that-nobody-gave-out/note.txt"})

    assert read == ["Hello."]
    assert len(user.errors) == 1


@pytest.mark.parametrize(
    ("component", "value", "told"),
    [
        (lambda: gr.Checkbox(), True, True),
        (lambda: gr.CheckboxGroup(["a", "b"]), ["b"], ["b"]),
        (lambda: gr.Textbox(), "new", "new"),
        (lambda: gr.Textbox("old"), "", ""),
        (lambda: gr.Checkbox(True), False, False),
        (lambda: gr.Number(), 3, None),
    ],
)
def test_some_changes_tell_the_value(component: Any, value: Any, told: Any) -> None:
    heard: list[Any] = []

    def hear(event: gr.EventData) -> None:
        heard.append(event._data)

    with gr.Blocks() as demo:
        field = component()
        field.change(hear)
        field.input(lambda event: heard.append("input"), field)

    with User(demo) as user:
        user.set(field, value)

    assert heard == [told, "input"]
