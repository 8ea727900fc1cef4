"""The contract of job stores, run over each of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hiroba.engine.job_store import JobRecord, JobStore, MemoryJobStore
from hiroba.engine.sqlite_job_store import SqliteJobStore
from hiroba.sessions.feed import Entry
from hiroba.wire.ids import JobId, SessionId
from hiroba.wire.notices import StartedNotice

FIRST, SECOND = JobId("first"), JobId("second")


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[JobStore]:
    store = MemoryJobStore() if request.param == "memory" else SqliteJobStore(tmp_path / "jobs.sqlite")
    store.add(JobRecord(FIRST, "ada", 3, "greet", ["Ada"]))
    store.add(JobRecord(SECOND, "bob", 4))
    yield store
    store.close()


def test_a_job_is_read_as_it_was_written(store: JobStore) -> None:
    assert store.get(FIRST) == JobRecord(FIRST, "ada", 3, "greet", ["Ada"])


def test_a_job_that_was_never_written_is_none(store: JobStore) -> None:
    assert store.get(JobId("none")) is None


def test_the_log_is_read_in_order_from_any_number(store: JobStore) -> None:
    entry = Entry(StartedNotice(FIRST))
    for number in (1, 2, 3):
        store.append(FIRST, number, entry)
    assert store.log(FIRST, after=1) == [(2, entry.encoded), (3, entry.encoded)]


def test_the_log_of_another_job_is_its_own(store: JobStore) -> None:
    store.append(FIRST, 1, Entry(StartedNotice(FIRST)))
    assert store.log(SECOND) == []


def test_a_finished_job_is_no_longer_unfinished(store: JobStore) -> None:
    store.finish(FIRST, "done")
    assert [record.id for record in store.unfinished()] == [SECOND]
    assert store.get(FIRST).outcome == "done"  # type: ignore[union-attr]  # it is there


def test_unfinished_jobs_can_be_asked_for_by_session(store: JobStore) -> None:
    assert [record.id for record in store.unfinished(SessionId("ada"))] == [FIRST]


def test_a_forgotten_job_leaves_nothing(store: JobStore) -> None:
    store.append(FIRST, 1, Entry(StartedNotice(FIRST)))
    store.forget(FIRST)
    assert (store.get(FIRST), store.log(FIRST)) == (None, [])


def test_a_file_remembers_unfinished_jobs_after_a_restart(tmp_path: Path) -> None:
    first = SqliteJobStore(tmp_path / "jobs.sqlite")
    first.add(JobRecord(FIRST, "ada", 3))
    first.close()
    second = SqliteJobStore(tmp_path / "jobs.sqlite")
    assert [record.id for record in second.unfinished()] == [FIRST]
    second.close()
