from __future__ import annotations

import numpy as np
import pytest

from hiroba import Blocks, Button, CheckboxGroup, Dropdown, Radio, Textbox, update
from hiroba.components.choices import as_choices, as_values, index_of, take_choice, take_choices
from hiroba.errors import ArgumentError, PayloadError
from hiroba.testing import User

SIZES = as_choices([("small", 1), ("large", 3.0), "giant"])


@pytest.mark.parametrize(
    ("given", "pairs"),
    [
        (["a", 2], [("a", "a"), ("2", 2)]),
        ([("two", 2), ["three", 3]], [("two", 2), ("three", 3)]),
        (range(2), [("0", 0), ("1", 1)]),
        (np.array([0.5]), [("0.5", 0.5)]),
        (None, []),
    ],
    ids=["values", "pairs", "range", "numpy", "none"],
)
def test_choices_become_pairs_of_name_and_value(given: object, pairs: object) -> None:
    assert as_choices(given) == pairs  # type: ignore[arg-type]  # what authors give all the same


@pytest.mark.parametrize("given", [[("a", "b", "c")], [("a",)]])
def test_a_choice_of_other_than_two_parts_is_rejected(given: object) -> None:
    with pytest.raises(ArgumentError, match=r"a value or a \(name, value\) pair"):
        as_choices(given)  # type: ignore[arg-type]  # the mistake is the point


def test_choices_that_are_no_list_are_rejected() -> None:
    with pytest.raises(ArgumentError, match="`choices` must be a list"):
        as_choices(5)  # type: ignore[arg-type]  # the mistake is the point


def test_a_choice_keeps_the_type_that_its_author_gave_it() -> None:
    value = take_choice(3, SIZES, "value")

    assert (type(value), value) == (float, 3.0)


def test_the_choice_of_the_same_type_wins_over_an_equal_one() -> None:
    assert index_of(True, [("one", 1), ("yes", True)]) == 1


def test_a_name_is_no_value() -> None:
    with pytest.raises(PayloadError, match=r"'small' is not in the list of choices: 1, 3\.0, 'giant'"):
        take_choice("small", SIZES, "value")


def test_a_long_list_of_choices_is_cut_in_the_message() -> None:
    with pytest.raises(PayloadError, match="18, 19 and 980 more"):
        take_choice("x", as_choices(range(1000)), "value")


def test_index_is_the_place_among_the_choices() -> None:
    assert take_choices([3, 1], SIZES, "index") == [1, 0]


def test_the_place_of_a_value_of_ones_own_is_none() -> None:
    assert take_choice("tiny", SIZES, "index", is_free=True) is None


def test_too_many_values_are_rejected() -> None:
    with pytest.raises(PayloadError, match="At most 1 choices can be taken, got 2"):
        take_choices([1, 3], SIZES, "value", most=1)


@pytest.mark.parametrize(
    ("value", "values"), [(None, []), ("ab", ["ab"]), (("a", "b"), ["a", "b"]), (np.array([1, 2]), [1, 2])]
)
def test_one_value_or_several_become_a_list(value: object, values: list[object]) -> None:
    assert as_values(value) == values


def test_an_initial_value_that_is_no_choice_warns_while_an_app_is_built() -> None:
    with Blocks(), pytest.warns(UserWarning, match="'z' of this Radio is not in the list of choices: 'a'") as told:
        Radio(["a"], value="z")

    assert told[0].filename == __file__


def test_a_copy_with_other_choices_warns_of_nothing() -> None:
    with Blocks():
        radio = Radio(["a"], value="a")

    assert radio.copy_with(choices=["b"]).choices == [("b", "b")]


@pytest.mark.parametrize(
    ("component", "left"),
    [
        (Radio(["a", "b"], value="b"), None),
        (Radio(["a", "b"], value="a"), "a"),
        (CheckboxGroup(["a", "b"], value=["a", "b"]), ["a"]),
        (Dropdown(["a", "b"], value="b"), None),
        (Dropdown(["a", "b"], value=["a", "b"], multiselect=True), ["a"]),
        (Dropdown(["a", "b"], value="b", allow_custom_value=True), "b"),
    ],
    ids=["radio", "radio that stays", "checkboxes", "dropdown", "several", "free"],
)
def test_a_value_that_is_no_choice_any_more_is_gone(component: Radio | CheckboxGroup | Dropdown, left: object) -> None:
    with Blocks() as demo:
        component.render()
        other, told, tell = Button(), Textbox(), Button()
        other.click(lambda: update(choices=["a", "x"]), None, component)
        tell.click(repr, component, told)
        component.change(lambda: "changed", None, told)
    with User(demo) as user:
        user.fire(other.click)
        assert user.value(told) == ""
        user.fire(tell.click)
        assert user.value(told) == repr(left)
