"""Which jobs are kept, and how long."""

from types import SimpleNamespace
from typing import Any

import pytest

from hiroba.engine.jobs import KEEP_FINISHED, KEEP_FINISHED_S, Jobs
from hiroba.testing.clock import ManualClock


def job(number: int = 0) -> Any:
    """A job of a session."""
    binding = SimpleNamespace(id=0, function=nothing)
    session = SimpleNamespace(id="session")
    return SimpleNamespace(id=f"job{number}", session=session, binding=binding, payloads=[], outcome="done")


def nothing() -> None:
    """What a call of the clock began is finished at once here."""


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


def test_finished_job_can_be_read_for_a_while(clock: ManualClock):
    jobs, ended = Jobs(clock), job()
    jobs.add(ended)
    jobs.finish(ended)
    clock.advance(KEEP_FINISHED_S - 1, settle=nothing)
    assert jobs.get(ended.id) is ended
    clock.advance(2, settle=nothing)
    assert jobs.get(ended.id) is None


def test_job_that_finished_later_is_forgotten_later(clock: ManualClock):
    jobs, first, second = Jobs(clock), job(1), job(2)
    jobs.add(first)
    jobs.add(second)
    jobs.finish(first)
    clock.advance(10, settle=nothing)
    jobs.finish(second)
    clock.advance(KEEP_FINISHED_S - 5, settle=nothing)
    assert [jobs.get(first.id), jobs.get(second.id)] == [None, second]
    clock.advance(10, settle=nothing)
    assert list(jobs) == []


def test_job_that_runs_is_kept_however_many_end(clock: ManualClock):
    jobs, running = Jobs(clock), job()
    jobs.add(running)
    for number in range(1, KEEP_FINISHED + 5):
        ended = job(number)
        jobs.add(ended)
        jobs.finish(ended)
    assert jobs.get(running.id) is running
    assert jobs.active(running.session) == [running]
    assert len(list(jobs)) == KEEP_FINISHED + 1
