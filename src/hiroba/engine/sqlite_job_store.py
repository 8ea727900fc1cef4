"""`SqliteJobStore`: writes jobs into a file, so that none is silently gone after a crash."""

from __future__ import annotations

from pathlib import Path

import msgspec

from hiroba.engine.job_store import JobRecord
from hiroba.sessions.feed import Entry
from hiroba.sessions.sqlite_store import open_database
from hiroba.wire.ids import JobId, SessionId

__all__ = ["SqliteJobStore"]


class SqliteJobStore:
    """Writes jobs into a SQLite file that only this user can read.

    Args:
        path: The file; it is made if it is not there.
    """

    def __init__(self, path: Path) -> None:
        self._database = open_database(path)
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS job (id TEXT PRIMARY KEY, session TEXT NOT NULL, outcome TEXT, record BLOB NOT NULL)"
        )
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS notice (job TEXT, number INTEGER, notice BLOB, PRIMARY KEY (job, number)) WITHOUT ROWID"
        )

    def add(self, record: JobRecord) -> None:
        """Write down a job that was accepted."""
        values = (record.id, record.session, record.outcome, msgspec.msgpack.encode(record))
        self._database.execute("INSERT OR REPLACE INTO job VALUES (?, ?, ?, ?)", values)

    def append(self, id: JobId, number: int, entry: Entry) -> None:
        """Write down a notice of its log."""
        self._database.execute("INSERT OR REPLACE INTO notice VALUES (?, ?, ?)", (id, number, entry.encoded))

    def finish(self, id: JobId, outcome: str) -> None:
        """Write down how it ended."""
        self._database.execute("UPDATE job SET outcome = ? WHERE id = ?", (outcome, id))

    def get(self, id: JobId) -> JobRecord | None:
        """Return what is written of a job, or `None`."""
        row = self._database.execute("SELECT record, outcome FROM job WHERE id = ?", (id,)).fetchone()
        return None if row is None else _record(row)

    def log(self, id: JobId, after: int = 0) -> list[tuple[int, bytes]]:
        """Return the notices after a number."""
        query = "SELECT number, notice FROM notice WHERE job = ? AND number > ? ORDER BY number"
        return list(self._database.execute(query, (id, after)))

    def unfinished(self, session: SessionId | None = None) -> list[JobRecord]:
        """Return the jobs whose end is not written."""
        query = "SELECT record, outcome FROM job WHERE outcome IS NULL AND (? IS NULL OR session = ?) ORDER BY rowid"
        return [_record(row) for row in self._database.execute(query, (session, session))]

    def forget(self, id: JobId) -> None:
        """Drop a job and its log."""
        self._database.execute("DELETE FROM notice WHERE job = ?", (id,))
        self._database.execute("DELETE FROM job WHERE id = ?", (id,))

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def _record(row: tuple[bytes, str | None]) -> JobRecord:
    record = msgspec.msgpack.decode(row[0], type=JobRecord)
    return msgspec.structs.replace(record, outcome=row[1])
