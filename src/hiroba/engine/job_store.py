"""Where jobs are written down: `JobStore` is the interface, memory the default.

A job is written before it is acknowledged, each notice of its log as it happens, and its end. What a store finds unfinished when it is opened was
interrupted.
"""

from __future__ import annotations

from typing import Any, Protocol

import msgspec

from hiroba.sessions.feed import Entry
from hiroba.wire.ids import JobId, SessionId

__all__ = ["JobRecord", "JobStore", "MemoryJobStore"]


class JobRecord(msgspec.Struct, frozen=True):
    """What is written of a job.

    Attributes:
        id: Its id.
        session: The session it belongs to.
        binding: Number of the binding.
        name: Name of the function.
        payloads: Values of the inputs, as on the wire.
        outcome: How it ended; `None` while it has not.
    """

    id: str
    session: str
    binding: int
    name: str = ""
    payloads: list[Any] = []
    outcome: str | None = None


class JobStore(Protocol):
    """Writes jobs down."""

    def add(self, record: JobRecord) -> None:
        """Write down a job that was accepted."""

    def append(self, id: JobId, number: int, entry: Entry) -> None:
        """Write down a notice of its log."""

    def finish(self, id: JobId, outcome: str) -> None:
        """Write down how it ended."""

    def get(self, id: JobId) -> JobRecord | None:
        """Return what is written of a job, or `None`."""

    def log(self, id: JobId, after: int = 0) -> list[tuple[int, bytes]]:
        """Return the notices after a number, each as JSON."""

    def unfinished(self, session: SessionId | None = None) -> list[JobRecord]:
        """Return the jobs, of a session or of all, whose end is not written."""

    def forget(self, id: JobId) -> None:
        """Drop a job and its log; it need not be there."""

    def close(self) -> None:
        """Free what is held."""


class MemoryJobStore:
    """Keeps jobs as long as the process lives."""

    def __init__(self) -> None:
        self._records: dict[str, JobRecord] = {}
        self._logs: dict[str, list[tuple[int, Entry]]] = {}

    def add(self, record: JobRecord) -> None:
        """Keep a job that was accepted."""
        self._records[record.id] = record
        self._logs[record.id] = []

    def append(self, id: JobId, number: int, entry: Entry) -> None:
        """Keep a notice of its log."""
        if id in self._logs:
            self._logs[id].append((number, entry))

    def finish(self, id: JobId, outcome: str) -> None:
        """Keep how it ended."""
        if id in self._records:
            self._records[id] = msgspec.structs.replace(self._records[id], outcome=outcome)

    def get(self, id: JobId) -> JobRecord | None:
        """Return what is kept of a job, or `None`."""
        return self._records.get(id)

    def log(self, id: JobId, after: int = 0) -> list[tuple[int, bytes]]:
        """Return the notices after a number."""
        return [(number, entry.encoded) for number, entry in self._logs.get(id, []) if number > after]

    def unfinished(self, session: SessionId | None = None) -> list[JobRecord]:
        """Return the jobs whose end is not known."""
        return [r for r in self._records.values() if r.outcome is None and session in (None, r.session)]

    def forget(self, id: JobId) -> None:
        """Drop a job and its log."""
        self._records.pop(id, None)
        self._logs.pop(id, None)

    def close(self) -> None:
        """Forget everything."""
        self._records.clear()
        self._logs.clear()
