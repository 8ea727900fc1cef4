"""What a component says that it takes is looked at where the value arrives, whoever sent it."""

from __future__ import annotations

from typing import Any

import pytest

import hiroba as gr
from hiroba.components.component import Component
from hiroba.errors import PayloadError
from hiroba.wire.values import FileData

PAPER = FileData(path="/tmp/paper.exe", orig_name="paper.exe")


@pytest.mark.parametrize(
    ("component", "payload"),
    [
        (gr.Textbox(max_length=3), "four"),
        (gr.Textbox(max_length=3), 1234),
        (gr.Number(minimum=1), 0),
        (gr.Number(), True),
        (gr.Slider(0, 9), 10),
        (gr.Slider(0, 9), "5"),
        (gr.Checkbox(), "false"),
        (gr.Checkbox(), [1]),
        (gr.Checkbox(), 2),
        (gr.CheckboxGroup(["a"]), ["b"]),
        (gr.Radio(["a"]), ["a"]),
        (gr.Dropdown(["a"], multiselect=True, max_choices=1), ["a", "a"]),
        (gr.Dropdown(["a"]), ["b"]),
        (gr.ColorPicker(), "red;background:url(//x)"),
        (gr.ColorPicker(), "url(//x)"),
        (gr.ColorPicker(), "</style><script>"),
        (gr.DateTime(type="string"), "<img src=x>"),
        (gr.DateTime(type="string"), "1" * 65),
        (gr.MultimodalTextbox(), {"text": ["x"]}),
        (gr.MultimodalTextbox(), {"text": "x", "files": "x"}),
        (gr.MultimodalTextbox(file_types=["image"]), {"text": "x", "files": [PAPER]}),
        (gr.File(file_types=[".pdf"]), PAPER),
        (gr.File(file_types=[".pdf"], file_count="multiple"), [PAPER]),
        (gr.UploadButton(file_types=["image"]), PAPER),
        (gr.Gallery(file_types=["image"]), [{"image": PAPER}]),
    ],
)
def test_what_is_beyond_is_refused_with_a_sentence(component: Component, payload: Any) -> None:
    with pytest.raises(PayloadError) as refused:
        component.preprocess(payload)
    assert str(refused.value).endswith((".", "?"))


@pytest.mark.parametrize(
    ("component", "payload", "received"),
    [
        (gr.Textbox(max_length=3), "abc", "abc"),
        (gr.Textbox(max_length=3), None, None),
        (gr.Number(), float("inf"), None),
        (gr.Checkbox(), 1, True),
        (gr.Checkbox(), None, None),
        (gr.ColorPicker(), "", ""),
        (gr.ColorPicker(), "#1a57ad", "#1a57ad"),
        (gr.ColorPicker(), "rgba(255, 128.5, 0, 50%)", "rgba(255, 128.5, 0, 50%)"),
        (gr.ColorPicker(), "color(display-p3 1 0.5 0 / 0.3)", "color(display-p3 1 0.5 0 / 0.3)"),
        (gr.ColorPicker(), "rebeccapurple", "rebeccapurple"),
        (gr.DateTime(type="string"), "2031-05-06", "2031-05-06"),
        (gr.DateTime(type="string"), "2031-05-06T07:08:09.5+02:00", "2031-05-06T07:08:09.5+02:00"),
    ],
)
def test_what_programs_send_is_taken(component: Component, payload: Any, received: Any) -> None:
    assert component.preprocess(payload) == received


def test_a_program_catches_a_refused_value_as_the_public_error() -> None:
    with pytest.raises(gr.Error, match="is not in the list of choices"):
        gr.Radio(["a"]).preprocess("b")
