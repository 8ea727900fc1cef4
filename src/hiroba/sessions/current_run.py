"""The run that is going on in this thread, for what authors call without naming it: `Info`, `Progress`."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, Literal, Protocol

from hiroba.sessions.visit import Request
from hiroba.wire.notices import CacheUse, ProgressUnit

__all__ = ["Reporter", "current_reporter"]

Level = Literal["info", "warning", "success", "error"]


class Reporter(Protocol):
    """Tells the visitor something while a function runs.

    Attributes:
        function: What runs.
    """

    function: Callable[..., Any]

    @property
    def request(self) -> Request | None:
        """The request with which the run began; `None` in another process."""

    def toast(self, level: Level, message: str, title: str, duration_s: float | None) -> None:
        """Show a short message."""

    def progress(self, units: list[ProgressUnit]) -> None:
        """Show how far the function is."""

    def cached(self, use: CacheUse) -> None:
        """A result was kept from before."""


current_reporter: ContextVar[Reporter | None] = ContextVar("current_reporter", default=None)
