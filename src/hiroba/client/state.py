"""`JobState`: what an app tells of a job."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

__all__ = ["JobState", "Status"]

Status = Literal["waiting", "running", "done", "failed", "cancelled", "interrupted"]


class JobState(msgspec.Struct, frozen=True):
    """The state of a job when it was asked for."""

    id: str
    endpoint: str
    status: Status
    position: int | None = None
    """How many jobs wait before it; `None` once it runs."""
    progress: list[dict[str, Any]] = []
    """Levels of its progress bar, the outermost first, each with `index`, `length`, `unit`, `desc` or `progress` (0 to 1)."""
    duration_s: float | None = None
    """How long the function took."""
    result: Any = None
    """The newest result, `None` before there is one."""
    error: str | None = None
    """What went wrong."""

    @property
    def is_finished(self) -> bool:
        """Whether it has come to its end."""
        return self.status not in ("waiting", "running")
