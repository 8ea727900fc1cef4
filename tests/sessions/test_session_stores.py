"""The contract of session stores, run over each of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hiroba.sessions.sqlite_store import SqliteSessionStore
from hiroba.sessions.store import SessionRecord, SessionStore
from hiroba.wire.ids import SessionId

RECORD = SessionRecord("abc", "settings", {3: {"value": ["é", 1.5, None]}}, [("state", 4, b"pickle")])


@pytest.fixture(params=[SqliteSessionStore], ids=["sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SessionStore]:
    store = request.param(tmp_path / "sessions.sqlite")
    yield store
    store.close()


def test_a_saved_session_is_loaded_as_it_was(store: SessionStore) -> None:
    store.save(RECORD)
    assert store.load(SessionId("abc")) == RECORD


def test_a_session_that_was_never_saved_is_none(store: SessionStore) -> None:
    assert store.load(SessionId("abc")) is None


def test_saving_again_replaces(store: SessionStore) -> None:
    store.save(RECORD)
    store.save(SessionRecord("abc", "", {}))
    assert store.load(SessionId("abc")) == SessionRecord("abc", "", {})


def test_a_deleted_session_is_gone_and_may_be_deleted_twice(store: SessionStore) -> None:
    store.save(RECORD)
    store.delete(SessionId("abc"))
    store.delete(SessionId("abc"))
    assert store.load(SessionId("abc")) is None


def test_a_file_survives_a_restart(tmp_path: Path) -> None:
    first = SqliteSessionStore(tmp_path / "sessions.sqlite")
    first.save(RECORD)
    first.close()
    second = SqliteSessionStore(tmp_path / "sessions.sqlite")
    assert second.load(SessionId("abc")) == RECORD
    second.close()


def test_a_file_is_private(tmp_path: Path) -> None:
    SqliteSessionStore(tmp_path / "sessions.sqlite").close()
    assert (tmp_path / "sessions.sqlite").stat().st_mode & 0o077 == 0


def test_a_session_that_nobody_came_back_to_is_removed_after_a_day(tmp_path: Path) -> None:
    first = SqliteSessionStore(tmp_path / "sessions.sqlite", clock=lambda: 0.0)
    first.save(RECORD)
    first.close()
    second = SqliteSessionStore(tmp_path / "sessions.sqlite", clock=lambda: 25 * 3600.0)
    assert second.load(SessionId("abc")) is None
    second.close()
