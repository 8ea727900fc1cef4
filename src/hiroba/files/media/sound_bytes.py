"""`SoundBytes`: sound that comes as bytes cut anywhere, decoded as far as it is whole.

Sources: ISO/IEC 11172-3 and 14496-3 (headers of frames of MP3 and AAC), ID3v2.4 (size of a tag), Xing's "VBR header" (size of the whole).
"""

from __future__ import annotations

import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hiroba.errors import NotAnAudioFileError
from hiroba.files.media.audio import read_audio, round_to_int16
from hiroba.files.media.film import load_av

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Sound = tuple[int, NDArray[np.int16]]

__all__ = ["SoundBytes"]

_MOST_WAITING = 64 * 1024
"""Bytes without a frame that can be heard; a frame has at most 8 kB."""

_ENDLESS = 0xFFFFFFFF


class SoundBytes:
    """Takes the pieces of one sound after the other. Each is a file of its own, or goes on where the one before was cut.

    MP3, AAC (as ADTS) and WAV may be cut anywhere; sound of other formats comes as whole files.
    """

    def __init__(self) -> None:
        self._cut: _Frames | _Wav | None = None
        self._has_begun = False

    def add(self, data: bytes) -> list[Sound]:
        """Return what can be heard now, as rates in hertz and samples; the rest of the bytes waits for more.

        Raises:
            NotAnAudioFileError: It is no sound.
            MissingPackageError: The format needs a package that is not installed.
        """
        sounds: list[Sound] = []
        if self._cut is None or data.startswith((b"RIFF", b"ID3", b"fLaC", b"OggS")) or _size_of_mp3(data):
            sounds += self.end()
            self._cut = _open(data)
        sounds += [self._read_whole(data)] if self._cut is None else self._cut.add(data)
        self._has_begun = True
        return sounds

    def end(self) -> list[Sound]:
        """Return what was held back, and begin anew."""
        cut, self._cut = self._cut, None
        return cut.end() if isinstance(cut, _Frames) else []

    def _read_whole(self, data: bytes) -> Sound:
        try:
            return _read(data)
        except NotAnAudioFileError:
            is_cut = self._has_begun or data[:3] == b"ID3" or _is_frame(data, 0xE6, 0xE2)
            if is_cut and not find_spec("av"):
                load_av("to join sound that is cut anywhere")
            raise


class _Frames:
    """MP3 or AAC: frames that say where they begin."""

    def __init__(self, begin: bytes) -> None:
        self._av = load_av("to join sound that is cut anywhere")
        self._tag = _size_of_tag(begin)
        is_aac = len(begin) > self._tag + 1 and not begin[self._tag + 1] & 0x06
        self._decoder = self._av.CodecContext.create("aac" if is_aac else "mp3float", "r")
        self._waiting = 0

    def add(self, data: bytes) -> list[Sound]:
        in_tag = min(self._tag, len(data))
        self._tag -= in_tag
        data = data[in_tag:]
        if not data:  # The parser would take it for the end.
            return []
        sounds = self._decode(self._decoder.parse(data))
        self._waiting = 0 if sounds else self._waiting + len(data)
        if self._waiting > _MOST_WAITING:
            raise NotAnAudioFileError(
                f"The last {self._waiting:,} bytes cannot be read as sound. Yield MP3, AAC or WAV in order, or whole files."
            )
        return sounds

    def end(self) -> list[Sound]:
        return self._decode([*self._decoder.parse(b""), None])

    def _decode(self, packets: list[Any]) -> list[Sound]:
        sounds = []
        for packet in packets:
            if packet is not None and _size_of_mp3(bytes(packet)):
                continue  # It tells about the others, and is silent.
            try:
                frames = self._decoder.decode(packet)
            except self._av.FFmpegError:
                continue  # What is damaged is left out, as players do.
            sounds += [(frame.sample_rate, _samples(frame)) for frame in frames]
        return sounds


class _Wav:
    """Samples after one header, which is put before each piece."""

    def __init__(self) -> None:
        self._head = b""
        self._rest = b""
        self._left = 0

    def add(self, data: bytes) -> list[Sound]:
        self._rest += data
        if not self._head:
            begin, size = _data_of_wav(self._rest)
            if not begin:
                return []
            # A recorder that does not know its end yet says 0, or all that the field holds.
            self._left = size or _ENDLESS
            self._head = self._rest[: begin - 4] + _ENDLESS.to_bytes(4, "little")
            self._rest = self._rest[begin:]
        width = max(1, int.from_bytes(self._head[32:34], "little"))
        whole = min(len(self._rest), self._left) // width * width
        body, self._rest = self._rest[:whole], self._rest[whole:]
        self._left -= whole if self._left < _ENDLESS else 0
        return [_read(self._head + body)] if body else []


def _open(data: bytes) -> _Frames | _Wav | None:
    """Return what reads a sound that begins so and goes on in further pieces; `None` for a whole file, or what is no sound."""
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        begin, size = _data_of_wav(data)
        is_whole = begin and 0 < size <= len(data) - begin
        return None if is_whole else _Wav()
    tag = _size_of_tag(data)
    is_whole = 0 < _size_of_mp3(data[tag:]) <= len(data) - tag
    is_aac = _is_frame(data[tag:], 0xF6, 0xF0)
    if is_aac or (not is_whole and find_spec("av") and (tag >= len(data) > 0 or _is_frame(data[tag:], 0xE6, 0xE2))):
        return _Frames(data)
    return None


def _is_frame(data: bytes, mask: int, mark: int) -> bool:
    return len(data) > 1 and data[0] == 0xFF and data[1] & mask == mark


def _size_of_tag(data: bytes) -> int:
    """Return how many bytes the ID3 tag takes that the data begin with: seven bits of a byte count."""
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    return 10 + sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))


def _size_of_mp3(data: bytes) -> int:
    """Return how many bytes an MP3 file has by its first frame; 0 where the data begin with no such frame."""
    if not _is_frame(data, 0xE6, 0xE2):
        return 0
    place = max(data.find(b"Xing", 0, 64), data.find(b"Info", 0, 64))
    if place < 0 or len(data) < place + 16:
        return 0
    has_frames, has_bytes = data[place + 7] & 1, data[place + 7] & 2
    return int.from_bytes(data[place + 8 + 4 * has_frames :][:4], "big") if has_bytes else _ENDLESS


def _data_of_wav(data: bytes) -> tuple[int, int]:
    """Return where the samples begin, and how many bytes of them the file claims; zeros where that is not there yet."""
    place = 12
    while place + 8 <= len(data):
        name, size = data[place : place + 4], int.from_bytes(data[place + 4 : place + 8], "little")
        if name == b"data":
            return place + 8, size
        place += 8 + size + size % 2
    return 0, 0


def _samples(frame: Any) -> NDArray[np.int16]:
    channels = frame.to_ndarray()
    return round_to_int16(channels[0] if len(channels) == 1 else channels.T)


def _read(data: bytes) -> Sound:
    with tempfile.TemporaryDirectory(prefix="hiroba-sound-") as folder:
        path = Path(folder) / "piece"
        path.write_bytes(data)
        return read_audio(path)
