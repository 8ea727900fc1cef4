from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiroba import Slider
from hiroba.components.slider import default_step
from hiroba.errors import ArgumentError, PayloadError


def test_slider_begins_at_its_left_end() -> None:
    assert Slider(2.5, 7).value == 2.5


def test_slider_keeps_whole_numbers_whole() -> None:
    number = Slider(0, 20, step=2).preprocess(14)

    assert (type(number), number) == (int, 14)


def test_slider_rounds_to_its_precision() -> None:
    assert Slider(precision=1).preprocess(3.77) == 3.8


def test_slider_takes_the_left_end_for_nothing() -> None:
    assert (Slider(5, 9).preprocess(None), Slider(5, 9).postprocess("")) == (5, 5)


@pytest.mark.parametrize("payload", [-1, 101, "ten"])
def test_slider_rejects_a_payload_beyond_its_ends(payload: object) -> None:
    with pytest.raises(PayloadError):
        Slider().preprocess(payload)


def test_slider_rejects_ends_in_the_wrong_order() -> None:
    with pytest.raises(ArgumentError, match="`minimum` must not be more than `maximum`, got 5 and 3"):
        Slider(5, 3)


def test_slider_says_that_a_negative_step_is_none_and_chooses_one() -> None:
    with pytest.warns(UserWarning, match="`step` must be positive, got -1"):
        slider = Slider(step=-1)

    assert slider.step == 1


def test_slider_can_hold_one_number_alone() -> None:
    slider = Slider(0, 0, randomize=True)

    assert (slider.step, slider.preprocess(0), slider.get_random_value()) == (1, 0, 0)


@pytest.mark.parametrize(
    ("ends", "step"), [((0, 100), 1), ((0, 1), 0.01), ((0, 1000), 10), ((-1, 1), 0.01), ((0, 5), 0.01), ((0, 10), 0.1)]
)
def test_default_step_is_a_power_of_ten(ends: tuple[float, float], step: float) -> None:
    assert default_step(*ends) == step


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_default_step_makes_a_hundred_to_a_thousand_steps(minimum: float, length: float) -> None:
    steps = length / default_step(minimum, minimum + length)

    assert 90 <= steps <= 1100


def test_randomize_begins_with_a_number_within_the_ends() -> None:
    slider = Slider(3, 4, value=3.5, randomize=True)

    assert slider.load_function is not None
    assert 3 <= slider.load_function() <= 4


def test_reset_goes_back_to_the_initial_number() -> None:
    assert Slider(value=40).props()["initial_value"] == 40


def test_api_of_a_slider_names_its_ends() -> None:
    assert Slider(0, 20).api_info() == {"type": "number", "description": "numeric value between 0 and 20"}


def test_a_random_number_is_one_that_people_write() -> None:
    slider = Slider(0, 1, step=0.1, randomize=True)

    assert {len(str(slider.get_random_value())) for _ in range(60)} <= {1, 3}


def test_callers_are_told_of_whole_numbers() -> None:
    assert Slider(0, 9, precision=0).api_info()["type"] == "integer"


@pytest.mark.parametrize("name", ["minimum", "maximum", "step"])
def test_what_is_no_number_is_refused_by_name(name: str) -> None:
    with pytest.raises(ArgumentError, match=f"`{name}` must be a number, got 'many'"):
        Slider(**{name: "many"})
