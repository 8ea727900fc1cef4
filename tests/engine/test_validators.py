"""Checks of the length of recordings."""

from __future__ import annotations

import numpy as np
import pytest

import hiroba as hb

SECOND = (8000, np.zeros(8000, np.int16))


@pytest.mark.parametrize(
    ("shortest", "longest", "said"),
    [
        (None, None, ""),
        (0.5, 1.5, ""),
        (1, 1, ""),
        (2, None, "The recording is 1.0 s long and must be at least 2 s."),
        (None, 0.5, "The recording is 1.0 s long and must be at most 0.5 s."),
    ],
)
def test_a_recording_must_have_the_right_length(shortest: float | None, longest: float | None, said: str) -> None:
    verdict = hb.validators.is_audio_correct_length(SECOND, shortest, longest)

    assert (verdict["is_valid"], verdict.get("message") or "") == (not said, said)


def test_a_film_must_have_the_right_length() -> None:
    pytest.importorskip("av")
    film = hb.get_video()

    assert hb.validators.is_video_correct_length(film, None, None)["is_valid"]
    assert not hb.validators.is_video_correct_length(film, 10_000, None)["is_valid"]
    assert "must be at most 0.01 s" in hb.validators.is_video_correct_length(film, None, 0.01)["message"]
