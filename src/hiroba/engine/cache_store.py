"""`CacheStore`: results by keys, as many as a limit allows; what was used longest ago goes first."""

from __future__ import annotations

import sys
import threading
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakSet

from hiroba.files.context import current_owner

__all__ = ["CacheStore", "forget_session"]

DEEPEST = 20


@dataclass(frozen=True)
class _Entry:
    value: Any
    size: int
    key: Any


class CacheStore:
    """Keeps values. Safe from any thread.

    Args:
        max_size: Most values; 0 or less sets no limit.
        max_bytes: What all values together may take, as far as their sizes can be told; `None` sets no limit. The newest value is kept
            even where it is larger alone.
        per_session: Whether each session has keys of its own. Its values go with it.
    """

    def __init__(self, max_size: int, max_bytes: int | None, per_session: bool) -> None:
        self._max_size = max_size
        self._max_bytes = max_bytes
        self._per_session = per_session
        self._entries: OrderedDict[tuple[str | None, Hashable], _Entry] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()
        if per_session:
            _of_sessions.add(self)

    def get(self, key: Hashable, default: Any = None) -> Any:
        """Return the value of a key."""
        place = (self._owner(), key)
        with self._lock:
            entry = self._entries.get(place)
            if entry is None:
                return default
            self._entries.move_to_end(place)
            return entry.value

    def put(self, key: Hashable, value: Any, raw_key: Any = None) -> None:
        """Keep a value, and let go of others where there are too many.

        Args:
            key: Its key.
            value: The value.
            raw_key: What `keys` returns for it.
        """
        place = (self._owner(), key)
        entry = _Entry(value, size_of(value) if self._max_bytes is not None else 0, raw_key)
        with self._lock:
            self._remove(place)
            self._entries[place] = entry
            self._bytes += entry.size
            while self._is_over():
                self._remove(next(iter(self._entries)))

    def keys(self) -> list[Any]:
        """Return the keys as they were given, those of this session alone where sessions have their own."""
        owner = self._owner()
        with self._lock:
            return [entry.key for (session, _), entry in self._entries.items() if session == owner]

    def clear(self) -> None:
        """Let go of everything, of all sessions."""
        with self._lock:
            self._entries.clear()
            self._bytes = 0

    def forget(self, session: str) -> None:
        """Let go of what belongs to a session."""
        with self._lock:
            for place in [place for place in self._entries if place[0] == session]:
                self._remove(place)

    def __len__(self) -> int:
        return len(self._entries)

    def _owner(self) -> str | None:
        return current_owner() if self._per_session else None

    def _is_over(self) -> bool:
        is_too_many = 0 < self._max_size < len(self._entries)
        return is_too_many or (self._max_bytes is not None and self._bytes > self._max_bytes and len(self._entries) > 1)

    def _remove(self, place: tuple[str | None, Hashable]) -> None:
        entry = self._entries.pop(place, None)
        if entry is not None:
            self._bytes -= entry.size


_of_sessions: WeakSet[CacheStore] = WeakSet()


def forget_session(session: str) -> None:
    """Let all caches of this process go of what belongs to a session that has ended."""
    for store in list(_of_sessions):
        store.forget(session)


def size_of(value: Any, depth: int = 0) -> int:
    """Return about how many bytes a value takes: arrays, pictures and tables with their content, other objects without."""
    if isinstance(value, Mapping) and depth < DEEPEST:
        return sum(size_of(item, depth + 1) for item in value.values())
    if isinstance(value, (list, tuple, set, frozenset)) and depth < DEEPEST:
        return sum(size_of(item, depth + 1) for item in value)
    if callable(getattr(value, "memory_usage", None)):
        usage = value.memory_usage(deep=True)
        return int(usage.sum() if hasattr(usage, "sum") else usage)
    if isinstance(getattr(value, "nbytes", None), int):
        return int(value.nbytes)
    if callable(getattr(value, "getbands", None)):
        return int(value.size[0] * value.size[1] * len(value.getbands()))
    return sys.getsizeof(value)
