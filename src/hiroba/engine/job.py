"""`Job`: one run of a function, as a record with a log that anyone may read at any time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from hiroba.components.node import Node
from hiroba.engine.clock import Timeout
from hiroba.graph.binding import Binding
from hiroba.sessions.feed import Entry, Feed
from hiroba.sessions.session import Session
from hiroba.sessions.visit import Visit
from hiroba.wire.ids import JobId, NodeId, ScreenId
from hiroba.wire.notices import CacheUse, Outcome, ProgressUnit

__all__ = ["KEPT_BYTES", "Job", "Phase"]

KEPT_BYTES = 384 * 1024
"""How much of its log is kept. A program that is further behind gets the newest values next."""

Phase = Literal["waiting", "running", "finished"]


@dataclass(eq=False)
class Job:
    """One run of a function. The log says all that happened; the other fields are its present state.

    Attributes:
        payloads: Values of the inputs when it was accepted, as on the wire.
        states: Values of `State` inputs, by node.
        data: What the event told.
        screen: The page that began it, if one did.
        log: Queued, started, progress, updated, finished; of a long one the end.
        heavy: Those entries of its log that hold long texts for programs.
        outputs: The newest value of each output, as programs get it.
        values: The newest value of each output, as on the wire.
        limit: What ends it when its time is up, if there is a limit.
        used_cache: Whether its result, or a part of it, was kept from before.
        is_shared: Whether its notices go to the session's screens too.
    """

    id: JobId
    binding: Binding
    session: Session
    visit: Visit
    payloads: list[Any]
    trigger: Node | None = None
    data: Any = None
    screen: ScreenId | None = None
    is_shared: bool = True
    created_s: float = 0.0
    started_s: float | None = None
    finished_s: float | None = None
    phase: Phase = "waiting"
    outcome: Outcome | None = None
    log: Feed = field(default_factory=lambda: Feed(max_bytes=KEPT_BYTES, uncounted=4))
    heavy: list[Entry] = field(default_factory=list)
    outputs: list[Any] | None = None
    values: dict[NodeId, Any] = field(default_factory=dict)
    units: list[ProgressUnit] = field(default_factory=list)
    position: int = 0
    has_yielded: bool = False
    limit: Timeout | None = None
    used_cache: CacheUse | None = None

    def note(self, entry: Entry) -> int:
        """Add an entry to the log, and return its number."""
        if entry.outputs is not None:
            self.outputs = entry.outputs
        return self.log.append(entry)

    @property
    def is_finished(self) -> bool:
        """Whether it has come to its end."""
        return self.phase == "finished"
