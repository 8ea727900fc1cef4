"""`Feed`: an append-only log of numbered notices that any number of readers follow at their own pace.

A job has one, and a session has one. Readers say the last number they have; they get what follows, or learn that it is gone
(`read` returns `None`) and take a snapshot in its place. A notice is encoded once, however many read it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

import msgspec

from hiroba.wire.ids import ScreenId
from hiroba.wire.notices import Notice

__all__ = ["Entry", "Feed"]

_encoder = msgspec.json.Encoder()


class Entry:
    """A notice in a feed; it may stand in several.

    Attributes:
        notice: What it says.
        outputs: Where it changed the outputs of a job: the value of each, as programs get it. A large one may
            be a recipe that is followed when a program asks (`engine/whole.py`).
        screen: The only screen that is told; `None` for all of them.
    """

    __slots__ = ("_encoded", "notice", "outputs", "screen")

    def __init__(self, notice: Notice, outputs: list[Any] | None = None, screen: ScreenId | None = None) -> None:
        self.notice = notice
        self.screen = screen
        self.outputs = outputs
        self._encoded: bytes | None = None

    @property
    def encoded(self) -> bytes:
        """The notice as JSON."""
        if self._encoded is None:
            self._encoded = _encoder.encode(self.notice)
        return self._encoded


class Feed:
    """A log of notices. Used from one thread: that of the engine's event loop.

    Args:
        keep: Most entries that stay; older ones are forgotten.

    Attributes:
        number: Number of the last entry, 0 before the first one.
        is_closed: Whether nothing will follow.
    """

    __slots__ = ("_entries", "_listeners", "is_closed", "number")

    def __init__(self, keep: int | None = None) -> None:
        self.number = 0
        self.is_closed = False
        self._entries: deque[Entry] = deque(maxlen=keep)
        self._listeners: list[Callable[[], None]] = []

    def append(self, entry: Entry) -> int:
        """Add an entry, wake the readers, and return its number."""
        self.number += 1
        self._entries.append(entry)
        self._wake()
        return self.number

    def read(self, after: int) -> list[tuple[int, Entry]] | None:
        """Return the entries that follow number `after`; `None` if some of them are forgotten or never were."""
        missing = self.number - after
        if missing < 0 or missing > len(self._entries):
            return None
        if missing == 0:
            return []
        start = len(self._entries) - missing
        return [(after + 1 + i, self._entries[start + i]) for i in range(missing)]

    def close(self) -> None:
        """Say that nothing will follow."""
        self.is_closed = True
        self._wake()

    def listen(self, wake: Callable[[], None]) -> Callable[[], None]:
        """Call `wake` after each change. Returns a function that ends it."""
        self._listeners.append(wake)
        return lambda: self._listeners.remove(wake) if wake in self._listeners else None

    def _wake(self) -> None:
        for wake in tuple(self._listeners):
            wake()
