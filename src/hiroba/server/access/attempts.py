"""`Attempts`: slows down those who guess passwords, by the name that they guess for and by the address that they guess from."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Attempts"]

FREE_BY_NAME = 5
FREE_BY_ADDRESS = 20
"""Wrong attempts without a delay. Many people may share an address."""
LONGEST_DELAY_S = 300.0
FORGET_S = 900.0
MAX_KEPT = 20_000


@dataclass
class _Count:
    failures: int = 0
    last_s: float = 0.0


class Attempts:
    """Counts wrong passwords. After a few, each must wait twice as long as the one before, until a right one or a long silence.

    Args:
        clock: Tells seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._counts: dict[str, _Count] = {}

    def begin(self, name: str, address: str) -> float:
        """Take note of an attempt, which counts as wrong until `succeed` says otherwise.

        Returns:
            The seconds that must pass before it is made; 0 if it may be made now.
        """
        now_s = self._clock()
        keys = self._keys(name, address)
        wait_s = max(self._wait_s(key, free, now_s) for key, free in keys)
        if wait_s > 0:
            return wait_s
        for key, _ in keys:
            count = self._counts.setdefault(key, _Count())
            count.failures, count.last_s = count.failures + 1, now_s
        if len(self._counts) > MAX_KEPT:
            self._forget(now_s)
        return 0.0

    def succeed(self, name: str, address: str) -> None:
        """The attempt was right: the name is free of its count, the address of this one attempt."""
        (by_name, _), (by_address, _) = self._keys(name, address)
        self._counts.pop(by_name, None)
        count = self._counts.get(by_address)
        if count is not None:
            count.failures -= 1

    def _keys(self, name: str, address: str) -> tuple[tuple[str, int], tuple[str, int]]:
        return (f"name {name.casefold()[:200]}", FREE_BY_NAME), (f"address {address}", FREE_BY_ADDRESS)

    def _wait_s(self, key: str, free: int, now_s: float) -> float:
        count = self._counts.get(key)
        if count is None or count.failures < free:
            return 0.0
        if now_s - count.last_s > FORGET_S:
            del self._counts[key]
            return 0.0
        delay_s = min(LONGEST_DELAY_S, 2.0 ** min(count.failures - free, 10))
        return max(0.0, count.last_s + delay_s - now_s)

    def _forget(self, now_s: float) -> None:
        self._counts = {key: count for key, count in self._counts.items() if now_s - count.last_s <= FORGET_S}
        for key in list(self._counts)[: max(0, len(self._counts) - MAX_KEPT)]:
            del self._counts[key]
