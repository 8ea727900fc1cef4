"""Films: what is in a file, and the way from one format to another. Needs `av`, which carries FFmpeg's libraries; no process is started."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hiroba.errors import ArgumentError, FileTooLargeError, MissingPackageError, NotAFilmError

if TYPE_CHECKING:
    from hiroba.files.media.film_mark import Mark

__all__ = [
    "FORMATS",
    "READING",
    "Cut",
    "FilmInfo",
    "can_convert",
    "convert_film",
    "film_errors",
    "load_av",
    "probe_film",
]

READING = {
    "format_whitelist": "mov,matroska,webm,avi,ogg,mpegts,mpeg,mpegvideo,m4v,flv,live_flv,asf,gif,apng,ivf,h264,hevc,mxf,nut,dv,rm,wtv,"
    "yuv4mpegpipe,3gp,mp4,wav,mp3,aac,flac",
    "protocol_whitelist": "file",
}
"""Options with which a film is opened: formats that hold it themselves. Playlists name other files, and a visitor's would name those of the server."""

FORMATS: dict[str, tuple[str, str, str | None]] = {
    "mp4": ("mp4", "libx264", "aac"),
    "m4v": ("mp4", "libx264", "aac"),
    "mov": ("mov", "libx264", "aac"),
    "mkv": ("matroska", "libx264", "aac"),
    "webm": ("webm", "libvpx", "libopus"),
    "ts": ("mpegts", "libx264", "aac"),
    "avi": ("avi", "mpeg4", "libmp3lame"),
    "gif": ("gif", "gif", None),
}
"""Container, codec of the picture and codec of the sound, by the ending of the file."""

_COPIED = {
    "mp4": ({"h264", "hevc", "av1", "vp9"}, {"aac", "mp3", "opus"}),
    "mov": ({"h264", "hevc"}, {"aac", "mp3"}),
    "matroska": ({"h264", "hevc", "av1", "vp8", "vp9", "mpeg4"}, {"aac", "mp3", "opus", "vorbis"}),
    "webm": ({"vp8", "vp9", "av1"}, {"opus", "vorbis"}),
    "mpegts": ({"h264"}, {"aac", "mp3"}),
}
"""What a container takes as it is."""

_PLAYED = {
    "mp4": {"h264", "av1", "vp9"},
    "m4v": {"h264", "av1", "vp9"},
    "mov": {"h264"},
    "webm": {"vp8", "vp9", "av1"},
    "ogv": {"theora"},
}
"""What browsers play, by the ending of the file."""

_OPTIONS = {
    "libx264": {"preset": "veryfast", "crf": "21"},
    "libvpx": {"deadline": "realtime", "cpu-used": "5", "crf": "10", "b": "4M"},
    "mpeg4": {"q": "4"},
}
_FINE_TICKS = 30_000
_MAX_SIDE_PX = 8192
_OPUS_HZ = 48_000


@dataclass(frozen=True)
class FilmInfo:
    """What is in the file of a film.

    Attributes:
        ending: Of the name of the file, in small letters and without the dot.
        picture: Codec of the picture, such as `"h264"`.
        sound: Codec of the sound; `None` for a silent film.
        duration_s: Seconds; `None` where the file does not say.
    """

    ending: str
    picture: str
    sound: str | None
    duration_s: float | None

    @property
    def is_playable(self) -> bool:
        """Whether browsers play it."""
        return self.picture in _PLAYED.get(self.ending, ())


@dataclass(frozen=True)
class Cut:
    """The part of a film that is kept, in seconds."""

    start_s: float
    end_s: float


def can_convert() -> bool:
    """Tell whether `av` is installed."""
    return find_spec("av") is not None


