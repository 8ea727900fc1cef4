"""`Progress`: how far a function is, shown on its outputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from typing import Any, TypeVar, overload

from hiroba.sessions.current_run import current_reporter
from hiroba.wire.notices import ProgressUnit

__all__ = ["Progress"]

T = TypeVar("T")


class Progress:
    """Tells the visitor how far a function is: give it as the default of a parameter.

    `def train(data, progress=gr.Progress()): progress(0.5, desc="Halfway")`. Calls outside a run do nothing.

    Args:
        track_tqdm: Whether bars of `tqdm` inside the function are shown too.
    """

    def __init__(self, track_tqdm: bool = False) -> None:
        self.track_tqdm = track_tqdm
        self._levels: list[_Level] = []

    def __call__(
        self,
        progress: float | tuple[float, float | None] | None,
        desc: str | None = None,
        total: float | None = None,
        unit: str = "steps",
        _tqdm: Any = None,
    ) -> float | tuple[float, float | None] | None:
        """Show how far the function is.

        Args:
            progress: Share from 0 to 1, or (steps done, all steps); `None` hides the bar.
            desc: What it does.
            total: All steps, where `progress` is the number of steps done.
            unit: Name of a step.
        """
        units = [level.to_unit() for level in self._levels]
        if isinstance(progress, tuple):
            units.append(ProgressUnit(index=progress[0], length=progress[1], unit=unit, desc=desc))
        elif progress is not None and total is not None:
            units.append(ProgressUnit(index=progress, length=total, unit=unit, desc=desc))
        elif progress is not None:
            units.append(ProgressUnit(progress=float(progress), unit=unit, desc=desc))
        _report(units)
        return progress

    @overload
    def tqdm(
        self,
        iterable: None,
        desc: str | None = None,
        total: float | None = None,
        unit: str = "steps",
        _tqdm: Any = None,
    ) -> Progress: ...

    @overload
    def tqdm(
        self,
        iterable: Iterable[T],
        desc: str | None = None,
        total: float | None = None,
        unit: str = "steps",
        _tqdm: Any = None,
    ) -> Iterator[T]: ...

    def tqdm(
        self,
        iterable: Iterable[T] | None,
        desc: str | None = None,
        total: float | None = None,
        unit: str = "steps",
        _tqdm: Any = None,
    ) -> Iterator[T] | Progress:
        """Return the items of `iterable`, and show how many are done.

        Args:
            iterable: What to go through. `None` for steps that `update` of the result counts.
            desc: What is done with the items.
            total: How many there are, where `len` does not tell.
            unit: Name of an item.
        """
        length = total if total is not None else (len(iterable) if isinstance(iterable, Sized) else None)
        level = _Level(length, desc, unit)
        if iterable is not None:
            return self._through(iterable, level)
        self._levels.append(level)
        self._show()
        return self

    def _through(self, items: Iterable[T], level: _Level) -> Iterator[T]:
        self._levels.append(level)
        try:
            self._show()
            for item in items:
                yield item
                level.index += 1
                self._show()
        finally:
            if level in self._levels:
                self._levels.remove(level)

    def update(self, n: float = 1) -> None:
        """Count `n` further steps of the innermost loop."""
        if self._levels:
            self._levels[-1].index += n
            self._show()

    def close(self, _tqdm: Any = None) -> None:
        """Leave the innermost loop, for one that ended early."""
        if self._levels:
            self._levels.pop()
            self._show()

    def _show(self) -> None:
        _report([level.to_unit() for level in self._levels])


class _Level:
    def __init__(self, length: float | None, desc: str | None, unit: str) -> None:
        self.index: float = 0
        self.length = length
        self.desc = desc
        self.unit = unit

    def to_unit(self) -> ProgressUnit:
        return ProgressUnit(index=self.index, length=self.length, unit=self.unit, desc=self.desc)


def _report(units: list[ProgressUnit]) -> None:
    reporter = current_reporter.get()
    if reporter is not None:
        reporter.progress(units)
