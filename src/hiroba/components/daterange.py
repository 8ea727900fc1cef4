"""DateRange: a time from one day to another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.one_of import require_one_of
from hiroba.errors import ArgumentError, PayloadError, ReturnError

__all__ = ["DateRange"]

RangeType = Literal["date", "string"]
Day = date | str
TYPES: tuple[RangeType, ...] = ("date", "string")
PRESETS: dict[str, int] = {"Last 7 days": 7, "Last 30 days": 30, "Last 365 days": 365}


class DateRange(Component):
    """Two days that are typed or picked in a calendar. Functions get `(first, last)`, or `None` while one of them is missing, and return the same.

    Args:
        value: Initial days, such as `(date(2031, 5, 1), "2031-05-31")`, or a function that returns them at each visit.
        minimum: First day that can be chosen.
        maximum: Last day that can be chosen.
        presets: Times that are chosen with one press, by name: a number of days up to today, or a pair of days. `None` offers the
            last 7, 30 and 365 days, an empty dictionary none.
        type: What functions get: `"date"` (`datetime.date`) or `"string"` (such as `"2031-05-06"`).
        info: A line of help below the field.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    input = events.INPUT

    def __init__(
        self,
        value: tuple[Day, Day] | list[Day] | Callable[..., Any] | None = None,
        *,
        minimum: Day | None = None,
        maximum: Day | None = None,
        presets: Mapping[str, int | tuple[Day, Day]] | None = None,
        type: RangeType = "date",
        info: str | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        require_one_of("type", type, TYPES)
        self.minimum = None if minimum is None else _day(minimum, ArgumentError).isoformat()
        self.maximum = None if maximum is None else _day(maximum, ArgumentError).isoformat()
        self.presets = {name: _preset(time) for name, time in (PRESETS if presets is None else presets).items()}
        self.type = type
        self.info = info
        super().__init__(value, **options)

    def preprocess(self, payload: Any) -> tuple[Any, Any] | None:
        """Return the days, the earlier one first.

        Raises:
            PayloadError: They are no days, or outside of the bounds.
        """
        if payload is None or not isinstance(payload, list) or len(payload) != 2:
            if payload is None:
                return None
            raise PayloadError(f"Two days were expected, got {payload!r}.")
        if not all(payload):
            return None
        first, last = sorted(_day(day, PayloadError) for day in payload)
        low, high = self.minimum or "", self.maximum or "9999-12-31"
        if first.isoformat() < low or last.isoformat() > high:
            raise PayloadError(f"The days must be from {low or 'any day'} to {high}, got {first} to {last}.")
        return (first, last) if self.type == "date" else (first.isoformat(), last.isoformat())

    def postprocess(self, value: Any) -> list[str] | None:
        """Return the days as texts.

        Raises:
            ReturnError: `value` is no pair of days.
        """
        if value is None:
            return None
        if not isinstance(value, (list, tuple)) or len(value) != 2:
            raise ReturnError(f"A DateRange takes a pair of days, got {value!r}.")
        return [day.isoformat() for day in sorted(_day(day, ReturnError) for day in value)]

    def api_info(self) -> dict[str, Any]:
        """Return the schema of two days."""
        return {"type": "array", "items": {"type": "string", "format": "date"}, "minItems": 2, "maxItems": 2}

    def api_limits(self) -> dict[str, Any]:
        """Return the form of a day; an empty one stands for a range that is not chosen yet."""
        return {"items": {"anyOf": [{"type": "string", "format": "date"}, {"enum": [""]}]}}

    def example_payload(self) -> list[str]:
        """Return a week."""
        return ["2026-05-04", "2026-05-10"]

    def example_value(self) -> list[str]:
        """Return a week."""
        return ["2026-05-04", "2026-05-10"]


def _preset(time: Any) -> int | list[str]:
    if isinstance(time, int) and not isinstance(time, bool) and time > 0:
        return time
    if isinstance(time, (tuple, list)) and len(time) == 2:
        return [_day(day, ArgumentError).isoformat() for day in time]
    raise ArgumentError(f"A preset is a positive number of days, or a pair of days, got {time!r}.")


def _day(value: Any, error: type[Exception]) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value[:10])
    except (TypeError, ValueError):
        raise error(f"A day such as 2031-05-06 was expected, got {value!r}.") from None
