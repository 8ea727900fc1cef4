"""Frames, and what a reader that is behind gets."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from hiroba.server.transports.frames import conflate, frame_of, single_frame
from hiroba.sessions.feed import Entry
from hiroba.wire.ids import JobId, NodeId, ScreenId
from hiroba.wire.notices import (
    AcknowledgedNotice,
    Notice,
    ProgressNotice,
    ProgressUnit,
    Update,
    UpdatedNotice,
)
from hiroba.wire.patches import Patch, apply_patches, difference

JOB = JobId("job")


def updated(patches: list[Patch], node: int = 1) -> UpdatedNotice:
    return UpdatedNotice(JOB, [Update(NodeId(node), patches)], is_partial=True)


def numbered(notices: list[Notice]) -> list[tuple[int, Entry]]:
    return [(number, Entry(notice)) for number, notice in enumerate(notices, 1)]


@given(st.lists(st.text(max_size=5), min_size=1, max_size=30))
def test_merged_updates_end_in_the_same_value(values: list[str]) -> None:
    before, notices = {"value": ""}, []
    for value in values:
        notices.append(updated(difference(before, {"value": value})))
        before = {"value": value}
    result: Any = {"value": ""}
    for _, entry in conflate(numbered(list(notices))):
        result = apply_patches(result, entry.notice.updates[0].patches)  # type: ignore[union-attr]  # all are updates
    assert result == before


def test_a_merged_notice_has_the_last_number() -> None:
    entries = numbered([updated([("append", ["value"], "a")]), updated([("append", ["value"], "b")])])
    ((number, entry),) = conflate(entries)
    assert (number, entry.notice) == (2, updated([("append", ["value"], "ab")]))


def test_pieces_of_a_stream_are_not_merged() -> None:
    pieces: list[Notice] = [updated([("replace", ["value"], {"path": name, "is_stream": True})]) for name in "ab"]
    assert [entry.notice for _, entry in conflate(numbered(pieces))] == pieces


def test_only_the_newest_progress_is_sent() -> None:
    notices: list[Notice] = [ProgressNotice(JOB, [ProgressUnit(index=i)]) for i in range(5)]
    assert [number for number, _ in conflate(numbered(notices))] == [5]


def test_a_frame_is_a_list_of_numbers_and_notices() -> None:
    frame = msgspec.json.decode(frame_of(numbered([updated([("append", ["value"], "a")])]), ScreenId("one")))
    assert frame[0][0] == 1
    assert frame[0][1]["type"] == "updated"


def test_a_single_notice_has_no_number() -> None:
    assert msgspec.json.decode(single_frame(AcknowledgedNotice(3))) == [[0, {"type": "acknowledged", "seq": 3}]]
