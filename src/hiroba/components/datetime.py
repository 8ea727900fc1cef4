"""DateTime: a moment, or a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.one_of import require_one_of
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import ArgumentError, PayloadError, ReturnError

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["DateTime"]

DateTimeType = Literal["timestamp", "datetime", "string"]

TYPES: tuple[DateTimeType, ...] = ("timestamp", "datetime", "string")
UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
DAY_ALONE, DAY_AND_TIME = "%Y-%m-%d", "%Y-%m-%d %H:%M:%S"
NOW = re.compile(r"\s*now\s*(?:-\s*(\d+)\s*([dhms]))?\s*")

WRITTEN = re.compile(r"[0-9TZ:./+\- ]{1,64}")
"""What functions may get as a text: also other ways to write a moment in figures, which programs send."""

DAY = "[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
TIME = " (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"


class DateTime(Component):
    """A field for a moment, written like `2031-05-06 07:08:09`, with a calendar.

    Visitors may also type `now`, `now - 5m`, `now - 2d`. Functions get what `type` says, or `None` for an empty field, and
    return seconds since 1970, a `datetime`, or a text in that form.

    Args:
        value: Initial moment, or a function that returns it at each visit.
        include_time: Whether there is a time of the day; if not, days are written like `2031-05-06` and begin at midnight.
        type: What functions get: `"timestamp"` (seconds since 1970, `float`), `"datetime"` or `"string"`.
        timezone: Name of the zone that moments are in, such as `"Asia/Tokyo"`; `None` is that of the server.
        info: A line of help below the field.
        buttons: Buttons of your own in the line of the label.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    submit = events.SUBMIT

    def __init__(
        self,
        value: float | str | datetime | Callable[..., Any] | None = None,
        *,
        include_time: bool = True,
        type: DateTimeType = "timestamp",
        timezone: str | None = None,
        info: str | None = None,
        buttons: list[Button] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        require_one_of("type", type, TYPES)
        self.include_time = include_time
        self.type = type
        self.timezone = timezone
        self.zone = _zone_named(timezone)
        self.info = info
        self.buttons = as_toolbar(buttons)
        super().__init__(value, **options)

    @property
    def time_format(self) -> str:
        """How moments are written, as `strftime` has it."""
        return DAY_AND_TIME if self.include_time else DAY_ALONE

    def preprocess(self, payload: Any) -> str | float | datetime | None:
        """Return the moment as `type` says; `None` for an empty field.

        Raises:
            PayloadError: It is no moment.
        """
        if payload is None or not str(payload).strip():
            return None
        text = str(payload).strip()
        if self.type == "string" and "now" not in text:
            if not WRITTEN.fullmatch(text):
                raise self._unreadable(text)
            return text
        moment = self._read(text)
        if self.type == "string":
            return moment.strftime(self.time_format)
        return moment if self.type == "datetime" else moment.timestamp()

    def postprocess(self, value: Any) -> str | None:
        """Return the moment as text. One that knows its zone is told in the zone of the component, where that has one.

        Raises:
            ReturnError: `value` is no moment.
        """
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, datetime):
            moment = value.astimezone(self.zone) if self.zone and value.tzinfo else value
        else:
            moment = self._from_seconds(value)
        return moment.strftime(self.time_format)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a text, and its form in words."""
        return {"type": "string", "description": f"Formatted as YYYY-MM-DD{' HH:MM:SS' if self.include_time else ''}"}

    def api_limits(self) -> dict[str, Any]:
        """Return what a moment looks like."""
        figures = WRITTEN.pattern if self.type == "string" else DAY + TIME if self.include_time else DAY
        return {"pattern": rf"^(?:\s*|{NOW.pattern}|\s*{figures}\s*)$"}

    def example_payload(self) -> str:
        """Return a moment of 2020."""
        return "2020-10-01 05:20:15"

    def example_value(self) -> str:
        """Return a moment of 2020."""
        return "2020-10-01 05:20:15"

    def get_datetime_from_str(self, date: str) -> datetime:
        """Return the moment that a text names, such as 2031-05-06 07:08:09 or "now - 5m".

        Raises:
            PayloadError: It names none.
        """
        return self._read(date)

    def _read(self, text: str) -> datetime:
        try:
            if match := NOW.fullmatch(text):
                number, unit = match.groups(default="")
                ago = timedelta(**{UNITS[unit]: int(number)}) if unit else timedelta()
                return datetime.now(self.zone) - ago
            moment = datetime.strptime(text, DAY_AND_TIME if " " in text else DAY_ALONE)
        except (ValueError, OverflowError):
            raise self._unreadable(text) from None
        # An author may write a day where a time belongs to it, or the other way round: `DateTime("2031-05-06")`.
        return (moment if self.include_time else moment.replace(hour=0, minute=0, second=0)).replace(tzinfo=self.zone)

    def _unreadable(self, text: str) -> PayloadError:
        form = "2031-05-06 07:08:09" if self.include_time else "2031-05-06"
        return PayloadError(f"A date such as {form} was expected, got {text[:100]!r}.")

    def _from_seconds(self, value: Any) -> datetime:
        try:
            return datetime.fromtimestamp(float(value), UTC).astimezone(self.zone)
        except (TypeError, ValueError, OverflowError, OSError):
            raise ReturnError(
                "A DateTime takes seconds since 1970, a datetime, a text such as 2031-05-06 07:08:09, or None, "
                f"got {value!r}."
            ) from None


def _zone_named(name: str | None) -> tzinfo | None:
    if name is None:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return UTC if name.upper() == "UTC" else ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ArgumentError(f'`timezone` must be the name of a time zone such as "Asia/Tokyo", got {name!r}.') from None
