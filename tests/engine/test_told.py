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


@pytest.mark.parametrize(
    ("component", "value", "times"),
    [
        (lambda value: gr.Dropdown(["a", "b"], value=value, multiselect=True), ["a"], 2),
        (lambda value: gr.JSON(value), {"a": 1}, 2),
        (lambda value: gr.Label(value), {"a": 0.5}, 2),
        (lambda value: gr.Dropdown(["a", "b"], value=value), "a", 0),
        (lambda value: gr.CheckboxGroup(["a", "b"], value=value), ["a"], 0),
        (lambda value: gr.JSON(value), None, 0),
    ],
)
def test_some_tell_of_a_value_that_is_set_again(component: Any, value: Any, times: int) -> None:
    heard: list[str] = []
    with gr.Blocks() as demo:
        field = component(value)
        again = gr.Button()
        again.click(lambda: value, None, field)
        field.change(lambda: heard.append("change"))

    with User(demo) as user:
        user.fire(again.click)
        user.fire(again.click)

    assert heard == ["change"] * times


def test_components_that_set_each_other_come_to_rest() -> None:
    heard: list[str] = []

    def set_other(name: str) -> dict[str, int]:
        heard.append(name)
        return {"a": 1}

    with gr.Blocks() as demo:
        left, right, start = gr.JSON({"a": 1}), gr.JSON({"a": 1}), gr.Button()
        start.click(lambda: {"a": 1}, None, left)
        left.change(lambda: set_other("left"), None, right)
        right.change(lambda: set_other("right"), None, left)

    with User(demo) as user:
        user.fire(start.click)

    assert heard == ["left"]
