"""Shares of width, and the looks that rows and columns have in common."""

from __future__ import annotations

from typing import Any, Literal, get_args

from hiroba.components.one_of import one_of_or
from hiroba.errors import ArgumentError

__all__ = ["Variant", "check_share", "check_variant"]

Variant = Literal["default", "panel", "compact"]
"""`"panel"` stands on a ground of its own, `"compact"` leaves next to no gaps between its children."""


def check_variant(value: Any) -> Variant:
    """Return `value` if it is a `Variant`, and else the default: with a word in the log, unless it is `None`."""
    known: Any = "default" if value is None else one_of_or("default", "variant", value, get_args(Variant))
    shown: Variant = known
    return shown


def check_share(name: str, value: Any) -> Any:
    """Return `value` if it is `None`, zero or a positive number; of `"300px"`, as existing programs write it, the number.

    Raises:
        ArgumentError: It is not.
    """
    if isinstance(value, str) and value.removesuffix("px").isdecimal():
        return int(value.removesuffix("px"))
    if value is not None and (isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0):
        raise ArgumentError(f"`{name}` must be 0 or a positive number, got {value!r}.")
    return value
