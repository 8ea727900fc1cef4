"""Inputs and outputs that were made and placed nowhere."""

from __future__ import annotations

import pytest

import hiroba as hb
from hiroba.testing import User


@pytest.mark.parametrize("role", ["input", "output"])
def test_a_component_that_stands_nowhere_is_named_with_what_to_do(role: str) -> None:
    lost = hb.Textbox(label="Lost", render=False)
    with hb.Blocks() as demo:
        shown, lead, follow = hb.Textbox(), hb.Button(), hb.Button()
        lead.click(lambda text: text, lost if role == "input" else shown, lost if role == "output" else shown)
        follow.click(lambda: "still here", None, shown)
    with User(demo) as user:
        user.fire(lead.click)
        user.fire(follow.click)

        assert "'Lost'" in user.errors[0].message
        assert "stands nowhere in the app. Make it inside of `with Blocks():`" in user.errors[0].message
        assert user.value(shown) == "still here"
