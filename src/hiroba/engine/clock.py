"""`Clock`: time, and calls that are due later; tests have one that they turn by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

__all__ = ["Clock", "LoopClock", "Timeout"]


class Timeout(Protocol):
    """A call that is due later."""

    def cancel(self) -> None:
        """Do not make it."""


class Clock(Protocol):
    """What the engine knows of time."""

    def now(self) -> float:
        """Return seconds since some moment, never going back."""

    def call_later(self, delay_s: float, call: Callable[[], None]) -> Timeout:
        """Make `call` on the engine's loop after `delay_s` seconds."""


class LoopClock:
    """The clock of an event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def now(self) -> float:
        """Return the loop's time."""
        return self._loop.time()

    def call_later(self, delay_s: float, call: Callable[[], None]) -> Timeout:
        """Make `call` after `delay_s` seconds."""
        return self._loop.call_later(delay_s, call)
