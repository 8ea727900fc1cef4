"""`validators`: checks to give to an event's `validator` for recordings that must have a certain length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hiroba.engine.updates import validate
from hiroba.files.media.film import probe_film

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["is_audio_correct_length", "is_video_correct_length"]


def is_audio_correct_length(
    audio: tuple[int, NDArray[Any]], min_length: float | None, max_length: float | None
) -> dict[str, Any]:
    """Tell whether a recording has the right length.

    Args:
        audio: Samples each second, and the samples.
        min_length: Shortest length that is right, in seconds; `None` sets none.
        max_length: Longest length that is right, in seconds; `None` sets none.

    Returns:
        What `validate` returns.
    """
    rate_hz, samples = audio
    return _verdict("The recording", len(samples) / rate_hz, min_length, max_length)


def is_video_correct_length(video: str, min_length: float | None, max_length: float | None) -> dict[str, Any]:
    """Tell whether a film has the right length.

    Args:
        video: Path of its file.
        min_length: Shortest length that is right, in seconds; `None` sets none.
        max_length: Longest length that is right, in seconds; `None` sets none.

    Returns:
        What `validate` returns. A film that does not tell its length is right.

    Raises:
        NotAFilmError: The file is none.
        MissingPackageError: The extra `hiroba[video]` is not installed.
    """
    if min_length is None and max_length is None:
        return validate(True, "")
    return _verdict("The film", probe_film(video).duration_s, min_length, max_length)


def _verdict(what: str, length_s: float | None, shortest_s: float | None, longest_s: float | None) -> dict[str, Any]:
    if length_s is not None and shortest_s is not None and length_s < shortest_s:
        return validate(False, f"{what} is {length_s:.1f} s long and must be at least {shortest_s:g} s.")
    if length_s is not None and longest_s is not None and length_s > longest_s:
        return validate(False, f"{what} is {length_s:.1f} s long and must be at most {longest_s:g} s.")
    return validate(True, "")
