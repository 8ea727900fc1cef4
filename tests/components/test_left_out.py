"""What programs give for a parameter that they leave open: `None` for the default, any value for `visible`."""

from typing import Any

import pytest

import hiroba as gr
from hiroba.errors import ArgumentError


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
