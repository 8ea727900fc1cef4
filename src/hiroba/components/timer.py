"""Timer: fires again and again while a page is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hiroba.components import events
from hiroba.components.component import Component
from hiroba.components.numeric import check_range
from hiroba.errors import ArgumentError

__all__ = ["Timer"]

SHORTEST_S = 0.1
"""What 0 means: as often as a page can follow."""


class Timer(Component):
    """Fires `tick` at an interval while a visitor has the page open. The server keeps the time, once a session.

    Args:
        value: Seconds between two ticks.
        active: Whether it runs.
        render: Whether it is part of the app that is being built.
    """

    change = events.CHANGE
    tick = events.TICK

    def __init__(self, value: float | Callable[..., Any] = 1, *, active: bool = True, render: bool = True) -> None:
        if not callable(value):
            value = _seconds(value)
        self.active = active
        super().__init__(value, render=render)

    def preprocess(self, payload: Any) -> float | None:
        """Return the seconds between two ticks.

        Raises:
            PayloadError: It is no number.
        """
        return None if payload is None else check_range(payload, 0, None)

    def postprocess(self, value: Any) -> float | None:
        """Return the seconds between two ticks."""
        return None if value is None else float(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a number."""
        return {"type": "number"}

    def example_payload(self) -> float:
        """Return a second."""
        return 1

    def example_value(self) -> float:
        """Return a second."""
        return 1

    def props(self) -> dict[str, Any]:
        """Return whether it runs."""
        return {"active": self.active}


def _seconds(value: Any) -> float:
    try:
        seconds = float(value)
    except (TypeError, ValueError):
        seconds = -1
    if not seconds >= 0:
        raise ArgumentError(f"`value` is the seconds between two ticks and must be positive, got {value!r}.")
    return seconds or SHORTEST_S
