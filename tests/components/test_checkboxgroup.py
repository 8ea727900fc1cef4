from __future__ import annotations

import pytest

from hiroba import CheckboxGroup
from hiroba.errors import PayloadError


def test_checkbox_group_gives_functions_values_in_the_order_of_ticking() -> None:
    assert CheckboxGroup(["ham", ("green olives", "olives")]).preprocess(["olives", "ham"]) == ["olives", "ham"]


def test_checkbox_group_gives_functions_places_when_asked() -> None:
    assert CheckboxGroup(["ham", "corn"], type="index").preprocess(["corn"]) == [1]


@pytest.mark.parametrize(("value", "values"), [("a", ["a"]), (None, []), (("a", "b"), ["a", "b"])])
def test_checkbox_group_shows_a_list(value: object, values: list[str]) -> None:
    assert CheckboxGroup(["a", "b"]).postprocess(value) == values


def test_checkbox_group_makes_a_list_of_its_initial_value() -> None:
    assert CheckboxGroup(["a", "b"], value="a").value == ["a"]


def test_checkbox_group_rejects_what_is_no_choice() -> None:
    with pytest.raises(PayloadError, match="'b' is not in the list"):
        CheckboxGroup(["a"]).preprocess(["b"])


def test_api_of_a_checkbox_group_is_a_list_of_its_values() -> None:
    group = CheckboxGroup(["a", ("b", 2)])

    assert group.api_info() == {
        "items": {"enum": ["a", 2], "type": "string"},
        "title": "Checkbox Group",
        "type": "array",
    }
    assert (group.example_payload(), CheckboxGroup().example_payload()) == (["a"], None)
