"""Shares of width, and the looks that rows and columns have in common."""

from __future__ import annotations

from typing import Any, Literal, get_args

from hiroba.errors import ArgumentError

__all__ = ["Variant", "check_share", "check_variant"]

Variant = Literal["default", "panel", "compact"]
"""`"panel"` stands on a ground of its own, `"compact"` leaves no gaps between its children."""


def check_variant(value: Any) -> Variant:
    """Return `value` if it is a `Variant`; `None` is the default.

    Raises:
        ArgumentError: It is not.
    """
    value = "default" if value is None else value
    if value not in get_args(Variant):
        raise ArgumentError(f"`variant` must be one of {', '.join(map(repr, get_args(Variant)))}, got {value!r}.")
    known: Variant = value
    return known


def check_share(name: str, value: int | None) -> int | None:
    """Return `value` if it is `None`, zero or a positive number.

    Raises:
        ArgumentError: It is not.
    """
    if value is not None and (isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0):
        raise ArgumentError(f"`{name}` must be 0 or a positive number, got {value!r}.")
    return value
