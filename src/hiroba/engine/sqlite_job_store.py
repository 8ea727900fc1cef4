"""`SqliteJobStore`: writes jobs into a file, so that none is silently gone after a crash."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import msgspec

from hiroba.engine.job_store import JobRecord
from hiroba.engine.whole import Whole
from hiroba.sessions.database import Database
from hiroba.sessions.feed import Entry
from hiroba.wire.ids import JobId
from hiroba.wire.letters import encode
from hiroba.wire.notices import Notice

__all__ = ["SqliteJobStore"]

logger = logging.getLogger(__name__)

_notices = msgspec.json.Decoder(Notice)


class SqliteJobStore:
    """Writes jobs into a SQLite file that only this user can read.

    Args:
        path: The file; it is made if it is not there.
    """

    def __init__(self, path: Path) -> None:
        self._database = Database(path)
        self._database.run(
            "CREATE TABLE IF NOT EXISTS jobs (id TEXT PRIMARY KEY, session TEXT NOT NULL, outcome TEXT, record BLOB NOT NULL)"
        )
        self._database.run(
            "CREATE TABLE IF NOT EXISTS notices (job TEXT, number INTEGER, notice BLOB, outputs BLOB, PRIMARY KEY (job, number)) "
            "WITHOUT ROWID"
        )

    def add(self, record: JobRecord) -> None:
        """Write down a job that was accepted."""
        values = (record.id, record.session, record.outcome, msgspec.msgpack.encode(record))
        self._database.run("INSERT OR REPLACE INTO jobs VALUES (?, ?, ?, ?)", *values)

    def append(self, id: JobId, number: int, entry: Entry) -> None:
        """Write down a notice of its log."""
        outputs = None if entry.outputs is None else _encode_outputs(entry.outputs)
        self._database.run("INSERT OR REPLACE INTO notices VALUES (?, ?, ?, ?)", id, number, entry.encoded, outputs)

    def finish(self, id: JobId, outcome: str) -> None:
        """Write down how it ended."""
        self._database.run("UPDATE jobs SET outcome = ? WHERE id = ?", outcome, id)

    def records(self) -> list[JobRecord]:
        """Return all jobs, the oldest first."""
        return [_record(*row) for row in self._database.run("SELECT record, outcome FROM jobs ORDER BY rowid")]

    def log(self, id: JobId) -> list[Entry]:
        """Return the notices of a job, in order."""
        rows = self._database.run("SELECT notice, outputs FROM notices WHERE job = ? ORDER BY number", id)
        return [
            Entry(_notices.decode(notice), msgspec.json.decode(outputs) if outputs else None)
            for notice, outputs in rows
        ]

    def forget(self, id: JobId) -> None:
        """Drop a job and its log."""
        self._database.run("DELETE FROM notices WHERE job = ?", id)
        self._database.run("DELETE FROM jobs WHERE id = ?", id)

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def _record(data: bytes, outcome: str | None) -> JobRecord:
    return msgspec.structs.replace(msgspec.msgpack.decode(data, type=JobRecord), outcome=outcome)


def _encode_outputs(outputs: list[Any]) -> bytes:
    """Return what programs get as JSON. What would first have to be made for them is left out as `None`."""
    return encode([None if isinstance(value, Whole) else value for value in outputs])
