"""`Finding`: what a check found, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Finding"]


@dataclass(frozen=True)
class Finding:
    """What a check found.

    Attributes:
        level: `"good"`; `"note"` for what may matter; `"fault"` for what keeps apps from working.
        text: What there is.
        advice: What to do about it, empty where nothing is to be done.
    """

    level: Literal["good", "note", "fault"]
    text: str
    advice: str = ""
