from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hiroba.components.datetime import DateTime
from hiroba.errors import ArgumentError, PayloadError, ReturnError


@pytest.mark.parametrize(
    ("type", "value"),
    [
        ("timestamp", 1936595289.0),
        ("datetime", datetime(2031, 5, 15, 7, 8, 9, tzinfo=UTC)),
        ("string", "2031-05-15 07:08:09"),
    ],
)
def test_datetime_passes_what_its_type_says(type: str, value: object) -> None:
    assert DateTime(type=type, timezone="UTC").preprocess("2031-05-15 07:08:09") == value  # type: ignore[arg-type]


def test_datetime_reads_and_writes_in_its_time_zone() -> None:
    field = DateTime(timezone="Asia/Tokyo")

    assert (field.preprocess("1970-01-01 09:00:00"), field.postprocess(0)) == (0, "1970-01-01 09:00:00")


def test_datetime_tells_a_moment_of_another_zone_in_its_own() -> None:
    moment = datetime(2031, 5, 6, 22, tzinfo=UTC)

    assert DateTime(timezone="Asia/Tokyo").postprocess(moment) == "2031-05-07 07:00:00"


def test_datetime_without_time_writes_days() -> None:
    assert DateTime(include_time=False).postprocess(datetime(2031, 5, 6, 7)) == "2031-05-06"


@pytest.mark.parametrize(
    ("text", "ago"), [("now", timedelta()), (" now - 5m ", timedelta(minutes=5)), ("now-2d", timedelta(days=2))]
)
def test_datetime_knows_what_now_is(text: str, ago: timedelta) -> None:
    moment = DateTime(type="datetime", timezone="UTC").preprocess(text)

    assert isinstance(moment, datetime)
    assert abs(datetime.now(UTC) - ago - moment) < timedelta(seconds=10)


def test_datetime_passes_nothing_as_nothing() -> None:
    assert (DateTime().preprocess(" "), DateTime().preprocess(None), DateTime().postprocess(None)) == (None, None, None)


@pytest.mark.parametrize("text", ["tomorrow", "now - 5 years", "2031-02-30 00:00:00"])
def test_datetime_rejects_what_is_no_moment(text: str) -> None:
    with pytest.raises(PayloadError, match="A date such as 2031-05-06 07:08:09 was expected"):
        DateTime().preprocess(text)


def test_datetime_rejects_a_value_that_is_no_moment() -> None:
    with pytest.raises(ReturnError, match="A DateTime takes seconds"):
        DateTime().postprocess([])


def test_datetime_rejects_an_unknown_time_zone() -> None:
    with pytest.raises(ArgumentError, match="'Mars/Olympus'"):
        DateTime(timezone="Mars/Olympus")


@pytest.mark.parametrize(
    ("include_time", "text", "read"),
    [(True, "2031-05-06", datetime(2031, 5, 6)), (False, "2031-05-06 07:08:09", datetime(2031, 5, 6))],
)
def test_an_author_may_leave_the_time_out_or_write_it_in_vain(include_time: bool, text: str, read: datetime) -> None:
    field = DateTime(text, include_time=include_time, type="datetime")

    assert field.preprocess(field.postprocess(text)) == read
