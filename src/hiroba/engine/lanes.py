"""Lines in which jobs wait, each with a limit of how many run at once. Functions of one `concurrency_id` share a line."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from hiroba.engine.job import Job
from hiroba.engine.threads import Strand

__all__ = ["Lane", "Lanes"]

SMOOTHING = 0.2
"""Weight of the newest run in the mean duration."""

STEADINESS = 0.5
"""Runs are alike while their smoothed distance from the mean is at most this share of it."""

TELL_AFTER_S = 0.2
"""How long a change of places is kept back. With 200 callers a line moves a thousand times a second, and to tell each of
them each time would cost more than the runs themselves."""

AHEAD_S = 0.02
"""How much sooner than its place is free a job may be handed to a strand. Nobody sees so short a wait, and what it reads of its
session then is no older than that."""

MOST_AHEAD = 16
"""How many jobs may be handed over so."""


class Lane:
    """One line.

    Attributes:
        limit: How many run at once; `None` sets no limit.
        waiting: Those that wait, the next one first.
        running: Those that were handed over and have not ended; together those that a batch function serves.
        strand: What runs those that are plain functions, once there was one.
        mean_s: Smoothed duration of the runs that came to their end, `None` before the first one has.
        is_telling: Whether those that wait will be told their places soon.
    """

    def __init__(self, limit: int | None) -> None:
        self.limit = limit
        self.waiting: deque[Job] = deque()
        self.running: list[list[Job]] = []
        self.strand: Strand | None = None
        self.mean_s: float | None = None
        self._deviation_s: float | None = None
        self.is_telling = False

    @property
    def has_place(self) -> bool:
        """Whether another job may run now."""
        return self.limit is None or len(self.running) < self.limit

    def narrow(self, limit: int) -> None:
        """Let no more than `limit` run at once, unless there is no limit at all."""
        if self.limit is None:
            return
        self.limit = min(self.limit, limit)
        if self.strand is not None:
            self.strand.limit = self.limit

    def has_place_soon(self, job: Job) -> bool:
        """Whether a strand takes `job` now, for there will be a place within no time.

        One of the same session waits for what the one before brings.
        """
        if self.limit is None or self.mean_s is None:
            return False
        ahead = min(MOST_AHEAD, AHEAD_S / self.mean_s if self.mean_s else MOST_AHEAD)
        return len(self.running) + 1 <= self.limit + ahead and all(
            other.session is not job.session for batch in self.running for other in batch
        )

    def expected_s(self, position: int) -> float | None:
        """Return how long the job at this place will probably wait and run."""
        if self.mean_s is None:
            return None
        rounds = position // (self.limit or position + 1) + 1 if not self.has_place or position else 1
        return self.mean_s * rounds

    @property
    def usual_s(self) -> float | None:
        """How long a run takes, `None` where runs differ so much that a number would mislead."""
        if self.mean_s is None or (self._deviation_s or 0.0) > self.mean_s * STEADINESS:
            return None
        return self.mean_s

    def learn(self, duration_s: float) -> None:
        """Take the duration of a run into the mean."""
        if self.mean_s is None:
            self.mean_s = duration_s
            return
        difference_s = duration_s - self.mean_s
        self.mean_s += SMOOTHING * difference_s
        before_s = abs(difference_s) if self._deviation_s is None else self._deviation_s
        self._deviation_s = before_s + SMOOTHING * (abs(difference_s) - before_s)


class Lanes:
    """All lines of an app.

    Args:
        start: Called with the jobs that run now; several where a batch function serves them together.
        is_plain: Tells which jobs a strand can run.
        tell_position: Called with a waiting job whose place has changed.
        later: Makes a call after so many seconds.
        max_waiting: Most jobs that wait in a line; `None` sets no limit.
        default_limit: Limit of a line whose author set none.

    Attributes:
        is_paused: Whether nothing begins any more: the server is about to stop.
    """

    def __init__(
        self,
        start: Callable[[list[Job]], None],
        is_plain: Callable[[Job], bool],
        tell_position: Callable[[Job, Lane], None],
        later: Callable[[float, Callable[[], None]], object],
        max_waiting: int | None,
        default_limit: int | None,
    ) -> None:
        self._start = start
        self._is_plain = is_plain
        self._tell_position = tell_position
        self._later = later
        self._max_waiting = max_waiting
        self._default_limit = default_limit
        self.is_paused = False
        self._lanes: dict[object, Lane] = {}

    def lane(self, job: Job) -> Lane:
        """Return the line of a job."""
        options = job.binding.options
        key: object = options.concurrency_id or job.binding.function
        limit = self._default_limit if options.concurrency_limit == "default" else options.concurrency_limit
        lane = self._lanes.get(key)
        if lane is None:
            lane = self._lanes[key] = Lane(limit)
        if isinstance(limit, int) and options.concurrency_limit != "default":
            lane.narrow(limit)
        return lane

    def is_full(self, job: Job) -> bool:
        """Whether the line of `job` takes no further one."""
        return self._max_waiting is not None and len(self.lane(job).waiting) >= self._max_waiting

    def enter(self, job: Job) -> None:
        """Let a job wait, and run it as soon as there is a place."""
        lane = self.lane(job)
        job.position = len(lane.waiting)
        lane.waiting.append(job)
        self._advance(lane)

    def leave(self, job: Job, duration_s: float | None = None) -> None:
        """Free the place of a job that ran."""
        lane = self.lane(job)
        lane.running = [batch for batch in lane.running if job not in batch]
        if duration_s is not None:
            lane.learn(duration_s)
        self._advance(lane)

    def withdraw(self, job: Job) -> None:
        """Take a job that waits out of its line."""
        lane = self.lane(job)
        if job in lane.waiting:
            lane.waiting.remove(job)
            self._tell_soon(lane)

    def _advance(self, lane: Lane) -> None:
        has_moved = False
        while lane.waiting and (lane.has_place or self._has_place_soon(lane)) and not self.is_paused:
            batch = self._next_batch(lane)
            lane.running.append(batch)
            has_moved = True
            self._start(batch)
        if has_moved:
            self._tell_soon(lane)

    def _has_place_soon(self, lane: Lane) -> bool:
        """Whether the next job can go to the strand, which keeps to the limit, as long as nothing else runs in this line."""
        first = lane.waiting[0]
        return self._is_plain(first) and lane.has_place_soon(first) and all(self._is_plain(b[0]) for b in lane.running)

    def _next_batch(self, lane: Lane) -> list[Job]:
        first = lane.waiting.popleft()
        options = first.binding.options
        if not options.batch:
            return [first]
        others = [job for job in lane.waiting if job.binding is first.binding][: options.max_batch_size - 1]
        for job in others:
            lane.waiting.remove(job)
        return [first, *others]

    def _tell_soon(self, lane: Lane) -> None:
        if lane.waiting and not lane.is_telling:
            lane.is_telling = True
            self._later(TELL_AFTER_S, lambda: self._tell(lane))

    def _tell(self, lane: Lane) -> None:
        lane.is_telling = False
        for position, job in enumerate(lane.waiting):
            if job.position != position:
                job.position = position
                self._tell_position(job, lane)
