from __future__ import annotations

import pytest

from hiroba import Checkbox


@pytest.mark.parametrize(("payload", "value"), [(True, True), (False, False), (0, False), (None, None)])
def test_checkbox_gives_functions_a_bool(payload: object, value: bool | None) -> None:
    assert Checkbox().preprocess(payload) is value


@pytest.mark.parametrize(("returned", "shown"), [(True, True), (None, False), ("yes", True)])
def test_checkbox_shows_whether_a_value_is_true(returned: object, shown: bool) -> None:
    assert Checkbox().postprocess(returned) is shown


def test_api_of_a_checkbox_is_a_boolean() -> None:
    assert (Checkbox().api_info(), Checkbox().example_payload()) == ({"type": "boolean"}, True)
