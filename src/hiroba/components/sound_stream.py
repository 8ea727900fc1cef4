"""`SoundStream`: sounds that a generator yields, joined to one that plays while it is made."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from hiroba.components.output_stream import Pieces, whole
from hiroba.errors import ArgumentError, NotAnAudioFileError, ReturnError
from hiroba.files.context import check_returned, current_owner, current_store
from hiroba.wire.values import FileData

if TYPE_CHECKING:
    from hiroba.files.media.sound_bytes import SoundBytes

__all__ = ["SoundStream"]


class SoundStream:
    """Joins samples, paths of sound files, or their content, which may be cut anywhere.

    Pieces travel as WAV, which the page joins sample by sample: every other format puts a little silence around a piece.

    Args:
        format: Format of the whole; `None` for WAV.
    """

    def __init__(self, format: str | None = None) -> None:
        self._format = format or "wav"
        self._pieces: Pieces | None = None
        self._payload: FileData | None = None
        self._bytes: SoundBytes | None = None
        self._samples: list[Any] = []

    def add(self, value: Any) -> FileData | None:
        """Return the payload with one more sound in it; `None` adds nothing.

        Raises:
            ReturnError: It is no sound.
        """
        from hiroba.files.media.audio import write_audio

        if value is None:
            return self._payload
        try:
            sounds = self._read(value)
            if not sounds:
                return self._payload
            rate_hz = sounds[0][0]
            samples = _joined(sounds, rate_hz)
            data = write_audio(rate_hz, samples)
        except (ArgumentError, NotAnAudioFileError) as error:
            raise ReturnError(str(error)) from error
        self._samples.append((rate_hz, samples))
        self._pieces = self._pieces or Pieces("audio/wav", "wav")
        self._payload = self._pieces.add(data, len(samples) / rate_hz)
        return self._payload

    def end(self) -> FileData | None:
        """Return the payload of the whole sound; `None` where there was none."""
        from hiroba.files.media.audio import write_audio

        self._samples += self._held_back()
        if not self._samples:
            return None
        rate_hz = self._samples[0][0]
        data = write_audio(rate_hz, _joined(self._samples, rate_hz), self._format)
        return whole(current_store().put_bytes(data, f"audio.{self._format}", owner=current_owner()))

    def _held_back(self) -> list[tuple[int, Any]]:
        """Return what bytes before this one hold that was not heard yet."""
        return [] if self._bytes is None else self._bytes.end()

    def _read(self, value: Any) -> list[tuple[int, Any]]:
        """Return rates and int16 samples of what one value adds."""
        from hiroba.files.media.audio import read_audio, to_int16

        if isinstance(value, bytes | bytearray | memoryview):
            from hiroba.files.media.sound_bytes import SoundBytes

            self._bytes = self._bytes or SoundBytes()
            return self._bytes.add(bytes(value))
        if isinstance(value, FileData):
            value = value.path
        if isinstance(value, tuple | list) and len(value) == 2:
            return [*self._held_back(), (int(value[0]), to_int16(value[1]))]
        if isinstance(value, str | os.PathLike):
            return [*self._held_back(), read_audio(check_returned(value))]
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
