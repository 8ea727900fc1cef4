"""`CallRate`: how many calls an address, and a session, may make in a while."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hiroba.errors import TooManyCallsError

__all__ = ["TOO_OFTEN", "CallRate"]

TOO_OFTEN = "Too many calls came in a short time. Try again in a moment."
MAX_KEPT = 20_000
SPAN_S = 60.0


@dataclass
class _Bucket:
    """What is left of an allowance, and when that was."""

    left: float
    at_s: float


class CallRate:
    """Counts calls. An allowance of a minute may be used at once, and grows back evenly.

    Args:
        clock: Tells seconds.
        by_address: Most calls a minute from one address; `None` for no limit.
        by_session: Most calls a minute of one session; `None` for no limit.
    """

    def __init__(
        self, clock: Callable[[], float], by_address: int | None = None, by_session: int | None = None
    ) -> None:
        self._clock = clock
        self._limits = {"address": by_address, "session": by_session}
        self._buckets: dict[tuple[str, str], _Bucket] = {}

    def take(self, address: str, session: str) -> None:
        """Count a call.

        Raises:
            TooManyCallsError: There were too many; this one is not counted.
        """
        names = {"address": address, "session": session}
        full = {(kind, names[kind]): float(limit) for kind, limit in self._limits.items() if limit is not None}
        if not full:
            return
        now_s = self._clock()
        buckets = {key: self._now(key, limit, now_s) for key, limit in full.items()}
        for key, bucket in buckets.items():
            if bucket.left < 1:
                raise TooManyCallsError(TOO_OFTEN, (1 - bucket.left) * SPAN_S / full[key])
        for key, bucket in buckets.items():
            bucket.left -= 1
            self._buckets[key] = bucket
        if len(self._buckets) > MAX_KEPT:
            self._forget(now_s)

    def _now(self, key: tuple[str, str], limit: float, now_s: float) -> _Bucket:
        before = self._buckets.get(key) or _Bucket(limit, now_s)
        grown = max(0.0, now_s - before.at_s) * limit / SPAN_S
        return _Bucket(min(limit, before.left + grown), now_s)

    def _forget(self, now_s: float) -> None:
        """Drop those who are whole again, and if that does not suffice, those who called longest ago."""
        kept = sorted((b.at_s, key) for key, b in self._buckets.items() if now_s - b.at_s < SPAN_S)
        self._buckets = {key: self._buckets[key] for _, key in kept[-MAX_KEPT // 2 :]}
