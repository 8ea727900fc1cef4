"""What programs give for a parameter that they leave open: `None` for the default, any value for `visible`."""

from typing import Any

import pytest

import hiroba as gr
from hiroba.errors import ArgumentError
from hiroba.testing import User


@pytest.mark.parametrize(
    ("make", "name", "default"),
    [
        (gr.Button, "variant", "secondary"),
        (gr.Button, "size", "lg"),
        (gr.UploadButton, "size", "lg"),
        (gr.DownloadButton, "variant", "secondary"),
        (gr.Row, "variant", "default"),
        (gr.Column, "variant", "default"),
        (gr.Code, "lines", 5),
        (gr.Dataframe, "datatype", "str"),
        (gr.Dataframe, "show_search", "none"),
        (gr.LinePlot, "tooltip", "axis"),
    ],
)
def test_none_stands_for_the_default(make: Any, name: str, default: Any) -> None:
    with gr.Blocks():
        assert getattr(make(**{name: None}), name) == default


@pytest.mark.parametrize(("given", "shown"), [(None, False), (0, False), ([], False), (3, True), (["a"], True)])
def test_visible_is_what_the_value_is_worth(given: Any, shown: bool) -> None:
    box = gr.Textbox(visible=given)

    assert (box.visible, box.given["visible"]) == (shown, shown)


def test_a_text_for_visible_must_be_hidden() -> None:
    assert gr.Textbox(visible="hidden").visible == "hidden"
    with pytest.raises(ArgumentError, match="got 'no'"):
        gr.Textbox(visible="no")


def test_a_field_that_was_never_on_the_page_gives_none() -> None:
    with gr.Blocks() as demo:
        with gr.Column(visible=False) as more:
            fields = [gr.Textbox(), gr.Number(), gr.Code()]
        told = gr.Textbox()
        tell = gr.Button("Tell")
        tell.click(lambda *values: repr(values), [gr.Textbox(visible=False), *fields], told)
        show = gr.Button("More")
        show.click(lambda: gr.Column(visible=True), None, more)

    with User(demo) as user:
        user.fire(tell.click)
        assert user.value(told) == "(None, None, None, None)"
        user.fire(show.click)
        user.fire(tell.click)
        assert user.value(told) == "(None, '', 0, '')"
