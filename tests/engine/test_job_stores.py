"""The contract of job stores, run over each of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hiroba.engine.job_store import JobRecord, JobStore, VisitRecord, visit_from
from hiroba.engine.sqlite_job_store import SqliteJobStore
from hiroba.graph.caller import Caller
from hiroba.sessions.feed import Entry
from hiroba.sessions.visit import Headers, Visit
from hiroba.wire.ids import JobId, NodeId
from hiroba.wire.notices import StartedNotice, Update, UpdatedNotice

FIRST, SECOND = JobId("first"), JobId("second")


@pytest.fixture(params=[SqliteJobStore], ids=["sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[JobStore]:
    store = request.param(tmp_path / "jobs.sqlite")
    store.add(JobRecord(FIRST, "ada", 3, "greet", ["Ada"]))
    store.add(JobRecord(SECOND, "bob", 4))
    yield store
    store.close()


def test_jobs_are_read_as_they_were_written_the_oldest_first(store: JobStore) -> None:
    assert store.records() == [JobRecord(FIRST, "ada", 3, "greet", ["Ada"]), JobRecord(SECOND, "bob", 4)]


def test_the_log_is_read_in_order_with_what_programs_get(store: JobStore) -> None:
    updated = UpdatedNotice(FIRST, [Update(NodeId(1), [("replace", ["value"], "é")])])
    store.append(FIRST, 2, Entry(updated, ["é"]))
    store.append(FIRST, 1, Entry(StartedNotice(FIRST)))
    log = store.log(FIRST)
    assert [entry.encoded for entry in log] == [Entry(StartedNotice(FIRST)).encoded, Entry(updated).encoded]
    assert [entry.outputs for entry in log] == [None, ["é"]]


def test_the_log_of_another_job_is_its_own(store: JobStore) -> None:
    store.append(FIRST, 1, Entry(StartedNotice(FIRST)))
    assert store.log(SECOND) == []


def test_the_end_of_a_job_stands_in_its_record(store: JobStore) -> None:
    store.finish(FIRST, "done")
    assert [record.outcome for record in store.records()] == ["done", None]


def test_a_forgotten_job_leaves_nothing(store: JobStore) -> None:
    store.append(FIRST, 1, Entry(StartedNotice(FIRST)))
    store.forget(FIRST)
    assert ([record.id for record in store.records()], store.log(FIRST)) == ([SECOND], [])


def test_what_is_written_after_the_end_is_dropped(store: JobStore) -> None:
    store.close()
    store.finish(FIRST, "done")


def test_secrets_of_a_visit_are_not_written() -> None:
    visit = Visit(Headers({"Cookie": "a=b", "Authorization": "Bearer x", "User-Agent": "curl"}), caller=Caller("ada"))
    kept = visit_from(VisitRecord.of(visit))
    assert (dict(kept.headers), kept.username) == ({"user-agent": "curl"}, "ada")
