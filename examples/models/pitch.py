"""A pitch detector: how high is this tone, and how sure is that.

Source: A. de Cheveigné and H. Kawahara, "YIN, a fundamental frequency estimator for speech and music", 2002, steps 1 to 5.
Nothing is learned here: a tone is a wave that looks like itself one period later, and the period is searched for.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LOWEST_HZ = 55.0
HIGHEST_HZ = 2_000.0

_THRESHOLD = 0.15  # how unlike itself a wave may be one period later, as in the paper (0.1 to 0.15)
_FRAME_S = 0.046  # enough for two and a half periods of the lowest tone
_FRAMES = 200  # at most so many places of a recording are looked at
_NAMES = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")

Samples = NDArray[np.float64]


@dataclass(frozen=True)
class PitchTrack:
    """The pitch along a recording, in as many places as were looked at."""

    times_s: NDArray[np.float64]
    """Middle of each place, shape (places,)."""

    pitches_hz: NDArray[np.float64]
    """Frequency there, NaN where no tone was found, shape (places,)."""

    confidences: NDArray[np.float64]
    """1 for a wave that repeats itself exactly, 0 for none, shape (places,)."""

    def notes(self) -> dict[str, float]:
        """Return the notes that sound, each with the confidence of its places over all places with a tone, at most 1."""
        voiced = ~np.isnan(self.pitches_hz)
        found: dict[str, float] = {}
        for pitch, confidence in zip(self.pitches_hz[voiced], self.confidences[voiced], strict=True):
            name = note_name(float(pitch))
            found[name] = found.get(name, 0.0) + float(confidence) / int(voiced.sum())
        return found

    def main_pitch_hz(self) -> float | None:
        """Return the middle frequency of the note that sounds most, or `None` for no tone at all."""
        notes = self.notes()
        if not notes:
            return None
        best = max(notes, key=notes.__getitem__)
        return float(np.median([hz for hz in self.pitches_hz if not np.isnan(hz) and note_name(float(hz)) == best]))


def track_pitch(samples: Samples, rate_hz: int) -> PitchTrack:
    """Return the pitch of a recording from `LOWEST_HZ` to `HIGHEST_HZ`.

    Args:
        samples: Any scale, shape (frames,) or (frames, channels); channels are mixed.
        rate_hz: Sample rate.
    """
    mono = samples.astype(np.float64)
    mono = mono.mean(axis=1) if mono.ndim == 2 else mono
    longest = int(rate_hz / LOWEST_HZ) + 2
    window = max(int(rate_hz * _FRAME_S), longest)
    last = len(mono) - window - longest
    if last < 0 or not np.any(mono):
        nothing = np.zeros(0)
        return PitchTrack(nothing, nothing, nothing)
    starts = np.unique(np.linspace(0, last, min(_FRAMES, last // (window // 4) + 1)).astype(int))
    quiet = 0.05 * np.sqrt(np.mean(mono**2))
    found = [_pitch_at(mono[start : start + window + longest], window, rate_hz, quiet) for start in starts]
    pitches, confidences = np.array(found).T
    return PitchTrack((starts + window / 2) / rate_hz, pitches, confidences)


def note_name(pitch_hz: float) -> str:
    """Return the nearest note of equal temperament, with its octave: 440 Hz is A4."""
    number = round(69 + 12 * np.log2(pitch_hz / 440.0))
    return f"{_NAMES[number % 12]}{number // 12 - 1}"


def cents_off(pitch_hz: float) -> float:
    """Return how far a tone is above (or, negative, below) its nearest note, in hundredths of a semitone."""
    exact = 69 + 12 * np.log2(pitch_hz / 440.0)
    return float(100 * (exact - np.round(exact)))


def _pitch_at(piece: Samples, window: int, rate_hz: int, quiet: float) -> tuple[float, float]:
    """Return frequency in hertz (NaN for none) and confidence in [0, 1] of one place."""
    if np.sqrt(np.mean(piece**2)) <= quiet:
        return float("nan"), 0.0
    unlike = _unlikeness(piece, window)
    shortest = max(2, int(rate_hz / HIGHEST_HZ))
    below = np.nonzero(unlike[shortest:] < _THRESHOLD)[0]
    if len(below) == 0:
        return float("nan"), float(max(0.0, 1.0 - unlike[shortest:].min()))
    lag = shortest + int(below[0])
    while lag + 1 < len(unlike) and unlike[lag + 1] < unlike[lag]:
        lag += 1
    return rate_hz / _refined(unlike, lag), float(np.clip(1.0 - unlike[lag], 0.0, 1.0))


def _unlikeness(piece: Samples, window: int) -> Samples:
    """Return the cumulative mean normalised difference (equation 8) for each lag, shape (lags,)."""
    lags = len(piece) - window
    size = 1 << (len(piece) + window - 1).bit_length()
    head = np.fft.rfft(piece[:window], size)
    products = np.fft.irfft(np.fft.rfft(piece, size) * head.conj(), size)[:lags]
    squares = np.concatenate([[0.0], np.cumsum(piece**2)])
    energies = squares[window : window + lags] - squares[:lags]
    difference = np.maximum(energies[0] + energies - 2 * products, 0.0)
    sums = np.cumsum(difference[1:])
    normalised = np.ones(lags)
    normalised[1:] = difference[1:] * np.arange(1, lags) / np.maximum(sums, 1e-12)
    return normalised


def _refined(curve: Samples, lag: int) -> float:
    """Return the lowest point of the parabola through `lag` and its neighbours."""
    if not 0 < lag < len(curve) - 1:
        return float(lag)
    left, middle, right = curve[lag - 1 : lag + 2]
    bend = left - 2 * middle + right
    return lag + float(0.5 * (left - right) / bend) if bend > 0 else float(lag)
