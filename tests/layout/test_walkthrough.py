"""Steps find their walkthrough."""

from typing import Any

import pytest

from hiroba.errors import ArgumentError
from hiroba.graph.blocks import Blocks
from hiroba.layout.row import Row
from hiroba.layout.walkthrough import Step, Walkthrough


def test_step_keeps_its_own_id_apart_from_its_number() -> None:
    with Blocks(), Walkthrough(selected=7):
        step = Step("Pack", id=7)

    assert step.props()["id"] == 7
    assert step.id != 7


def test_steps_that_stand_in_no_walkthrough_share_one() -> None:
    with Blocks() as demo:
        with Step("One") as one:
            Row()
        two = Step("Two")

    assert [type(child) for child in demo.children] == [Walkthrough]
    assert demo.children[0].children == [one, two]


@pytest.mark.parametrize("arguments", [{"selected": "Pack"}, {"selected": True}], ids=str)
def test_walkthrough_refuses_a_step_that_is_no_number(arguments: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError, match="`selected` must be the number of a step"):
        Walkthrough(**arguments)
