"""Numbers between functions and the wire: what Number and Slider share."""

from __future__ import annotations

import math
from typing import Any

from hiroba.errors import ArgumentError, PayloadError, ReturnError

__all__ = ["as_number", "as_setting", "check_range", "is_blank", "rounded"]


def is_blank(value: Any) -> bool:
    """Whether a function gave no number: `None`, or the empty text with which programs empty all fields at once."""
    return value is None or (isinstance(value, str) and not value.strip())


def as_number(value: Any) -> float:
    """Return what a function gave as `int` or `float`: also numpy scalars, decimals, and texts that are numbers.

    Raises:
        ReturnError: It is no number.
    """
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (int, float)):
        return value
    try:
        item = value.item() if hasattr(value, "item") else value
        if isinstance(item, (int, float)) and not isinstance(item, bool):
            return item
        number = float(item)
    except (TypeError, ValueError) as error:
        raise ReturnError(f"A number was expected, got {value!r}. Return `None` to empty the field.") from error
    return int(number) if math.isfinite(number) and number.is_integer() and "." not in str(item) else number


def as_setting(value: Any, name: str) -> Any:
    """Return the argument `name` of a component: a number, also where it is written as a text, or `None`.

    Raises:
        ArgumentError: It is no number.
    """
    try:
        return value if value is None else as_number(value)
    except ReturnError as error:
        raise ArgumentError(f"`{name}` must be a number, got {value!r}.") from error


def check_range(payload: Any, minimum: float | None, maximum: float | None) -> float:
    """Return a payload that is a number within the limits.

    Raises:
        PayloadError: It is no number, or outside of the limits.
    """
    if not isinstance(payload, (int, float)) or isinstance(payload, bool) or not math.isfinite(payload):
        raise PayloadError(f"A number was expected, got {payload!r}.")
    if minimum is not None and payload < minimum:
        raise PayloadError(f"The number {payload} is less than minimum value {minimum}. Enter {minimum} or more.")
    if maximum is not None and payload > maximum:
        raise PayloadError(f"The number {payload} is greater than maximum value {maximum}. Enter {maximum} or less.")
    return payload


def rounded(number: float, precision: int | None) -> float:
    """Return `number` with so many digits after the point: `int` for 0, the number itself for `None`."""
    if precision is None or not math.isfinite(number):
        return number
    return round(number) if precision == 0 else round(number, precision)
