"""Lengths as authors give them: a number of pixels, or CSS."""

from __future__ import annotations

from hiroba.errors import ArgumentError

__all__ = ["Length", "check_length"]

Length = int | str
"""Pixels, or a CSS length such as `"50vh"`."""


def check_length(name: str, value: Length | None) -> Length | None:
    """Return `value` if it is a length.

    Raises:
        ArgumentError: It is negative, or neither a number nor a text.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, str, type(None))):
        raise ArgumentError(f'`{name}` must be a number of pixels or a CSS length such as "50vh", got {value!r}.')
    if isinstance(value, (int, float)) and value < 0:
        raise ArgumentError(f"`{name}` must not be negative, got {value!r}.")
    return value
