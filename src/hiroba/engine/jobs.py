"""`Jobs`: the jobs of an app that are waiting, running, or finished a short while ago."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator

from hiroba.engine.clock import Clock
from hiroba.engine.job import KEPT_BYTES, Job
from hiroba.engine.job_store import JobRecord, JobStore, VisitRecord
from hiroba.errors import StorageFullError
from hiroba.graph.binding import Binding
from hiroba.sessions.feed import Entry
from hiroba.sessions.session import Session
from hiroba.wire.ids import JobId
from hiroba.wire.notices import FinishedNotice

__all__ = ["KEEP_FINISHED_S", "Jobs"]

logger = logging.getLogger(__name__)

HEAVY = 64 * 1024
"""From how many letters on the texts of an entry are watched."""

KEEP_FINISHED_S = 60.0
"""How long a finished job can still be read."""

KEEP_FINISHED = 10_000
"""How many finished jobs are kept within that time. Without a limit a busy app would hold a hundred thousand of them."""


class Jobs:
    """Finds jobs by id and by session.

    Attributes:
        on_forget: Called with a job that is forgotten.

    Args:
        clock: Time, after which finished jobs are forgotten.
        store: Where jobs are written down; nowhere if `None`.
    """

    def __init__(self, clock: Clock, store: JobStore | None = None) -> None:
        self._clock = clock
        self._store = store
        self._all: dict[JobId, Job] = {}
        self._active: dict[str, dict[JobId, Job]] = {}
        self._of_session: dict[str, set[JobId]] = {}
        self._finished: deque[tuple[float, JobId]] = deque()
        self._is_forgetting = False
        self.on_forget: Callable[[Job], None] = lambda job: None

    def add(self, job: Job) -> None:
        """Take in a job that was accepted.

        Raises:
            StorageFullError: It cannot be written down; it counts as never accepted.
        """
        if self._store is not None:
            self._store.add(_record_of(job))
        self._all[job.id] = job
        self._active.setdefault(job.session.id, {})[job.id] = job
        self._of_session.setdefault(job.session.id, set()).add(job.id)

    def restore(self, job: Job, log: list[Entry]) -> None:
        """Take in a job that has ended in an earlier process, so that it can be read for a while."""
        for entry in log:
            job.note(entry)
            if isinstance(entry.notice, FinishedNotice):
                job.outcome = entry.notice.outcome
        job.log.close()
        job.phase = "finished"
        self._all[job.id] = job
        self._of_session.setdefault(job.session.id, set()).add(job.id)
        self.finish(job)

    def append(self, job: Job, entry: Entry) -> None:
        """Add a notice to the log of a job."""
        _lighten(job, entry)
        number = job.note(entry)
        if self._store is not None:
            try:
                self._store.append(job.id, number, entry)
            except StorageFullError:
                logger.exception("The log of `%s` could not be written down.", job.id)

    def finish(self, job: Job) -> None:
        """Note that a job has ended, and forget it after a while."""
        active = self._active.get(job.session.id, {})
        active.pop(job.id, None)
        if not active:
            self._active.pop(job.session.id, None)
        if self._store is not None:
            try:
                self._store.finish(job.id, str(job.outcome))
            except StorageFullError:
                logger.exception("The end of `%s` could not be written down.", job.id)
        self._finished.append((self._clock.now() + KEEP_FINISHED_S, job.id))
        if len(self._finished) > KEEP_FINISHED:
            self._drop(self._finished.popleft()[1])
        self._forget_later()

    def forget(self, session: Session) -> None:
        """Drop the jobs of a session that has ended; those that have not stay until they have."""
        for id in self._of_session.pop(session.id, ()):
            if id in self._all and self._all[id].is_finished:
                self._drop(id)

    @property
    def is_stored(self) -> bool:
        """Whether jobs are written down, so that they survive the process."""
        return self._store is not None

    def close(self) -> None:
        """Close what jobs are written into."""
        if self._store is not None:
            self._store.close()

    def get(self, id: JobId) -> Job | None:
        """Return a job, or `None` if there is none, or none any more."""
        return self._all.get(id)

    def active(self, session: Session, binding: Binding | None = None) -> list[Job]:
        """Return the jobs of a session, or of one binding in it, that have not ended."""
        jobs = self._active.get(session.id, {}).values()
        return [job for job in jobs if binding is None or job.binding.id == binding.id]

    def _forget_later(self) -> None:
        if self._finished and not self._is_forgetting:
            self._is_forgetting = True
            self._clock.call_later(self._finished[0][0] - self._clock.now(), self._forget)

    def _forget(self) -> None:
        self._is_forgetting = False
        now = self._clock.now()
        while self._finished and self._finished[0][0] <= now:
            self._drop(self._finished.popleft()[1])
        self._forget_later()

    def __iter__(self) -> Iterator[Job]:
        return iter(list(self._all.values()))

    def _drop(self, id: JobId) -> None:
        job = self._all.pop(id, None)
        if job is not None:
            of_session = self._of_session.get(job.session.id, set())
            of_session.discard(id)
            if not of_session:
                self._of_session.pop(job.session.id, None)
            self.on_forget(job)
        if self._store is not None:
            self._store.forget(id)


def _record_of(job: Job) -> JobRecord:
    return JobRecord(
        job.id,
        job.session.id,
        job.binding.id,
        getattr(job.binding.function, "__name__", "function"),
        job.payloads,
        trigger=job.trigger.id if job.trigger is not None else None,
        data=job.data,
        screen=job.screen,
        visit=VisitRecord.of(job.visit),
    )


def _lighten(job: Job, entry: Entry) -> None:
    """Let go of the long texts of earlier entries: a text that grows stands whole in each, and a program that is behind needs the newest alone."""
    if _weight(entry) >= HEAVY:
        job.heavy.append(entry)
    elif entry.outputs is None:
        return
    while job.heavy and job.heavy[0] is not entry and sum(map(_weight, job.heavy)) > KEPT_BYTES:
        job.heavy.pop(0).outputs = None


def _weight(entry: Entry) -> int:
    return sum(len(value) for value in entry.outputs or () if isinstance(value, str))
