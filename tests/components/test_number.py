from __future__ import annotations

import math
from decimal import Decimal

import numpy as np
import pytest

from hiroba import Blocks, Button, Number, Textbox
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.testing import User


def same(first: object, second: object) -> bool:
    return (type(first), first) == (type(second), second)


@pytest.mark.parametrize(
    ("precision", "payload", "number"),
    [(None, 2.75, 2.75), (None, 3, 3), (0, 6.8, 7), (0, 3.0, 3), (2, 2.756, 2.76), (0, None, None)],
)
def test_number_is_rounded_to_its_precision(precision: int | None, payload: object, number: object) -> None:
    assert same(Number(precision=precision).preprocess(payload), number)


def test_number_above_its_maximum_names_the_limit() -> None:
    with pytest.raises(PayloadError, match="11 is greater than maximum value 9"):
        Number(maximum=9).preprocess(11)


def test_number_below_its_minimum_names_the_limit() -> None:
    with pytest.raises(PayloadError, match="0 is less than minimum value 1"):
        Number(minimum=1).preprocess(0)


def test_number_rejects_a_payload_that_is_no_number() -> None:
    with pytest.raises(PayloadError, match="A number was expected, got 'ten'"):
        Number().preprocess("ten")


@pytest.mark.parametrize(
    ("returned", "shown"),
    [(np.float32(2.5), 2.5), (np.int64(3), 3), (Decimal("1.5"), 1.5), ("4", 4), (True, 1), (None, None), ("", None)],
    ids=["float32", "int64", "decimal", "text", "bool", "none", "blank"],
)
def test_number_shows_numbers_of_every_kind(returned: object, shown: object) -> None:
    assert same(Number().postprocess(returned), shown)


def test_number_keeps_what_is_not_finite() -> None:
    assert math.isnan(Number(precision=0).postprocess(float("nan")))  # type: ignore[arg-type]  # not None


def test_number_refuses_to_show_what_is_neither_number_nor_text() -> None:
    with pytest.raises(ReturnError, match=r"A number was expected, got \[1\]"):
        Number().postprocess([1])


def test_number_rounds_its_initial_value() -> None:
    assert same(Number(2.6, precision=0).value, 3)


def test_number_rejects_limits_in_the_wrong_order() -> None:
    with pytest.raises(ArgumentError, match="`minimum` must not exceed `maximum`, got 5 and 3"):
        Number(minimum=5, maximum=3)


def test_number_rejects_a_step_that_is_not_positive() -> None:
    with pytest.raises(ArgumentError, match="`step` must be positive, got -1"):
        Number(step=-1)
    with pytest.raises(ArgumentError, match="`step` must be a number, got 'big'"):
        Number(step="big")  # type: ignore[arg-type]


def test_number_takes_what_programs_write() -> None:
    assert (Number(step=0).step, Number(step="0.1").step) == (1, 0.1)  # type: ignore[arg-type]


def test_a_text_that_is_no_number_leaves_the_field_empty(caplog: pytest.LogCaptureFixture) -> None:
    assert Number("N/A").postprocess("N/A") is None  # type: ignore[arg-type]
    assert "'N/A' is no number" in caplog.text


@pytest.mark.parametrize("precision", [None, 0])
def test_a_function_gets_nothing_for_an_infinite_number_which_no_field_shows(precision: int | None) -> None:
    with Blocks() as demo:
        number, seen, button = Number(math.inf, precision=precision), Textbox(), Button()
        button.click(repr, number, seen)
    with User(demo) as user:
        user.fire(button.click)
        assert user.value(seen) == "None"


@pytest.mark.parametrize(("precision", "type"), [(None, "number"), (0, "integer"), (2, "number")])
def test_api_of_a_number_says_whether_it_is_whole(precision: int | None, type: str) -> None:
    assert Number(precision=precision).api_info() == {"type": type}


def test_example_of_a_number_lies_within_its_limits() -> None:
    assert Number(minimum=10).example_payload() == 10
