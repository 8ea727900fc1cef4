from __future__ import annotations

import pytest

from hiroba import Blocks, Button, Checkbox, CheckboxGroup, ClearButton, Code, Number, Slider, State, Textbox
from hiroba.errors import BuildError
from hiroba.testing import User


def test_clear_button_empties_its_components_in_the_browser() -> None:
    with Blocks() as demo:
        fields = [Textbox("ink"), CheckboxGroup(["a"], value=["a"]), Slider(5, 9), Number(3)]
        ClearButton(fields)

    binding = demo.bindings.items[0]
    assert binding.outputs == fields
    assert binding.js == '() => ["", [], 5, null]'
    assert binding.function is None


def test_clear_button_takes_further_components() -> None:
    with Blocks() as demo:
        box = Textbox()
        button = ClearButton()

        assert button.add(box) is button
    assert demo.bindings.items[0].outputs == [box]


def test_clear_button_gives_a_state_its_initial_value_again() -> None:
    with Blocks() as demo:
        state = State([1])
        ClearButton(state)

    assert demo.bindings.items[0].function() == [1]  # type: ignore[misc]  # it has one


def test_clear_button_with_components_belongs_into_an_app() -> None:
    with pytest.raises(BuildError):
        ClearButton([Textbox()])


def test_a_copy_of_a_clear_button_empties_nothing() -> None:
    with Blocks():
        button = ClearButton([Textbox()])

    assert button.copy_with(value="Wipe").value == "Wipe"


def test_clear_button_looks_like_a_button() -> None:
    button = ClearButton()

    assert (button.kind, button.value, "components" in button.props()) == ("button", "Clear", False)


def test_what_a_function_empties_by_none_is_as_what_the_button_empties() -> None:
    with Blocks() as demo:
        fields = [Textbox("ink"), Code("x = 1"), Checkbox(True), Slider(0, 9, 3), Number(3)]
        told = Textbox()
        empty, tell = Button(), Button()
        empty.click(lambda: [None] * len(fields), None, fields)
        tell.click(lambda *values: repr(values), fields, told)
    with User(demo) as user:
        user.fire(empty.click)
        user.fire(tell.click)
        assert user.value(told) == "('', '', False, 0, None)"
