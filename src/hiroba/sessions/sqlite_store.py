"""`SqliteSessionStore`: keeps sessions in a file, so that they survive a restart."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec

from hiroba.sessions.store import SessionRecord
from hiroba.wire.ids import SessionId

__all__ = ["SqliteSessionStore", "open_database"]


class SqliteSessionStore:
    """Keeps sessions in a SQLite file that only this user can read.

    Args:
        path: The file; it is made if it is not there.
    """

    def __init__(self, path: Path) -> None:
        self._database = open_database(path)
        self._database.execute("CREATE TABLE IF NOT EXISTS session (id TEXT PRIMARY KEY, record BLOB NOT NULL)")

    def save(self, record: SessionRecord) -> None:
        """Keep a session."""
        data = msgspec.msgpack.encode(record)
        self._database.execute("INSERT OR REPLACE INTO session VALUES (?, ?)", (record.id, data))

    def load(self, id: SessionId) -> SessionRecord | None:
        """Return what is kept of a session, or `None`."""
        row = self._database.execute("SELECT record FROM session WHERE id = ?", (id,)).fetchone()
        return None if row is None else msgspec.msgpack.decode(row[0], type=SessionRecord)

    def delete(self, id: SessionId) -> None:
        """Forget a session."""
        self._database.execute("DELETE FROM session WHERE id = ?", (id,))

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def open_database(path: Path) -> sqlite3.Connection:
    """Return a connection to a private file, in the mode in which readers and a writer do not wait for each other."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600, exist_ok=True)
    database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=NORMAL")
    return database
