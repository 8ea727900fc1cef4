"""`Feed`: an append-only log of numbered notices that any number of readers follow at their own pace.

A job has one, and a session has one. Readers say the last number they have; they get what follows, or learn that it is gone
(`read` returns `None`) and take a snapshot in its place. A notice is encoded once, however many read it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from hiroba.wire.ids import ScreenId
from hiroba.wire.letters import encode
from hiroba.wire.notices import (
    AnsweredNotice,
    ChangedNotice,
    FinishedNotice,
    Notice,
    PerformNotice,
    RegionNotice,
    ToastNotice,
    UpdatedNotice,
)
from hiroba.wire.pieces import in_pieces, is_large, weight

__all__ = ["Entry", "Feed"]

COUNTED = 8 * 1024 * 1024
"""How far the size of an entry is counted; no feed keeps more."""

ROW_BYTES = 900
"""About what Python takes for an entry and its notice, whatever they hold."""

KEPT_EVENTS = 256
"""How many messages, answers and ends of runs are kept longer than what they stood among."""

_OF_ANY_SIZE = (AnsweredNotice, ChangedNotice, RegionNotice, UpdatedNotice)


class Entry:
    """A notice in a feed; it may stand in several.

    Attributes:
        notice: What it says.
        outputs: Where it changed the outputs of a job: the value of each, as programs get it. A large one may
            be a recipe that is followed when a program asks (`engine/whole.py`).
        screen: The only screen that is told; `None` for all of them.
    """

    __slots__ = ("_encoded", "_is_large", "_size", "notice", "outputs", "screen")

    def __init__(self, notice: Notice, outputs: list[Any] | None = None, screen: ScreenId | None = None) -> None:
        self.notice = notice
        self.screen = screen
        self.outputs = outputs
        self._encoded: bytes | None = None
        self._is_large: bool | None = None
        self._size: int | None = None

    @property
    def is_event(self) -> bool:
        """Whether it tells what happened rather than how things stand, so that nothing later makes it needless."""
        return isinstance(self.notice, (ToastNotice, FinishedNotice, PerformNotice, AnsweredNotice))

    @property
    def is_large(self) -> bool:
        """Whether its JSON is not kept, but made in pieces for each reader, from values that the session keeps anyway."""
        if self._is_large is None:
            self._is_large = isinstance(self.notice, _OF_ANY_SIZE) and is_large(self.notice)
        return self._is_large

    @property
    def size(self) -> int:
        """How much it takes, in bytes: about twice what is sent, since notice and text are both kept, and as much again for programs."""
        if self._size is None:
            length = weight(self.notice, COUNTED) if self.is_large else len(self.encoded)
            self._size = ROW_BYTES + length * (2 if self.outputs is None else 3)
        return self._size

    @property
    def encoded(self) -> bytes:
        """The notice as JSON, of one that is not large."""
        if self._encoded is None:
            self._encoded = encode(self.notice)
        return self._encoded

    def pieces(self) -> Iterator[bytes]:
        """Yield the notice as JSON, piece by piece."""
        if self.is_large:
            yield from in_pieces(self.notice)
        else:
            yield self.encoded


class Feed:
    """A log of notices. Used from one thread: that of the engine's event loop.

    Args:
        keep: Most entries that stay; older ones are forgotten.
        max_bytes: Most that they take together, encoded; the newest one stays in any case.
        uncounted: So many entries are not counted if they are not large, which spares encoding them for feeds that stay short.

    Attributes:
        number: Number of the last entry, 0 before the first one.
        is_closed: Whether nothing will follow.
    """

    __slots__ = ("_bytes", "_entries", "_events", "_listeners", "_max_bytes", "_uncounted", "is_closed", "number")

    def __init__(self, keep: int | None = None, max_bytes: int | None = None, uncounted: int = 0) -> None:
        self._max_bytes = max_bytes
        self._uncounted = uncounted
        self._bytes: int | None = None
        self._events: deque[tuple[int, Entry]] | None = None
        self.number = 0
        self.is_closed = False
        self._entries: deque[Entry] = deque(maxlen=keep)
        self._listeners: list[Callable[[], None]] = []

    def append(self, entry: Entry) -> int:
        """Add an entry, wake the readers, and return its number."""
        if self._max_bytes is not None:
            self._make_room(entry, self._max_bytes)
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

    def next(self, after: int) -> tuple[int, Entry] | None:
        """Return the first entry of those that follow number `after` and are kept; `None` if there is none."""
        number = max(after + 1, self.first)
        return (number, self._entries[number - self.first]) if number <= self.number else None

    def events(self, after: int, until: int | None = None) -> list[Entry]:
        """Return what no snapshot tells, messages, answers and ends of runs, of the entries after one number and up to another."""
        until = self.number if until is None else until
        kept = [(self.first + i, entry) for i, entry in enumerate(self._entries)]
        return [entry for n, entry in [*(self._events or ()), *kept] if after < n <= until and entry.is_event]

    @property
    def first(self) -> int:
        """Number of the oldest entry that is kept; that of the next one if there is none."""
        return self.number - len(self._entries) + 1

    def close(self) -> None:
        """Say that nothing will follow."""
        self.is_closed = True
        self._wake()

    def listen(self, wake: Callable[[], None]) -> Callable[[], None]:
        """Call `wake` after each change. Returns a function that ends it."""
        self._listeners.append(wake)
        return lambda: self._listeners.remove(wake) if wake in self._listeners else None

    def _make_room(self, entry: Entry, max_bytes: int) -> None:
        if self._bytes is None and len(self._entries) < self._uncounted and not entry.is_large:
            return
        if len(self._entries) == self._entries.maxlen:
            self._drop_first()
        if self._bytes is None:
            self._bytes = sum(kept.size for kept in self._entries)
        self._bytes += entry.size
        while self._entries and self._bytes > max_bytes:
            self._drop_first()

    def _drop_first(self) -> None:
        number, entry = self.first, self._entries.popleft()
        if entry.is_event:
            self._events = self._events or deque(maxlen=KEPT_EVENTS)
            self._events.append((number, entry))
        size = entry.size
        if self._bytes is not None:
            self._bytes -= size

    def _wake(self) -> None:
        for wake in tuple(self._listeners):
            wake()
