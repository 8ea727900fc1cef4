"""`FilmJoiner`: films one after the other as one, in pieces that a browser can append while it plays.

One encoder serves all of them, for an encoder of sound puts a little silence at its beginning: begun anew for every film, it would be heard
at every seam.

Source: ISO/IEC 14496-12, movie fragments; W3C, "Media Source Extensions", ISO BMFF byte stream format.
"""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path
from typing import Any

from hiroba.errors import NotAFilmError
from hiroba.files.media.film import READING, film_errors, load_av
from hiroba.files.media.film_mark import upright

__all__ = ["FilmJoiner"]

_TICKS = 90_000
_RATES_HZ = (48_000, 44_100, 32_000, 24_000)
_LEAD_S = 0.1
"""How far picture and sound may drift apart at a seam before they are brought together: less is not noticed, and mending it is."""

_PADDING_S = 0.06
"""More than encoders put at the end of sound."""

_FRAGMENTS = {"movflags": "empty_moov+default_base_moof", "frag_duration": "100000"}
_FAST = {"preset": "ultrafast", "tune": "zerolatency", "crf": "23"}


class FilmJoiner:
    """Joins films. The first one sets the size, and whether there is sound.

    Attributes:
        mime_type: With codecs; known once the first film is in.
    """

    def __init__(self) -> None:
        self._av = load_av("to stream films")
        self._sink = _Sink()
        self._output: Any = None
        self._picture: Any = None
        self._sound: Any = None
        self._end_s = 0.0
        self._last = -1
        self._samples = 0
        self._encoded = 0
        self._rest: Any = None
        self._rate = _RATES_HZ[0]
        self.mime_type = "video/mp4"

    def add(self, film: str | Path | bytes | bytearray | memoryview) -> tuple[bytes, float]:
        """Append a film.

        Args:
            film: Path or content, of any format that FFmpeg reads.

        Returns:
            The bytes that are new, and how many seconds the film takes.

        Raises:
            NotAFilmError: There is no moving picture in it.
        """
        content: Any = io.BytesIO(film) if isinstance(film, bytes | bytearray | memoryview) else str(film)
        name = str(film) if isinstance(content, str) else "the piece"
        begin_s = self._begin()
        with film_errors(name), self._av.open(content, options=READING) as source:
            if not source.streams.video:
                raise NotAFilmError(f"There is no moving picture in {Path(name).name!r}. Yield MP4 or TS files.")
            if self._output is None:
                self._open(source)
            self._append(source, begin_s)
        self._fill_silence(self._end_s)
        return self._sink.take(), self._end_s - begin_s

    def end(self) -> bytes:
        """Return the last bytes. Nothing may be added afterwards."""
        if self._rest is not None and self._rest.shape[1]:
            self._encode_sound(self._rest)
        for stream in (self._picture, self._sound):
            if stream is not None:
                self._output.mux(stream.encode(None))
        self._output.close()
        return self._sink.take()

    def _begin(self) -> float:
        """Return where the next picture goes: after the last one, or where the sound is if that is far ahead."""
        sound_s = self._samples / self._rate
        return sound_s if sound_s - self._end_s > _LEAD_S else self._end_s

    def _open(self, source: Any) -> None:
        picture = source.streams.video[0]
        width, height = picture.codec_context.width, picture.codec_context.height
        if not width or not height:
            raise NotAFilmError("The first piece of the film has no size. Yield MP4 or TS files.")
        self._output = self._av.open(self._sink, "w", format="mp4", options=_FRAGMENTS)
        rate = picture.average_rate or Fraction(30)
        self._picture = self._output.add_stream("libx264", rate=rate.limit_denominator(1001), options=_FAST)
        self._picture.width, self._picture.height = width // 2 * 2, height // 2 * 2
        self._picture.pix_fmt = "yuv420p"
        self._picture.codec_context.time_base = Fraction(1, _TICKS)
        if source.streams.audio:
            self._rate = source.streams.audio[0].rate if source.streams.audio[0].rate in _RATES_HZ else _RATES_HZ[0]
            self._sound = self._output.add_stream("aac", rate=self._rate, layout="stereo")
        self._output.start_encoding()
        codecs = [_avc_codec(self._picture.codec_context.extradata)]
        if self._sound is not None:
            codecs.append("mp4a.40.2")
        self.mime_type = f'video/mp4; codecs="{", ".join(codecs)}"'

    def _append(self, source: Any, begin_s: float) -> None:
        picture = source.streams.video[0]
        picture.thread_type = "AUTO"
        frame_s = float(1 / (picture.average_rate or 30))
        first_s: float | None = None
        heard: list[Any] = []
        streams = [picture, *(source.streams.audio[:1] if self._sound is not None else ())]
        for packet in source.demux(streams):
            for frame in packet.decode():
                if frame.__class__.__name__ == "AudioFrame":
                    heard.append(frame)
                    continue
                time_s = frame.time or 0.0
                is_first = first_s is None
                first_s = time_s if first_s is None else first_s
                at_s = begin_s + max(0.0, time_s - first_s)
                self._put_picture(frame, at_s, is_first)
                self._end_s = max(self._end_s, at_s + frame_s)
        if first_s is None:
            raise NotAFilmError("There is no frame in a piece of the film. Yield whole MP4 or TS files.")
        if heard:
            # A transport stream cannot say which of its sound is what the encoder put around it; what lies within its pictures is.
            has_padding = "mpegts" in source.format.name
            self._put_heard(heard, first_s if has_padding else None, self._end_s - begin_s)

    def _put_heard(self, heard: list[Any], first_s: float | None, length_s: float) -> None:
        import numpy as np

        resampler = self._av.AudioResampler("fltp", "stereo", self._rate)
        begin_s = heard[0].time or 0.0
        frames = [piece for frame in [*heard, None] for piece in resampler.resample(frame) if piece.samples]
        samples = np.concatenate([frame.to_ndarray() for frame in frames], axis=1)
        if first_s is not None:
            samples = samples[:, max(0, round((first_s - begin_s) * self._rate)) :]
            length = round(length_s * self._rate)
            if 0 < samples.shape[1] - length < _PADDING_S * self._rate:
                samples = samples[:, :length]
        self._put_sound(samples)

    def _put_picture(self, frame: Any, at_s: float, is_first: bool) -> None:
        frame = upright(frame).reformat(width=self._picture.width, height=self._picture.height, format="yuv420p")
        frame.pts = self._last = max(self._last + 1, round(at_s * _TICKS))
        frame.time_base = Fraction(1, _TICKS)
        # Every film begins with a picture that needs no other, so that a late page can join there.
        frame.pict_type = self._av.video.frame.PictureType.I if is_first else 0
        self._output.mux(self._picture.encode(frame))

    def _put_sound(self, samples: Any) -> None:
        """Encode samples, as many as fill frames of the encoder; the rest waits for the next ones."""
        import numpy as np

        self._samples += samples.shape[1]
        self._rest = np.concatenate([self._rest, samples], axis=1) if self._rest is not None else samples
        size = self._sound.codec_context.frame_size or 1024
        while self._rest.shape[1] >= size:
            self._encode_sound(self._rest[:, :size])
            self._rest = self._rest[:, size:]

    def _encode_sound(self, samples: Any) -> None:
        import numpy as np

        frame = self._av.AudioFrame.from_ndarray(np.ascontiguousarray(samples), format="fltp", layout="stereo")
        frame.sample_rate = self._rate
        frame.pts, frame.time_base = self._encoded, Fraction(1, self._rate)
        self._encoded += frame.samples
        self._output.mux(self._sound.encode(frame))

    def _fill_silence(self, until_s: float) -> None:
        """Let a film without sound, or with less of it than of picture, be silent there."""
        import numpy as np

        missing = round(until_s * self._rate) - self._samples if self._sound is not None else 0
        if missing > _LEAD_S * self._rate:
            self._put_sound(np.zeros((2, missing), np.float32))


class _Sink:
    """Takes what a muxer writes, until it is asked for."""

    def __init__(self) -> None:
        self._written = bytearray()

    def write(self, data: bytes) -> int:
        self._written += data
        return len(data)

    def take(self) -> bytes:
        data = bytes(self._written)
        self._written.clear()
        return data


def _avc_codec(header: bytes | None) -> str:
    """Return the name of an H.264 stream with its profile and level, from the header of its encoder."""
    if header and header[0] == 1:
        profile = header[1:4]
    else:
        place = (header or b"").find(b"\x67")
        profile = (header or b"")[place + 1 : place + 4] if place >= 0 else b"\x42\xc0\x1f"
    return f"avc1.{profile.hex()}"
