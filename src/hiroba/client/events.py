"""Server-sent events as they come, and the results that they make.

Source: HTML Living Standard, section "Server-sent events".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec

from hiroba.wire.patches import apply_patches

__all__ = ["Event", "EventParser", "Results"]


@dataclass(frozen=True)
class Event:
    """One event.

    Attributes:
        number: Its number in the log of the job.
        name: What happened.
        data: What is told of it.
    """

    number: int
    name: str
    data: dict[str, Any]


@dataclass
class EventParser:
    """Turns lines into events."""

    _fields: dict[str, str] = field(default_factory=dict)

    def take(self, line: str) -> Event | None:
        """Take a line without its end; return the event that it completes, if it does."""
        if line:
            name, _, value = line.partition(":")
            self._fields[name] = value.removeprefix(" ")
            return None
        fields, self._fields = self._fields, {}
        if "data" not in fields:
            return None
        return Event(int(fields.get("id") or 0), fields.get("event", "message"), msgspec.json.decode(fields["data"]))


class Results:
    """The newest result of a job, from whole ones and differences."""

    def __init__(self) -> None:
        self.newest: Any = None

    def take(self, event: Event) -> bool:
        """Take an event, and tell whether it brought a result."""
        if event.name == "result":
            self.newest = event.data["result"]
        elif event.name == "difference":
            self.newest = apply_patches(self.newest, event.data["patches"])
        return event.name in ("result", "difference")
