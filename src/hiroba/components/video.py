"""Video: films to upload, record, trim and play."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, ClassVar, Literal, Unpack

from hiroba.components import events
from hiroba.components.button import Button
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.file_schema import example_file, file_schema
from hiroba.components.film import read_film, write_film
from hiroba.components.film_stream import FilmStream
from hiroba.components.one_of import require_kind, require_some_of
from hiroba.components.subtitles import read_subtitles
from hiroba.components.toolbar import as_toolbar
from hiroba.components.watermark_options import WatermarkOptions
from hiroba.components.webcam_options import WebcamOptions
from hiroba.wire.values import FileData

__all__ = ["Video"]

Source = Literal["upload", "webcam"]
VideoButton = Literal["download", "share"]

SOURCES: tuple[Source, ...] = ("upload", "webcam")


class Video(Component):
    """A film. Functions get the path of a file, and return a path or an address of the web.

    Files that browsers play need no package. To convert others, to trim and to mark films, install `hiroba[video]`.

    Args:
        value: Initial film, or a function that returns it at each visit.
        format: Ending of the files that functions get and that visitors are shown, such as `"mp4"`. `None` keeps films as
            they are, save for those that browsers do not play.
        sources: Ways in: `"upload"`, `"webcam"`. `None` offers both.
        height: Height of the frame, in pixels or as a CSS length. The film is fitted into it.
        width: Width of the frame, in pixels or as a CSS length.
        webcam_options: How the camera is used. A mirrored recording is mirrored in the page, as the visitor saw it.
        include_audio: Whether films are recorded with their sound, and keep it. `None`: those that are uploaded do, those of a
            component that takes only recordings do not.
        autoplay: Whether a film that a function returns is played at once, as far as the browser allows it.
        buttons: Tools beside the film: `"download"`, and buttons of your own. `None` shows its own.
        loop: Whether it begins again at its end.
        streaming: Of an output: whether films that a generator yields (paths of .mp4 or .ts files, or their content) are played
            as one, while it is made.
        watermark: A mark that is laid over films which functions return; also the path of its picture alone.
        subtitles: Path of a .srt, .vtt or .json file, or a list of `{"text": ..., "timestamp": [first, last]}` in seconds.
        playback_position: Second at which playing stands; set it to move there.
        **options: See `ComponentOptions`.
    """

    derived_props: ClassVar[Mapping[str, Sequence[str]]] = {"sources": ("include_audio",)}

    change = events.CHANGE
    clear = events.CLEAR
    start_recording = events.START_RECORDING
    stop_recording = events.STOP_RECORDING
    stop = events.STOP
    play = events.PLAY
    pause = events.PAUSE
    end = events.END
    upload = events.UPLOAD
    input = events.INPUT
    tells_equal_values = True

    def __init__(
        self,
        value: str | Path | Callable[..., Any] | None = None,
        *,
        format: str | None = None,
        sources: list[Source] | Source | None = None,
        height: int | str | None = None,
        width: int | str | None = None,
        webcam_options: WebcamOptions | None = None,
        include_audio: bool | None = None,
        autoplay: bool = False,
        buttons: list[VideoButton | Button] | None = None,
        loop: bool = False,
        streaming: bool = False,
        watermark: WatermarkOptions | str | Path | None = None,
        subtitles: str | Path | list[dict[str, Any]] | None = None,
        playback_position: float = 0,
        **options: Unpack[ComponentOptions],
    ) -> None:
        self.sources = require_some_of("sources", list(SOURCES) if sources is None else sources, SOURCES)
        self.format = None if format is None else format.lower().lstrip(".")
        self.height = height
        self.width = width
        self.webcam_options = webcam_options or WebcamOptions()
        require_kind("webcam_options", self.webcam_options, WebcamOptions)
        self.include_audio = "upload" in self.sources if include_audio is None else include_audio
        self.autoplay = autoplay
        self.buttons = as_toolbar(buttons)
        self.loop = loop
        self.streaming = streaming
        self.watermark = watermark if isinstance(watermark, WatermarkOptions) else WatermarkOptions(watermark)
        self.subtitles = read_subtitles(subtitles)
        self.playback_position = playback_position
        super().__init__(value, **options)

    def props(self) -> dict[str, Any]:
        """Return what the browser must know. The mark stays here."""
        from hiroba.files.media.film import can_convert

        options = asdict(self.webcam_options)
        return super().props() | {
            "sources": None if self.sources == list(SOURCES) else self.sources,
            "webcam_options": None if self.webcam_options == WebcamOptions() else options,
            "watermark": None,
            "format": None,
            "can_trim": can_convert(),
        }

    def preprocess(self, payload: Any) -> str | None:
        """Return the path of the film, `None` for none."""
        if payload is None:
            return None
        return read_film(payload, self.format, self.include_audio, is_recorded=self.sources == ["webcam"])

    def postprocess(self, value: Any) -> FileData | None:
        """Return the file for a film."""
        return write_film(value, self.format, self.watermark)

    def open_stream(self) -> FilmStream | None:
        """Return what joins the films of a generator, where they are played as one."""
        return FilmStream() if self.streaming else None

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a file."""
        return file_schema()

    def example_payload(self) -> dict[str, Any]:
        """Return a film on the web."""
        return example_file("film.mp4")

    def example_value(self) -> str:
        """Return the address of a film."""
        return str(example_file("film.mp4")["url"])