def probe_film(path: str | Path) -> FilmInfo:
    """Return what is in the file of a film.

    Raises:
        NotAFilmError: There is no moving picture in it.
        MissingPackageError: `av` is not installed.
    """
    av = load_av("to look into films")
    with film_errors(path), av.open(str(path), options=READING) as source:
        picture = _picture_of(source, path)
        sound = source.streams.audio[0].codec_context.name if source.streams.audio else None
        duration_s = source.duration / av.time_base if source.duration else None
        return FilmInfo(Path(path).suffix.lower().lstrip("."), picture.codec_context.name, sound, duration_s)


def convert_film(
    path: str | Path,
    target: str | Path,
    *,
    has_sound: bool = True,
    cut: Cut | None = None,
    mark: Mark | None = None,
) -> None:
    """Write a film in the format that the ending of `target` says.

    What can be copied is copied; the picture is encoded anew only where the format, a cut or a mark asks for it.

    Args:
        path: The film.
        target: The file to write.
        has_sound: Whether its sound is kept.
        cut: The part that is kept; all of it when left out.
        mark: Laid over every frame.

    Raises:
        ArgumentError: The format cannot be written.
        NotAFilmError: There is no moving picture in `path`, or it is damaged.
        FileTooLargeError: A frame has a side of more than 8,192 pixels.
        MissingPackageError: `av` is not installed.
    """
    ending = Path(target).suffix.lower().lstrip(".")
    if ending not in FORMATS:
        known = ", ".join(map(repr, FORMATS))
        raise ArgumentError(f"`format` of a film must be one of {known}, got {ending!r}.")
    av = load_av("to convert films")
    container, picture_codec, sound_codec = FORMATS[ending]
    options = {"movflags": "+faststart"} if container in ("mp4", "mov") else {}
    with film_errors(path), av.open(str(path), options=READING) as source:
        picture = _picture_of(source, path)
        sound = source.streams.audio[0] if source.streams.audio and has_sound and sound_codec else None
        with av.open(str(target), "w", format=container, options=options) as output:
            pictures, sounds = _COPIED.get(container, ((), ()))
            is_copied = cut is None and mark is None and picture.codec_context.name in pictures
            if is_copied and (sound is None or sound.codec_context.name in sounds):
                _copy(source, output, [stream for stream in (picture, sound) if stream is not None])
            else:
                work = _Encoding(output, picture, sound, picture_codec, sound_codec, mark)
                work.run(source, cut)


