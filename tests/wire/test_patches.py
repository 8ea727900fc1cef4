"""Differences between values, and applying them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiroba.wire.patches import apply_patches, difference

json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)


@given(json, json)
def test_the_difference_turns_the_old_value_into_the_new_one(old: Any, new: Any) -> None:
    assert apply_patches(old, difference(old, new)) == new


@given(json)
def test_equal_values_have_no_difference(value: Any) -> None:
    assert difference(value, value) == []


@pytest.mark.parametrize(
    ("old", "new", "patches"),
    [
        ("ab", "abc", [("append", [], "c")]),
        ("ab", "xb", [("replace", [], "xb")]),
        ([1], [1, 2], [("add", [1], 2)]),
        ([1, 2, 3], [1], [("delete", [2], None), ("delete", [1], None)]),
        ({"a": 1}, {"b": 2}, [("add", ["b"], 2), ("delete", ["a"], None)]),
        ([{"text": "he"}], [{"text": "hello"}], [("append", [0, "text"], "llo")]),
        (1, 1.0, [("replace", [], 1.0)]),
    ],
    ids=["longer text", "other text", "longer list", "shorter list", "other keys", "text inside", "other type"],
)
def test_the_difference_is_as_small_as_the_change(old: Any, new: Any, patches: Any) -> None:
    assert difference(old, new) == patches


def test_applying_leaves_the_old_value_as_it_was() -> None:
    old = {"rows": [[1], [2]]}
    apply_patches(old, [("replace", ["rows", 1, 0], 9)])
    assert old == {"rows": [[1], [2]]}
