"""JSON in pieces is the same JSON, and no piece is large."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiroba.wire.ids import BindingId, JobId, NodeId, SessionKey
from hiroba.wire.notices import AttachedNotice, ChangedNotice, Notice, RegionNotice, Snapshot, Update, UpdatedNotice
from hiroba.wire.page import BindingDescription, NodeDescription
from hiroba.wire.pieces import PIECE, in_pieces, is_large

BIG = 'é"\\\n' * PIECE

small = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
large = st.sampled_from([BIG, [BIG], {"a": BIG}, [1.5, None] * PIECE, ["text"] * PIECE, [[1, "row"]] * PIECE])
value = st.recursive(
    small | large, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner), max_leaves=6
)


@given(value)
def test_the_pieces_of_a_value_are_its_json(value: Any) -> None:
    pieces = list(in_pieces(value))
    assert b"".join(pieces) == msgspec.json.encode(value)
    assert all(len(piece) <= 2 * PIECE for piece in pieces)
    assert all(piece.decode() for piece in pieces)


REGION = RegionNotice(
    NodeId(1), [NodeDescription(NodeId(2), "a", {"value": BIG})], [BindingDescription(BindingId(3))], []
)


@pytest.mark.parametrize(
    "notice",
    [
        UpdatedNotice(JobId("job"), [Update(NodeId(1), [("replace", ["value"], BIG), ("append", ["label"], "a")])]),
        ChangedNotice([Update(NodeId(number), [("replace", ["value"], "a" * 100)]) for number in range(2000)]),
        AttachedNotice(SessionKey("key"), 3, snapshot=Snapshot({1: {"value": BIG}, 2: {}}, regions=[REGION])),
        REGION,
    ],
)
def test_the_pieces_of_a_message_are_its_json(notice: Notice) -> None:
    assert is_large(notice)
    assert b"".join(in_pieces(notice)) == msgspec.json.encode(notice)


def test_one_large_item_late_in_a_list_is_not_encoded_whole() -> None:
    pieces = list(in_pieces([*range(1000), BIG, *range(1000)]))
    assert max(map(len, pieces)) <= 2 * PIECE
