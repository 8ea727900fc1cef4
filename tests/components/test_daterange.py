"""A range of days is read in several forms, ordered, and kept within its bounds."""

from datetime import date, datetime

import pytest

import hiroba as gr
from hiroba.errors import ArgumentError, PayloadError, ReturnError


def test_days_go_to_the_page_and_come_back() -> None:
    days = gr.DateRange(render=False)

    assert days.postprocess((datetime(2026, 5, 9, 12), "2026-05-01")) == ["2026-05-01", "2026-05-09"]
    assert days.preprocess(["2026-05-09", "2026-05-01"]) == (date(2026, 5, 1), date(2026, 5, 9))
    assert days.preprocess(["2026-05-09", ""]) is None
    assert gr.DateRange(type="string", render=False).preprocess(["2026-05-01"] * 2) == ("2026-05-01", "2026-05-01")


@pytest.mark.parametrize("payload", ["2026-05-01", ["2026-05-01"], ["x", "y"], [1, 2], ["2020-01-01", "2026-01-01"]])
def test_a_payload_that_does_not_fit_is_refused(payload) -> None:
    with pytest.raises(PayloadError):
        gr.DateRange(minimum="2026-01-01", render=False).preprocess(payload)


def test_what_an_author_gives_is_checked() -> None:
    with pytest.raises(ReturnError, match="a pair of days"):
        gr.DateRange(render=False).postprocess("2026-05-01")
    with pytest.raises(ArgumentError, match="A preset is"):
        gr.DateRange(presets={"None": 0}, render=False)
    assert gr.DateRange(presets={"May": ("2026-05-01", date(2026, 5, 31))}, render=False).presets == {
        "May": ["2026-05-01", "2026-05-31"]
    }
    with pytest.raises(ArgumentError, match="`page` must be a number from 1"):
        gr.PDF(page=0, render=False)
