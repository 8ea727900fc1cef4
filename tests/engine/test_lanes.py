"""Lines of waiting jobs."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from hiroba.engine.lanes import AHEAD_S, MOST_AHEAD, TELL_AFTER_S, Lane, Lanes


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
            lambda job: job.is_plain,
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
    return [SimpleNamespace(binding=binding, position=0, is_plain=False, session=object()) for _ in range(count)]


def plain_jobs(count: int) -> list[Any]:
    """Jobs that a strand could run."""
    made = jobs(count)
    for job in made:
        job.is_plain = True
    return made


def started_behind_one(watch: Watch, waiting: list[Any], usual_s: float) -> int:
    """Let one job run that usually takes so long, the others wait behind it, and return how many of these were handed over."""
    lanes = watch.lanes(1)
    lanes.lane(waiting[0]).learn(usual_s)
    for job in waiting:
        lanes.enter(job)
    return len(watch.started) - 1


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


def test_quick_functions_are_handed_over_before_there_is_a_place(watch: Watch):
    assert started_behind_one(watch, plain_jobs(5), usual_s=0.001) == 4


def test_no_more_are_handed_over_than_begin_within_no_time(watch: Watch):
    assert started_behind_one(watch, plain_jobs(5), usual_s=AHEAD_S / 2) == 2


def test_not_even_the_quickest_are_handed_over_without_end(watch: Watch):
    assert started_behind_one(watch, plain_jobs(MOST_AHEAD + 5), usual_s=0.0) == MOST_AHEAD


def test_slow_functions_wait_for_their_place(watch: Watch):
    assert started_behind_one(watch, plain_jobs(5), usual_s=1.0) == 0


def test_what_no_strand_runs_waits_for_its_place(watch: Watch):
    assert started_behind_one(watch, jobs(5), usual_s=0.001) == 0


def test_what_a_strand_could_run_waits_where_something_else_has_the_place(watch: Watch):
    assert started_behind_one(watch, [*jobs(1), *plain_jobs(4)], usual_s=0.001) == 0


def test_a_second_job_of_a_session_waits_for_what_the_first_one_brings(watch: Watch):
    waiting = plain_jobs(4)
    waiting[2].session = waiting[1].session
    assert started_behind_one(watch, waiting, usual_s=0.001) == 1
