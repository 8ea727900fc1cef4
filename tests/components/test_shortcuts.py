"""Names that stand for components."""

import pytest

from hiroba.components.shortcuts import component_named
from hiroba.errors import ArgumentError


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("text", "textbox"),
        ("textarea", "textbox"),
        ("Number", "number"),
        ("checkbox_group", "checkboxgroup"),
        ("json", "json"),
        ("matrix", "dataframe"),
        ("files", "file"),
        ("mic", "audio"),
        ("sketchpad", "imageeditor"),
        ("imagemask", "imageeditor"),
        ("list", "dataframe"),
        ("pil", "image"),
        ("state", "state"),
        ("chatbot", "chatbot"),
    ],
)
def test_a_name_makes_a_component(name: str, kind: str) -> None:
    assert component_named(name).kind == kind


def test_an_unknown_name_lists_those_that_are_known() -> None:
    with pytest.raises(ArgumentError, match=r"Use one of: .*textbox"):
        component_named("sculpture")
