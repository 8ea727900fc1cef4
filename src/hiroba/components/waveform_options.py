"""How sound is drawn and recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hiroba.errors import ArgumentError

__all__ = ["WaveformOptions", "to_waveform_options"]


@dataclass
class WaveformOptions:
    """How sound is drawn and recorded.

    Attributes:
        waveform_color: CSS colour of what has not been played; `None` takes the theme's.
        waveform_progress_color: CSS colour of what has been played; `None` takes the theme's.
        trim_region_color: CSS colour of the part that is kept while trimming; `None` takes the theme's.
        show_recording_waveform: Whether the sound is drawn while it is recorded.
        skip_length: Seconds that the buttons and keys for forward and back skip.
        sample_rate: Hertz of recordings.
    """

    waveform_color: str | None = None
    waveform_progress_color: str | None = None
    trim_region_color: str | None = None
    show_recording_waveform: bool = True
    skip_length: float = 5
    sample_rate: int = 44100

    def __post_init__(self) -> None:
        if self.skip_length <= 0:
            raise ArgumentError(f"`skip_length` must be a positive number of seconds, got {self.skip_length!r}.")
        if not 3000 <= self.sample_rate <= 384_000:
            raise ArgumentError(f"`sample_rate` must lie between 3000 and 384000 hertz, got {self.sample_rate!r}.")


def to_waveform_options(options: WaveformOptions | dict[str, Any] | None) -> WaveformOptions:
    """Return options as the class; a dictionary names some of them.

    Raises:
        ArgumentError: They are neither, or name something else.
    """
    if options is None:
        return WaveformOptions()
    if isinstance(options, WaveformOptions):
        return options
    if not isinstance(options, dict):
        raise ArgumentError(f"`waveform_options` must be a WaveformOptions or a dictionary, got {options!r}.")
    known = WaveformOptions.__dataclass_fields__
    unknown = options.keys() - known.keys()
    if unknown:
        raise ArgumentError(f"`waveform_options` has no {min(unknown)!r}. It has: {', '.join(known)}.")
    return WaveformOptions(**options)
