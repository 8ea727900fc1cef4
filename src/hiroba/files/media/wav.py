"""WAV files, read and written without a package: integers of 8 to 32 bits, and floats.

The standard library's reader knows neither floats nor the extensible header that many programs write.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["decode_wav", "encode_wav"]

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE


def decode_wav(data: memoryview) -> tuple[int, NDArray[Any]] | None:
    """Return rate in hertz and samples of a WAV file, shape (frames, channels).

    Integers of 8, 16, 24 and 32 bits come as int16, scaled; floats of 32 and 64 bits as they are.

    Returns:
        `None` for what is no WAV file, is damaged, or is packed in a way that needs a decoder.

    Source: Microsoft, "Multimedia Programming Interface and Data Specifications 1.0", and `mmreg.h` for the extensible header.
    """
    if bytes(data[:4]) != b"RIFF" or bytes(data[8:12]) != b"WAVE":
        return None
    chunks = _chunks(data)
    header, body = chunks.get(b"fmt "), chunks.get(b"data")
    if header is None or len(header) < 16 or body is None:
        return None
    kind, channels, rate_hz, _, _, bits = struct.unpack_from("<HHIIHH", header)
    if kind == _EXTENSIBLE and len(header) >= 26:
        (kind,) = struct.unpack_from("<H", header, 24)
    samples = _samples(body, kind, bits, channels)
    return None if samples is None or not rate_hz else (rate_hz, samples)


def encode_wav(rate_hz: int, samples: NDArray[np.int16]) -> bytes:
    """Return int16 samples of shape (frames, channels) as a WAV file."""
    channels = samples.shape[1]
    body = samples.astype("<i2", copy=False).tobytes()
    header = struct.pack("<HHIIHH", _PCM, channels, rate_hz, rate_hz * channels * 2, channels * 2, 16)
    size = 4 + 8 + len(header) + 8 + len(body)
    return b"".join(
        (
            b"RIFF",
            struct.pack("<I", size),
            b"WAVEfmt ",
            struct.pack("<I", 16),
            header,
            b"data",
            struct.pack("<I", len(body)),
            body,
        )
    )


def _chunks(data: memoryview) -> dict[bytes, memoryview]:
    """Return the first chunk of each name. A chunk that claims more than there is (a stream's does) ends with the file."""
    chunks: dict[bytes, memoryview] = {}
    place = 12
    while place + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, place)
        chunks.setdefault(name, data[place + 8 : place + 8 + size])
        place += 8 + size + size % 2
    return chunks


def _samples(body: memoryview, kind: int, bits: int, channels: int) -> NDArray[Any] | None:
    import numpy as np

    width = bits // 8
    if not channels or (kind, bits) not in ((_PCM, 8), (_PCM, 16), (_PCM, 24), (_PCM, 32), (_FLOAT, 32), (_FLOAT, 64)):
        return None
    body = body[: len(body) - len(body) % (width * channels)]
    flat: NDArray[Any]
    if kind == _FLOAT:
        flat = np.frombuffer(body, f"<f{width}")
    elif bits == 8:
        flat = (np.frombuffer(body, np.uint8).astype(np.int16) - 128) << 8
    elif bits == 24:
        # The two upper bytes of three are the upper 16 bits.
        flat = np.frombuffer(body, np.uint8).reshape(-1, 3)[:, 1:].copy().view("<i2")[:, 0]
    else:
        flat = np.frombuffer(body, f"<i{width}")
        flat = flat if bits == 16 else (flat >> 16).astype(np.int16)
    return flat.reshape(-1, channels)
