"""Lines of waiting jobs."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from hiroba.engine.lanes import TELL_AFTER_S, Lane, Lanes


class Watch:
    """Remembers what lanes ask for, and turns time by hand."""

    def __init__(self) -> None:
        self.started: list[Any] = []
        self.told: list[Any] = []
        self.due: list[tuple[float, Callable[[], None]]] = []

    def lanes(self, limit: int | None) -> Lanes:
        """Lanes that report here."""
        return Lanes(
            self.started.extend,
            lambda job, lane: self.told.append((job, job.position)),
            lambda delay_s, call: self.due.append((delay_s, call)),
            None,
            limit,
        )

    def wait(self) -> None:
        """Let everything become due."""
        due, self.due = self.due, []
        for _, call in due:
            call()


def jobs(count: int) -> list[Any]:
    """Jobs of one binding."""
    options = SimpleNamespace(concurrency_id=None, concurrency_limit="default", batch=False, max_batch_size=4)
    binding = SimpleNamespace(options=options, function=len)
    return [SimpleNamespace(binding=binding, position=0) for _ in range(count)]


@pytest.fixture
def watch() -> Watch:
    return Watch()


def test_as_many_run_as_the_limit_says(watch: Watch):
    lanes, waiting = watch.lanes(2), jobs(3)
    for job in waiting:
        lanes.enter(job)
    assert watch.started == waiting[:2]


def test_next_one_runs_when_a_place_is_free(watch: Watch):
    lanes, waiting = watch.lanes(1), jobs(2)
    for job in waiting:
        lanes.enter(job)
    lanes.leave(waiting[0])
    assert watch.started == waiting


def test_those_that_wait_are_told_their_new_places_once_a_while(watch: Watch):
    lanes, waiting = watch.lanes(1), jobs(5)
    for job in waiting:
        lanes.enter(job)
    lanes.leave(waiting[0])
    lanes.leave(waiting[1])
    assert watch.told == []
    assert [delay_s for delay_s, _ in watch.due] == [TELL_AFTER_S]
    watch.wait()
    assert watch.told == [(waiting[3], 0), (waiting[4], 1)]


def test_place_that_did_not_change_is_not_told(watch: Watch):
    lanes, waiting = watch.lanes(1), jobs(3)
    for job in waiting:
        lanes.enter(job)
    lanes.withdraw(waiting[2])
    watch.wait()
    assert watch.told == []


def test_expected_wait_is_learned_from_runs():
    lane = Lane(1)
    assert lane.expected_s(0) is None
    lane.learn(2.0)
    assert lane.expected_s(0) == 2.0


def test_nothing_is_promised_where_runs_differ_much():
    lane = Lane(1)
    for duration_s in (4.0, 0.1, 4.0, 0.1, 4.0):
        lane.learn(duration_s)
    assert lane.usual_s is None


def test_runs_that_are_alike_promise_their_mean():
    lane = Lane(1)
    for duration_s in (4.0, 4.2, 3.8):
        lane.learn(duration_s)
    assert lane.usual_s == pytest.approx(4.0, abs=0.1)
