"""Files of SQLite: private, and honest about a full disk."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from hiroba.errors import LaunchError, StorageFullError
from hiroba.sessions.database import Database


def test_a_full_disk_is_said_and_writing_goes_on_when_there_is_space(tmp_path: Path) -> None:
    database = Database(tmp_path / "kept.sqlite")
    database.run("CREATE TABLE word (word TEXT)")
    database.run("PRAGMA max_page_count=2")
    with pytest.raises(StorageFullError, match="disk of the server is full"):
        database.run("INSERT INTO word VALUES (?)", "x" * 100_000)
    database.run("PRAGMA max_page_count=1000000")
    database.run("INSERT INTO word VALUES (?)", "short")
    assert database.run("SELECT word FROM word") == [("short",)]
    database.close()


def test_nothing_happens_after_the_end(tmp_path: Path) -> None:
    database = Database(tmp_path / "kept.sqlite")
    database.close()
    assert database.run("SELECT 1") == []


def test_a_file_that_is_deleted_in_use_is_begun_anew_with_its_tables(tmp_path: Path) -> None:
    database = Database(tmp_path / "store" / "kept.sqlite")
    database.run("CREATE TABLE word (word TEXT)")
    database.run("INSERT INTO word VALUES ('old')")
    shutil.rmtree(tmp_path / "store")
    database.run("INSERT INTO word VALUES ('new')")
    database.close()
    again = Database(tmp_path / "store" / "kept.sqlite")
    assert again.run("SELECT word FROM word") == [("new",)]
    again.close()


def test_where_no_file_can_be_made_writing_is_refused_with_a_reason(tmp_path: Path) -> None:
    database = Database(tmp_path / "store" / "kept.sqlite")
    shutil.rmtree(tmp_path / "store")
    (tmp_path / "store").write_text("in the way")
    with pytest.raises(StorageFullError, match="cannot write its file"):
        database.run("SELECT 1")
    (tmp_path / "store").unlink()
    assert database.run("SELECT 1") == [(1,)]
    database.close()


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "kept.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(LaunchError, match=r"kept\.sqlite.*Move it away"):
        Database(tmp_path / "kept.sqlite")
    with pytest.raises(LaunchError):
        Database(tmp_path / "kept.sqlite" / "below")


def test_a_file_that_is_damaged_in_use_is_put_aside_and_begun_anew(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.sqlite")
    database.run("CREATE TABLE notes (text TEXT)")
    database.run("INSERT INTO notes VALUES ('before')")
    for path in tmp_path.iterdir():
        path.write_bytes(b"not a database " * 10_000)
    assert database.run("SELECT * FROM notes") == []
    database.run("INSERT INTO notes VALUES ('after')")
    assert database.run("SELECT * FROM notes") == [("after",)]
    assert (tmp_path / "a.sqlite.damaged").read_bytes().startswith(b"not a database")
    database.close()


def test_a_damaged_file_is_kept_for_a_month(tmp_path: Path) -> None:
    damaged = tmp_path / "a.sqlite.damaged"
    for age_s, is_kept in ((29 * 86400, True), (31 * 86400, False)):
        damaged.write_bytes(b"x")
        os.utime(damaged, (time.time() - age_s, time.time() - age_s))
        Database(tmp_path / "a.sqlite").close()
        assert damaged.exists() is is_kept
