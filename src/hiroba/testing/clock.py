"""A clock that is turned by hand."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable

from hiroba.engine.clock import Timeout

__all__ = ["ManualClock"]


class ManualClock:
    """Time that stands still until `advance` is called."""

    def __init__(self) -> None:
        self._now = 0.0
        self._due: list[tuple[float, int, _Timeout]] = []
        self._order = itertools.count()

    def now(self) -> float:
        """Return the seconds since the clock was made."""
        return self._now

    def call_later(self, delay_s: float, call: Callable[[], None]) -> Timeout:
        """Make `call` once the clock has been turned on by `delay_s`."""
        timeout = _Timeout(call)
        heapq.heappush(self._due, (self._now + delay_s, next(self._order), timeout))
        return timeout

    def advance(self, seconds: float, settle: Callable[[], None]) -> None:
        """Turn the clock on, and make the calls that are due, each at its moment.

        Args:
            seconds: How far.
            settle: Called after each of them, to finish what it began.
        """
        end = self._now + seconds
        while self._due and self._due[0][0] <= end:
            self._now, _, timeout = heapq.heappop(self._due)
            if not timeout.is_cancelled:
                timeout.call()
                settle()
        self._now = end


class _Timeout:
    def __init__(self, call: Callable[[], None]) -> None:
        self.call = call
        self.is_cancelled = False

    def cancel(self) -> None:
        self.is_cancelled = True
