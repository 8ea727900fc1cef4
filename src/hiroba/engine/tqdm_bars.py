"""Bars of `tqdm` inside of an author's function, shown to the visitor as well.

`tqdm` has no hook for this, so its class is extended once, when the first function asks for it. Bars outside of such functions, and in other
threads, stay as they were.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

from hiroba.engine.progress import Progress
from hiroba.errors import MissingPackageError

__all__ = ["show_tqdm"]

_shown_on: ContextVar[Progress | None] = ContextVar("shown_on", default=None)
_MARK = "_hiroba_shows"


def show_tqdm(progress: Progress) -> None:
    """Show the bars of `tqdm` in the present context on `progress`.

    Raises:
        MissingPackageError: `tqdm` is not installed.
    """
    try:
        from tqdm.std import tqdm
    except ImportError as error:
        raise MissingPackageError("tqdm", "for `Progress(track_tqdm=True)`") from error
    _shown_on.set(progress)
    if not hasattr(tqdm, _MARK):
        _extend(tqdm)


def _extend(tqdm: Any) -> None:
    iterate, update = tqdm.__iter__, tqdm.update

    def iterate_and_show(bar: Any) -> Iterator[Any]:
        _show(bar, 0)
        for count, item in enumerate(iterate(bar), 1):
            yield item
            _show(bar, count)

    def update_and_show(bar: Any, n: float | None = 1) -> Any:
        result = update(bar, n)
        _show(bar, bar.n)
        return result

    tqdm.__iter__, tqdm.update = iterate_and_show, update_and_show
    setattr(tqdm, _MARK, True)


def _show(bar: Any, count: float) -> None:
    progress = _shown_on.get()
    if progress is not None:
        progress(count, desc=bar.desc.removesuffix(": ") or None, total=bar.total or 0, unit=bar.unit)
