from __future__ import annotations

import pytest

from hiroba import Blocks, Button, Textbox
from hiroba.errors import ArgumentError


def test_a_button_beside_a_label_leaves_the_place_where_it_was_made() -> None:
    with Blocks() as demo:
        button = Button("Translate")
        box = Textbox(buttons=["copy", button])

    assert demo.children == [box]
    assert box.buttons == ["copy", button]


def test_a_button_beside_a_label_keeps_its_events() -> None:
    with Blocks() as demo:
        button = Button("Translate")
        button.click(str.upper, Textbox(buttons=[button]), Textbox())

    assert demo.bindings.items[0].targets == [(button, "click")]


def test_what_is_no_button_is_rejected() -> None:
    with pytest.raises(ArgumentError, match="`buttons` must hold names of buttons, or buttons, got 5"):
        Textbox(buttons=[5])  # type: ignore[list-item]  # the mistake is the point


@pytest.mark.parametrize("buttons", [5, "copy"])
def test_buttons_that_are_no_list_are_rejected(buttons: object) -> None:
    with pytest.raises(ArgumentError, match="`buttons` must be a list"):
        Textbox(buttons=buttons)  # type: ignore[arg-type]  # the mistake is the point
