"""Counts among the arguments of components: of lines, letters, choices."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from hiroba.errors import ArgumentError

__all__ = ["as_count", "as_lines"]


def as_count(name: str, value: Any, hint: str = "", least: int = 1) -> int | None:
    """Return the argument `name`, a number of at least `least`, or `None` for `None`. Existing programs write it as a text, too (`"5"`).

    Args:
        name: The argument, for the error.
        value: What was given.
        hint: What to write otherwise, for the error.
        least: The smallest number that works.

    Raises:
        ArgumentError: It is no number, or less than `least`.
    """
    if value is None:
        return None
    count = value
    if isinstance(value, str):
        with suppress(ValueError):
            count = float(value)
    if isinstance(count, str) or not hasattr(count, "__int__") or not count >= least:
        raise ArgumentError(f"`{name}` must be at least {least}{hint}, got {value!r}.")
    return int(count)


def as_lines(name: str, value: Any, default: int | None = None) -> int | None:
    """Return how many lines a field shows: for `None` the default, and one for 0, as existing programs expect.

    Raises:
        ArgumentError: It is no number, or negative.
    """
    return as_count(name, 1 if value == 0 else default if value is None else value)
