"""JSON: data of any library as plain data."""

import dataclasses
import datetime

import numpy
import pandas
import pytest

from hiroba.components.json import JSON
from hiroba.errors import ReturnError


@dataclasses.dataclass
class Bird:
    name: str
    weight_g: object


class Rank(int):
    pass


class Name(str):
    pass


CASES = [
    ({"a": [1, None, True]}, {"a": [1, None, True]}),
    ({3: 1, (1, 2): 2}, {"3": 1, "(1, 2)": 2}),
    ({"n": numpy.int64(3), "list": numpy.arange(3)}, {"n": 3, "list": [0, 1, 2]}),
    ({"cat": numpy.float32(0.7), "dog": numpy.float32([0.2, 0.1])}, {"cat": 0.7, "dog": [0.2, 0.1]}),
    ({"rank": Rank(4), "name": Name("wren")}, {"rank": 4, "name": "wren"}),
    (Name('{"a": 1}'), {"a": 1}),
    (Bird("wren", numpy.float32(9.5)), {"name": "wren", "weight_g": 9.5}),
    ([datetime.date(2026, 1, 2)], ["2026-01-02"]),
    (pandas.DataFrame({"a": [1, 2]}), [{"a": 1}, {"a": 2}]),
    ([pandas.Timestamp("2026-01-02")], ["2026-01-02T00:00:00"]),
    ([1 + 2j], ["(1+2j)"]),
    ('{"a": 1}', {"a": 1}),
    (None, None),
]


@pytest.mark.parametrize(
    ("value", "sent"), CASES, ids=[type(value).__name__ + str(i) for i, (value, _) in enumerate(CASES)]
)
def test_json_sends_plain_data(value: object, sent: object) -> None:
    assert JSON().postprocess(value) == sent


def test_json_refuses_a_text_that_is_no_json() -> None:
    with pytest.raises(ReturnError, match="a text that holds JSON"):
        JSON().postprocess("plain words")


def test_json_passes_data_to_functions() -> None:
    assert JSON().preprocess({"a": 1}) == {"a": 1}
