"""`Jobs`: the jobs of an app that are waiting, running, or finished a short while ago."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from hiroba.engine.clock import Clock
from hiroba.engine.job import Job
from hiroba.graph.binding import Binding
from hiroba.sessions.session import Session
from hiroba.wire.ids import JobId

__all__ = ["KEEP_FINISHED_S", "Jobs"]

KEEP_FINISHED_S = 60.0
"""How long a finished job can still be read."""

KEEP_FINISHED = 10_000
"""How many finished jobs are kept within that time. Without a limit a busy app would hold a hundred thousand of them."""


class Jobs:
    """Finds jobs by id and by session.

    Args:
        clock: Time, after which finished jobs are forgotten.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._all: dict[JobId, Job] = {}
        self._active: dict[str, dict[JobId, Job]] = {}
        self._finished: deque[tuple[float, JobId]] = deque()
        self._is_forgetting = False

    def add(self, job: Job) -> None:
        """Take in a job that was accepted."""
        self._all[job.id] = job
        self._active.setdefault(job.session.id, {})[job.id] = job

    def finish(self, job: Job) -> None:
        """Note that a job has ended, and forget it after a while."""
        active = self._active.get(job.session.id, {})
        active.pop(job.id, None)
        if not active:
            self._active.pop(job.session.id, None)
        self._finished.append((self._clock.now() + KEEP_FINISHED_S, job.id))
        if len(self._finished) > KEEP_FINISHED:
            self._all.pop(self._finished.popleft()[1], None)
        self._forget_later()

    def get(self, id: JobId) -> Job | None:
        """Return a job, or `None` if there is none, or none any more."""
        return self._all.get(id)

    def active(self, session: Session, binding: Binding | None = None) -> list[Job]:
        """Return the jobs of a session, or of one binding in it, that have not ended."""
        jobs = self._active.get(session.id, {}).values()
        return [job for job in jobs if binding is None or job.binding is binding]

    def _forget_later(self) -> None:
        if self._finished and not self._is_forgetting:
            self._is_forgetting = True
            self._clock.call_later(self._finished[0][0] - self._clock.now(), self._forget)

    def _forget(self) -> None:
        self._is_forgetting = False
        now = self._clock.now()
        while self._finished and self._finished[0][0] <= now:
            self._all.pop(self._finished.popleft()[1], None)
        self._forget_later()

    def __iter__(self) -> Iterator[Job]:
        return iter(list(self._all.values()))
