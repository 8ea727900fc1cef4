"""`SqliteSessionStore`: keeps sessions in a file, so that they survive a restart."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from hiroba.sessions.database import Database
from hiroba.sessions.store import SessionRecord
from hiroba.wire.ids import SessionId

__all__ = ["SqliteSessionStore"]

KEEP_S = 24 * 3600.0
"""How long a session is kept that nobody came back to."""


class SqliteSessionStore:
    """Keeps sessions in a SQLite file that only this user can read.

    Args:
        path: The file; it is made if it is not there.
        clock: Tells the seconds since 1970.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._database = Database(path)
        self._clock = clock
        self._database.run(
            "CREATE TABLE IF NOT EXISTS sessions (id TEXT PRIMARY KEY, saved_s REAL NOT NULL, record BLOB NOT NULL)"
        )
        self._database.run("DELETE FROM sessions WHERE saved_s < ?", clock() - KEEP_S)

    def save(self, record: SessionRecord) -> None:
        """Keep a session."""
        data = msgspec.msgpack.encode(record)
        self._database.run("INSERT OR REPLACE INTO sessions VALUES (?, ?, ?)", record.id, self._clock(), data)

    def load(self, id: SessionId) -> SessionRecord | None:
        """Return what is kept of a session, or `None`."""
        rows = self._database.run("SELECT record FROM sessions WHERE id = ?", id)
        return msgspec.msgpack.decode(rows[0][0], type=SessionRecord) if rows else None

    def delete(self, id: SessionId) -> None:
        """Forget a session."""
        self._database.run("DELETE FROM sessions WHERE id = ?", id)

    def close(self) -> None:
        """Close the file."""
        self._database.close()
