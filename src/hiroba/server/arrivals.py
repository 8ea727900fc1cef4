"""`Arrivals`: who has fetched the page and not shown it yet, to tell a reload from a close.

A browser fetches the page again before it leaves the old one, so a page that is left while its visitor has just fetched the same page is reloaded, in all
likelihood, and its session waits for a moment. Any other page that is left is closed, and its session ends at once. A visitor who opens a second tab in
the very moment in which the first one is closed lets that one wait too, which costs no more than the wait.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hiroba.engine.clock import Clock
from hiroba.server.visitor import visitor_of

__all__ = ["Arrivals"]

EXPECTED_S = 30.0
"""How long after the page was fetched its visitor may still be on the way."""

MAX_EXPECTED = 10_000


class Arrivals:
    """The pages that were fetched a moment ago.

    Args:
        clock: Tells the time.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._fetched: dict[tuple[str, str], float] = {}

    def expect(self, scope: Mapping[str, Any], page: str) -> None:
        """Note that the sender of a request is given a page."""
        now_s = self._clock.now()
        if len(self._fetched) >= MAX_EXPECTED:
            self._fetched = {key: at for key, at in self._fetched.items() if now_s - at < EXPECTED_S}
        if len(self._fetched) < MAX_EXPECTED:
            self._fetched[visitor_of(scope), page] = now_s

    def has_arrived(self, scope: Mapping[str, Any], page: str) -> None:
        """Note that the sender of a request shows the page."""
        self._fetched.pop((visitor_of(scope), page), None)

    def is_expected(self, scope: Mapping[str, Any], page: str) -> bool:
        """Tell whether the sender of a request may be about to show the page again."""
        fetched_s = self._fetched.get((visitor_of(scope), page))
        return fetched_s is not None and self._clock.now() - fetched_s < EXPECTED_S
