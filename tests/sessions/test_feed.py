"""Feeds: numbered, append-only, read by anyone at any pace."""

from __future__ import annotations

import random

from hiroba.sessions.feed import Entry, Feed
from hiroba.wire.ids import JobId
from hiroba.wire.notices import FinishedNotice, StartedNotice, ToastNotice


def entry(name: str = "job") -> Entry:
    return Entry(StartedNotice(JobId(name)))


def test_entries_are_numbered_from_one() -> None:
    feed = Feed()
    assert [feed.append(entry()) for _ in range(3)] == [1, 2, 3]


def test_a_reader_gets_what_follows_its_number() -> None:
    feed = Feed()
    for _ in range(5):
        feed.append(entry())
    assert [number for number, _ in feed.read(3) or []] == [4, 5]


def test_a_reader_that_is_too_far_behind_is_told_so() -> None:
    feed = Feed(keep=2)
    for _ in range(5):
        feed.append(entry())
    assert feed.read(2) is None
    assert feed.read(3) is not None


def test_a_feed_keeps_no_more_bytes_than_it_may_and_always_the_newest_entry() -> None:
    feed = Feed(max_bytes=10_000)
    for number in range(100):
        feed.append(entry(f"{number}" * 500))
    kept = feed.read(feed.first - 1) or []
    assert 0 < sum(e.size for _, e in kept) <= 10_000
    feed.append(entry("x" * 50_000))
    assert feed.first == feed.number


def test_messages_and_ends_outlast_the_updates_among_which_they_stood() -> None:
    feed = Feed(keep=4, max_bytes=10_000)
    feed.append(Entry(ToastNotice("info", "kept")))
    for number in range(50):
        feed.append(entry(str(number)))
    feed.append(Entry(FinishedNotice(JobId("job"), "done")))
    assert [type(one.notice) for one in feed.events(0)] == [ToastNotice, FinishedNotice]
    assert [type(one.notice) for one in feed.events(1)] == [FinishedNotice]
    assert feed.events(1, until=51) == []


def test_a_number_from_the_future_is_of_another_feed() -> None:
    assert Feed().read(7) is None


def test_readers_are_woken_until_they_stop_listening() -> None:
    feed, woken = Feed(), []
    stop = feed.listen(lambda: woken.append("woken"))
    feed.append(entry())
    stop()
    feed.append(entry())
    assert woken == ["woken"]


def test_a_thousand_random_cuts_lose_double_and_reorder_nothing() -> None:
    chance, feed, seen, cursor = random.Random(1), Feed(), [], 0
    for number in range(3000):
        feed.append(entry(str(number)))
        if chance.random() < 0.33:
            tail = feed.read(cursor) or []
            delivered = tail[: chance.randint(0, len(tail))]
            seen += [e.notice.job for _, e in delivered]  # type: ignore[union-attr]  # all of them are of a job
            cursor = delivered[-1][0] if delivered else cursor
    seen += [e.notice.job for _, e in feed.read(cursor) or []]  # type: ignore[union-attr]  # as above
    assert seen == [str(number) for number in range(3000)]


def test_a_notice_is_encoded_once() -> None:
    one = entry()
    assert one.encoded is one.encoded
