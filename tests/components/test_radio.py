from __future__ import annotations

import numpy as np
import pytest

from hiroba import Radio
from hiroba.errors import ArgumentError, PayloadError


def test_radio_gives_functions_the_value_of_the_choice() -> None:
    assert Radio([("small", 1), ("large", 3)]).preprocess(3) == 3


def test_radio_gives_functions_its_place_when_asked() -> None:
    assert Radio(["north", "south"], type="index").preprocess("south") == 1


def test_radio_without_a_choice_gives_none() -> None:
    assert Radio(["north"]).preprocess(None) is None


def test_radio_rejects_what_is_no_choice() -> None:
    with pytest.raises(PayloadError, match="'west' is not in the list of choices: 'north'"):
        Radio(["north"]).preprocess("west")


def test_radio_rejects_an_unknown_type() -> None:
    with pytest.raises(ArgumentError, match='`type` must be "value" or "index", got \'name\''):
        Radio(["north"], type="name")  # type: ignore[arg-type]  # the mistake is the point


def test_radio_shows_scalars_of_numpy() -> None:
    assert Radio([1, 2]).postprocess(np.int64(2)) == 2


def test_api_of_a_radio_lists_its_values() -> None:
    radio = Radio(["a", ("b", 2)])

    assert radio.api_info() == {"enum": ["a", 2], "title": "Radio", "type": "string"}
    assert radio.example_payload() == "a"