class _Encoding:
    """Decodes a film and encodes it anew."""

    def __init__(
        self, output: Any, picture: Any, sound: Any, picture_codec: str, sound_codec: str | None, mark: Mark | None
    ) -> None:
        self._output = output
        self._picture = picture
        self._sound = sound
        self._mark = mark
        self._pixels = "rgb8" if picture_codec == "gif" else "yuv420p"
        self._codec = picture_codec
        self._out: Any = None
        self._last = -1
        self._samples: int | None = None
        self._early_sounds: list[tuple[Any, float]] = []
        picture.thread_type = "AUTO"
        if sound is not None:
            rate = _OPUS_HZ if sound_codec == "libopus" else sound.rate
            self._out_sound = output.add_stream(sound_codec, rate=rate)
            self._out_sound.layout = "mono" if sound.layout.nb_channels == 1 else "stereo"
            self._resampler = load_av("").AudioResampler(
                self._out_sound.format.name, self._out_sound.layout.name, self._out_sound.rate
            )

    def run(self, source: Any, cut: Cut | None) -> None:
        start_s, end_s = (cut.start_s, cut.end_s) if cut else (0.0, float("inf"))
        if start_s > 0:
            source.seek(int(start_s * 1_000_000))
        origin_s = float((self._picture.start_time or 0) * self._picture.time_base)
        streams = [self._picture] if self._sound is None else [self._picture, self._sound]
        for frame in _frames(source, streams):
            time_s = (frame.time or 0.0) - origin_s
            if time_s >= end_s:
                if frame.__class__.__name__ == "VideoFrame":
                    break
                continue
            if time_s < start_s - 1e-6:
                continue
            if frame.__class__.__name__ == "VideoFrame":
                self._take_picture(frame, time_s - start_s)
            else:
                self._take_sound(frame, time_s - start_s)
        self._finish()

    def _open(self, width: int, height: int) -> None:
        if max(width, height) > _MAX_SIDE_PX:
            raise FileTooLargeError(f"A film may be {_MAX_SIDE_PX} pixels wide and high, got {width} by {height}.")
        rate = self._picture.average_rate or Fraction(30)
        rate = rate if 1 <= rate <= 240 else Fraction(30)
        self._out = self._output.add_stream(
            self._codec, rate=rate.limit_denominator(1001), options=_OPTIONS.get(self._codec, {})
        )
        self._out.width, self._out.height, self._out.pix_fmt = width // 2 * 2, height // 2 * 2, self._pixels
        ticks = round(rate) if self._codec in ("mpeg4", "gif") else _FINE_TICKS
        self._ticks = ticks
        self._out.codec_context.time_base = Fraction(1, ticks)

    def _take_picture(self, frame: Any, time_s: float) -> None:
        from hiroba.files.media.film_mark import draw_mark, upright

        frame = upright(frame)
        if self._out is None:
            self._open(frame.width, frame.height)
            for sound, at_s in self._early_sounds:
                self._take_sound(sound, at_s)
        if self._mark is not None:
            frame = draw_mark(frame, self._mark)
        frame = frame.reformat(width=self._out.width, height=self._out.height, format=self._pixels)
        frame.pts = self._last = max(self._last + 1, round(time_s * self._ticks))
        frame.time_base = Fraction(1, self._ticks)
        frame.pict_type = 0
        self._output.mux(self._out.encode(frame))

    def _take_sound(self, frame: Any, time_s: float) -> None:
        if self._out is None:
            # The first packet writes the header, which must know the picture.
            self._early_sounds.append((frame, time_s))
            return
        rate = self._out_sound.rate
        for piece in self._resampler.resample(frame):
            if self._samples is None:
                self._samples = max(0, round(time_s * rate))
            piece.pts, piece.time_base = self._samples, Fraction(1, rate)
            self._samples += piece.samples
            self._output.mux(self._out_sound.encode(piece))

    def _finish(self) -> None:
        if self._out is None or self._last < 0:
            raise NotAFilmError("There is no frame in this part of the film. Keep a longer part.")
        self._output.mux(self._out.encode(None))
        if self._sound is not None:
            self._output.mux(self._out_sound.encode(None))


def _copy(source: Any, output: Any, streams: list[Any]) -> None:
    copies = {stream.index: output.add_stream_from_template(stream) for stream in streams}
    for packet in source.demux(streams):
        if packet.dts is not None:
            packet.stream = copies[packet.stream.index]
            output.mux(packet)


def _frames(source: Any, streams: list[Any]) -> Iterator[Any]:
    for packet in source.demux(streams):
        yield from packet.decode()


def _picture_of(source: Any, path: str | Path) -> Any:
    if not source.streams.video or source.streams.video[0].codec_context is None:
        raise NotAFilmError(f"There is no moving picture in {Path(path).name!r}. Choose an MP4, WebM or MOV file.")
    return source.streams.video[0]


@contextmanager
def film_errors(path: str | Path) -> Iterator[None]:
    """Turn what the libraries say of a damaged file into our own error."""
    av = load_av("to read films")
    try:
        yield
    except (av.FFmpegError, IndexError, ValueError) as error:
        if isinstance(error, ArgumentError):
            raise
        raise NotAFilmError(
            f"{Path(path).name!r} cannot be read as a film. Choose an MP4, WebM or MOV file that is whole."
        ) from error


def load_av(need: str) -> Any:
    """Return the package `av`.

    Raises:
        MissingPackageError: It is not installed.
    """
    try:
        import av
    except ImportError as error:
        raise MissingPackageError("av", need, extra="video") from error
    return av
