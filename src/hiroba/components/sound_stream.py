"""`SoundStream`: sounds that a generator yields, joined to one that plays while it is made."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from hiroba.components.output_stream import Pieces, whole
from hiroba.errors import ArgumentError, NotAnAudioFileError, ReturnError
from hiroba.files.context import check_returned, current_owner, current_store
from hiroba.wire.values import FileData

__all__ = ["SoundStream"]


class SoundStream:
    """Joins samples, paths of sound files, or their content.

    Pieces travel as WAV, which the page joins sample by sample: every other format puts a little silence around a piece.

    Args:
        format: Format of the whole; `None` for WAV.
    """

    def __init__(self, format: str | None = None) -> None:
        self._format = format or "wav"
        self._pieces: Pieces | None = None
        self._rate_hz = 0
        self._samples: list[Any] = []

    def add(self, value: Any) -> FileData | None:
        """Return the payload with one more sound in it; `None` begins anew.

        Raises:
            ReturnError: It is no sound.
        """
        from hiroba.files.media.audio import write_audio

        if value is None:
            self._pieces, self._samples = None, []
            return None
        try:
            rate_hz, samples = _read(value)
            data = write_audio(rate_hz, samples)
        except (ArgumentError, NotAnAudioFileError) as error:
            raise ReturnError(str(error)) from error
        self._rate_hz = self._rate_hz or rate_hz
        self._samples.append((rate_hz, samples))
        self._pieces = self._pieces or Pieces("audio/wav", "wav")
        return self._pieces.add(data, len(samples) / rate_hz)

    def end(self) -> FileData | None:
        """Return the payload of the whole sound; `None` where there was none."""
        from hiroba.files.media.audio import write_audio

        if not self._samples:
            return None
        data = write_audio(self._rate_hz, _joined(self._samples, self._rate_hz), self._format)
        return whole(current_store().put_bytes(data, f"audio.{self._format}", owner=current_owner()))


def _read(value: Any) -> tuple[int, Any]:
    """Return rate and int16 samples of one value."""
    from hiroba.files.media.audio import read_audio, to_int16

    if isinstance(value, FileData):
        value = value.path
    if isinstance(value, tuple | list) and len(value) == 2:
        return int(value[0]), to_int16(value[1])
    if isinstance(value, bytes | bytearray | memoryview):
        with tempfile.TemporaryDirectory(prefix="hiroba-sound-") as folder:
            path = Path(folder) / "piece"
            path.write_bytes(value)
            return read_audio(path)
    if isinstance(value, str | os.PathLike):
        return read_audio(check_returned(value))
    raise ReturnError(f"A piece of sound must be (hertz, samples), a path or bytes, got {value!r:.200}.")


def _joined(pieces: list[tuple[int, Any]], rate_hz: int) -> Any:
    """Return all samples at one rate, with as many channels as the piece that has most."""
    import numpy as np

    channels = max(1 if samples.ndim == 1 else samples.shape[1] for _, samples in pieces)
    return np.concatenate([_fit(samples, from_hz, rate_hz, channels) for from_hz, samples in pieces])


def _fit(samples: Any, from_hz: int, to_hz: int, channels: int) -> Any:
    import numpy as np

    if from_hz != to_hz:
        before = np.arange(len(samples)) / from_hz
        after = np.arange(round(len(samples) * to_hz / from_hz)) / to_hz
        columns = samples[:, None] if samples.ndim == 1 else samples
        samples = np.stack([np.interp(after, before, column) for column in columns.T], axis=1).astype(np.int16)
    if channels == 1:
        return samples.reshape(-1)
    wide = samples[:, None] if samples.ndim == 1 else samples
    return wide if wide.shape[1] == channels else np.repeat(wide[:, :1], channels, axis=1)
