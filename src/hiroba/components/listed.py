"""Arguments that are lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hiroba.errors import ArgumentError

__all__ = ["listed"]


def listed(name: str, value: Any, of: str) -> list[Any]:
    """Return the argument `name` as a list.

    Args:
        name: The argument, for the error.
        value: What was given.
        of: What it holds, for the error: "texts".

    Raises:
        ArgumentError: It is one thing, or a text, whose letters nobody means.
    """
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        return list(value)
    raise ArgumentError(f"`{name}` must be a list of {of}, got {value!r}.")
