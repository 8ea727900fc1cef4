"""Where jobs are written down, if they are: `JobStore` is the interface.

A job is written before it is acknowledged, each notice of its log as it happens, and its end. What a store finds unfinished when it is opened was
interrupted, unless it had not begun (`revival.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import msgspec

from hiroba.graph.caller import NOBODY, Caller
from hiroba.sessions.feed import Entry
from hiroba.sessions.visit import Address, Headers, Visit
from hiroba.wire.ids import JobId

__all__ = ["JobRecord", "JobStore", "VisitRecord", "visit_from"]

SECRET = frozenset({"cookie", "authorization", "proxy-authorization", "x-api-key"})
"""Header fields that are not written down."""


class VisitRecord(msgspec.Struct, frozen=True):
    """What is written of the request with which a job came."""

    headers: Mapping[str, str] = {}
    query: str = ""
    client: tuple[str, int] = ("", 0)
    path: str = "/"
    url: str = ""
    caller: Caller = NOBODY

    @classmethod
    def of(cls, visit: Visit) -> VisitRecord:
        """Return what is to be written of a visit."""
        headers = {name: value for name, value in visit.headers.items() if name not in SECRET}
        return cls(headers, visit.query, (visit.client.host, visit.client.port), visit.path, visit.url, visit.caller)


class JobRecord(msgspec.Struct, frozen=True):
    """What is written of a job.

    Attributes:
        id: Its id.
        session: The session it belongs to.
        binding: Number of the binding.
        name: Name of the function.
        payloads: Values of the inputs, as on the wire.
        outcome: How it ended; `None` while it has not.
        trigger: Where the event happened.
        data: What the event told.
        screen: The page that began it.
        visit: The request with which it came.
    """

    id: str
    session: str
    binding: int
    name: str = ""
    payloads: list[Any] = []
    outcome: str | None = None
    trigger: int | None = None
    data: Any = None
    screen: str | None = None
    visit: VisitRecord = VisitRecord()


class JobStore(Protocol):
    """Writes jobs down."""

    def add(self, record: JobRecord) -> None:
        """Write down a job that was accepted.

        Raises:
            StorageFullError: There is no space for it.
        """

    def append(self, id: JobId, number: int, entry: Entry) -> None:
        """Write down a notice of its log.

        Raises:
            StorageFullError: There is no space for it.
        """

    def finish(self, id: JobId, outcome: str) -> None:
        """Write down how it ended.

        Raises:
            StorageFullError: There is no space for it.
        """

    def records(self) -> list[JobRecord]:
        """Return all jobs, the oldest first."""

    def log(self, id: JobId) -> list[Entry]:
        """Return the notices of a job, in order."""

    def forget(self, id: JobId) -> None:
        """Drop a job and its log; it need not be there."""

    def close(self) -> None:
        """Free what is held. What is written afterwards is dropped."""


def visit_from(record: VisitRecord) -> Visit:
    """Return the visit that was written down; without cookies and other secrets."""
    return Visit(
        Headers(record.headers), record.query, {}, Address(*record.client), record.path, record.url, record.caller
    )
