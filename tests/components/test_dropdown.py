from __future__ import annotations

import pytest

from hiroba import Dropdown
from hiroba.errors import ArgumentError, PayloadError

FRUITS = ["apple", ("a pear", "pear")]


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        ({}, "apple"),
        ({"value": None}, None),
        ({"value": "pear"}, "pear"),
        ({"multiselect": True}, []),
        ({"multiselect": True, "value": "pear"}, ["pear"]),
    ],
    ids=["first", "none", "given", "several", "one of several"],
)
def test_dropdown_begins_with(arguments: dict[str, object], value: object) -> None:
    assert Dropdown(FRUITS, **arguments).value == value  # type: ignore[arg-type]  # each is one of its types


def test_dropdown_without_choices_has_no_value() -> None:
    assert Dropdown().value is None


@pytest.mark.parametrize(
    ("arguments", "payload", "given"),
    [
        ({}, "pear", "pear"),
        ({"type": "index"}, "pear", 1),
        ({}, None, None),
        ({"multiselect": True}, ["pear", "apple"], ["pear", "apple"]),
        ({"multiselect": True, "type": "index"}, ["pear"], [1]),
        ({"multiselect": True}, "pear", ["pear"]),
        ({"allow_custom_value": True}, "durian", "durian"),
        ({"allow_custom_value": True, "type": "index"}, "durian", None),
    ],
)
def test_dropdown_gives_functions(arguments: dict[str, object], payload: object, given: object) -> None:
    assert Dropdown(FRUITS, **arguments).preprocess(payload) == given  # type: ignore[arg-type]  # as above


def test_dropdown_rejects_what_is_no_choice() -> None:
    with pytest.raises(PayloadError, match="'durian' is not in the list of choices: 'apple', 'pear'"):
        Dropdown(FRUITS).preprocess("durian")


def test_dropdown_rejects_more_than_its_most() -> None:
    with pytest.raises(PayloadError, match="At most 1 choices"):
        Dropdown(FRUITS, multiselect=True, max_choices=1).preprocess(["apple", "pear"])


@pytest.mark.parametrize(("name", "least"), [("max_choices", 0), ("num_choices_shown", 1)])
def test_dropdown_rejects_a_limit_that_is_too_low(name: str, least: int) -> None:
    with pytest.raises(
        ArgumentError, match=f"`{name}` must be at least {least}, or None for no limit, got {least - 1}"
    ):
        Dropdown(FRUITS, **{name: least - 1})  # type: ignore[arg-type]  # the name varies


def test_dropdown_that_takes_any_text_can_be_typed_in() -> None:
    assert Dropdown(FRUITS, allow_custom_value=True, filterable=False).filterable is True


def test_dropdown_of_several_shows_one_value_as_a_list() -> None:
    assert Dropdown(FRUITS, multiselect=True).postprocess("pear") == ["pear"]


def test_a_copy_with_other_choices_takes_the_first_of_them() -> None:
    assert Dropdown(FRUITS).copy_with(choices=["fig", "plum"]).value == "fig"


def test_api_of_a_dropdown_lists_its_values() -> None:
    one = {"type": "string", "enum": ["apple", "pear"]}

    assert Dropdown(FRUITS).api_info() == one
    assert Dropdown(FRUITS, multiselect=True).api_info() == {"type": "array", "items": one}


def test_example_of_a_dropdown_is_its_first_choice() -> None:
    assert Dropdown(FRUITS).example_payload() == "apple"
    assert Dropdown(FRUITS, multiselect=True).example_payload() == ["apple"]
    assert Dropdown().example_payload() is None
