"""Files of SQLite: private, and honest about a full disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from hiroba.errors import StorageFullError
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
