"""Sound: files to int16 samples and back. WAV needs no package; other formats need `soundfile`."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hiroba.errors import ArgumentError, FileTooLargeError, MissingPackageError, NotAnAudioFileError
from hiroba.files.media.wav import decode_wav, encode_wav

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["MAX_SAMPLES", "read_audio", "round_to_int16", "to_int16", "write_audio"]

MAX_SAMPLES = 400_000_000
"""Over all channels: 75 minutes of stereo at 44.1 kHz, 0.8 GB as int16. Packed silence can claim far more."""

_MAX_CHANNELS = 64
_MAX_BYTES = 2**32 - 64
_WRITERS = {
    "flac": ("FLAC", "PCM_16"),
    "mp3": ("MP3", "MPEG_LAYER_III"),
    "ogg": ("OGG", "VORBIS"),
    "opus": ("OGG", "OPUS"),
    "aiff": ("AIFF", "PCM_16"),
}
_NEEDS_SOUNDFILE = "to read and write sound that is not WAV"


def read_audio(path: str | Path, max_samples: int = MAX_SAMPLES) -> tuple[int, NDArray[np.int16]]:
    """Return the rate in hertz and the samples of a sound file.

    Args:
        path: A WAV file (8 to 32 bits, floats), or with the package `soundfile` also FLAC, MP3, Ogg Vorbis, Opus, AIFF.
        max_samples: More, over all channels, are refused before they are unpacked.

    Returns:
        Samples of shape (frames,) for one channel, (frames, channels) for more; -32,768 to 32,767.

    Raises:
        NotAnAudioFileError: It is no sound, of no format that can be read, or damaged.
        FileTooLargeError: It has more than `max_samples` samples.
        MissingPackageError: The format needs `soundfile`, which is not installed.
    """
    path = Path(path)
    with open(path, "rb") as file:
        is_wav = file.read(4) == b"RIFF"
    found = None
    if is_wav:
        # Two bytes a sample is the common case; the bound only keeps a huge file out of memory.
        if path.stat().st_size > max_samples * 8:
            raise _too_long(path, max_samples)
        found = decode_wav(memoryview(path.read_bytes()))
    rate_hz, samples = found or _read_by_soundfile(path, max_samples)
    if samples.size > max_samples:
        raise _too_long(path, max_samples)
    whole = samples if samples.dtype.kind == "i" else round_to_int16(samples)
    return rate_hz, whole[:, 0] if whole.shape[1] == 1 else whole


def write_audio(rate_hz: int, samples: NDArray[Any], format: str = "wav") -> bytes:
    """Return samples as the content of a sound file of 16 bits.

    Args:
        rate_hz: Samples a second in each channel.
        samples: Shape (frames,) or (frames, channels); values as in `to_int16`.
        format: `"wav"`, or with the package `soundfile` `"flac"`, `"mp3"`, `"ogg"`, `"opus"`, `"aiff"`.

    Raises:
        ArgumentError: Rate, shape, type or format cannot be written.
        MissingPackageError: The format needs `soundfile`, which is not installed.
    """
    whole = to_int16(samples)
    whole = whole[:, None] if whole.ndim == 1 else whole
    if whole.ndim != 2 or not 1 <= whole.shape[1] <= _MAX_CHANNELS:
        message = (
            f"Sound must have the shape (frames,) or (frames, channels), got {whole.shape if whole.ndim != 2 else samples.shape}. "
            "If the channels come first, use `array.T`."
        )
        raise ArgumentError(message)
    if isinstance(rate_hz, bool) or int(rate_hz) != rate_hz or not 0 < rate_hz < 2**31:
        raise ArgumentError(f"The rate of a sound must be a positive whole number of hertz, got {rate_hz!r}.")
    if whole.nbytes > _MAX_BYTES:
        raise ArgumentError(f"Sound must be shorter than 4 GiB as int16, got {whole.nbytes:,} bytes. Split it.")
    if format.lower() == "wav":
        return encode_wav(int(rate_hz), whole)
    return _write_by_soundfile(int(rate_hz), whole, format.lower())


def to_int16(samples: NDArray[Any]) -> NDArray[np.int16]:
    """Return samples in the range of int16, as existing programs expect it.

    Floats are scaled so that the loudest one is full: -1 to 1, or any other range that a model gives. (A sound that must keep
    its level is passed as int16.) int32 is scaled down, int8 and uint8 up, unsigned ones are centred at zero.

    Raises:
        ArgumentError: The array is of another type, or has values that are no numbers.
    """
    import numpy as np

    samples = np.asarray(samples)
    if samples.dtype == np.int16:
        return samples
    if samples.dtype.kind == "f":
        return _normalize(samples)
    if samples.dtype == np.int32:
        return (samples >> 16).astype(np.int16)
    if samples.dtype == np.uint16:
        return (samples.astype(np.int32) - 32768).astype(np.int16)
    if samples.dtype in (np.uint8, np.int8):
        centre = 128 if samples.dtype == np.uint8 else 0
        return (samples.astype(np.int16) - np.int16(centre)) * np.int16(256)
    message = f"Sound must be an array of int16, int32, int8, uint8, uint16 or floats, got dtype {samples.dtype}."
    raise ArgumentError(message)


def _normalize(samples: NDArray[Any]) -> NDArray[np.int16]:
    import numpy as np

    peak = float(np.abs(samples).max()) if samples.size else 0.0
    if not np.isfinite(peak):
        raise ArgumentError("Sound must be made of finite numbers, got NaN or infinity. Check the model's output.")
    scale = 32767 / peak if peak else 0.0
    return (samples.astype(np.float64) * scale).astype(np.int16)


def round_to_int16(samples: NDArray[Any]) -> NDArray[np.int16]:
    """Return floats, of which -1 to 1 can be heard, as int16 at the same level."""
    import numpy as np

    finite = np.nan_to_num(samples, copy=True, nan=0.0, posinf=1.0, neginf=-1.0)
    clipped: NDArray[np.int16] = np.clip(np.rint(finite * 32768), -32768, 32767).astype(np.int16)
    return clipped


def _read_by_soundfile(path: Path, max_samples: int) -> tuple[int, NDArray[Any]]:
    soundfile = _soundfile()
    try:
        with soundfile.SoundFile(path) as file:
            if file.frames * file.channels > max_samples:
                raise _too_long(path, max_samples)
            return int(file.samplerate), file.read(dtype="float32", always_2d=True)
    except (soundfile.SoundFileError, RuntimeError) as error:
        message = (
            f"The file {path.name!r} cannot be read as sound. Choose a WAV, FLAC, MP3, Ogg or Opus file that is whole."
        )
        raise NotAnAudioFileError(message) from error


def _write_by_soundfile(rate_hz: int, samples: NDArray[np.int16], format: str) -> bytes:
    if format not in _WRITERS:
        names = ", ".join(repr(name) for name in ("wav", *_WRITERS))
        raise ArgumentError(f"`format` of a sound must be one of {names}, got {format!r}.")
    soundfile = _soundfile()
    container, subtype = _WRITERS[format]
    buffer = io.BytesIO()
    try:
        soundfile.write(buffer, samples, rate_hz, format=container, subtype=subtype)
    except soundfile.SoundFileError as error:
        message = f"Sound of {rate_hz} Hz and {samples.shape[1]} channels cannot be written as {format}: {error}"
        raise ArgumentError(message) from error
    return buffer.getvalue()


def _too_long(path: Path, max_samples: int) -> FileTooLargeError:
    return FileTooLargeError(f"The sound {path.name!r} is too long: at most {max_samples:,} samples can be read.")


def _soundfile() -> Any:
    try:
        import soundfile
    except (ImportError, OSError) as error:  # OSError: the package is there and its library is not.
        raise MissingPackageError("soundfile", _NEEDS_SOUNDFILE, extra="audio") from error
    return soundfile
