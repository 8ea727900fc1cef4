"""Audio: sound to upload, record, trim and play."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Unpack, cast

from hiroba.components import events
from hiroba.components.button import Button
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.file_schema import example_file, file_schema
from hiroba.components.one_of import require_one_of, require_some_of
from hiroba.components.sound import SoundFormat, SoundType, read_sound, write_sound
from hiroba.components.sound_stream import SoundStream
from hiroba.components.subtitles import read_subtitles
from hiroba.components.toolbar import as_toolbar
from hiroba.components.waveform_options import WaveformOptions, to_waveform_options
from hiroba.errors import ArgumentError
from hiroba.wire.values import FileData

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Audio"]

SOURCES = ("upload", "microphone")
TYPES = ("numpy", "filepath")

Source = Literal["upload", "microphone"]
AudioButton = Literal["download", "share"]


class Audio(Component):
    """Sound. Functions get it as `type` says, and return (hertz, samples), a path, an address of the web or bytes.

    Args:
        value: Initial sound, or a function that returns it at each visit.
        sources: Ways in: `"upload"`, `"microphone"`; the first is open at the beginning. `None` offers both, and the
            microphone alone while streaming.
        type: What functions get: `"numpy"`, (hertz, int16 of shape (frames,) or (frames, channels)), or `"filepath"`.
        streaming: Whether pieces of a recording go to the `stream` event while it runs; of an output, whether pieces
            that a generator yields are played one after the other. Bytes of MP3 or AAC that are cut anywhere need the package `av`.
        format: Format of files that functions return or get; `None` keeps that of a file, and writes samples as WAV.
        autoplay: Whether a sound that a function returns is played at once.
        editable: Whether the visitor can trim it.
        buttons: Tools beside the sound: `"download"`, and buttons of your own. `None` shows its own.
        waveform_options: How it is drawn and recorded; a dictionary names some of them.
        loop: Whether it begins again at its end.
        recording: Whether it records, where the visitor allows it: at the beginning, and from when a function returns it.
        subtitles: Path of a .srt or .vtt file, or a list of `{"text": ..., "timestamp": [first, last]}` in seconds.
        playback_position: Second at which playing stands; set it to move there.
        **options: See `ComponentOptions`.
    """

    derived_props: ClassVar[Mapping[str, Sequence[str]]] = {"streaming": ("sources",)}

    stream = events.STREAM
    change = events.CHANGE
    clear = events.CLEAR
    play = events.PLAY
    pause = events.PAUSE
    stop = events.STOP
    start_recording = events.START_RECORDING
    pause_recording = events.PAUSE_RECORDING
    stop_recording = events.STOP_RECORDING
    upload = events.UPLOAD
    input = events.INPUT
    tells_equal_values = True

    def __init__(
        self,
        value: str | Path | tuple[int, NDArray[np.generic]] | Callable[..., Any] | None = None,
        *,
        sources: list[Source] | Source | None = None,
        type: SoundType = "numpy",
        streaming: bool = False,
        format: SoundFormat | None = None,
        autoplay: bool = False,
        editable: bool = True,
        buttons: list[AudioButton | Button] | None = None,
        waveform_options: WaveformOptions | dict[str, Any] | None = None,
        loop: bool = False,
        recording: bool = False,
        subtitles: str | Path | list[dict[str, Any]] | None = None,
        playback_position: float = 0,
        **options: Unpack[ComponentOptions],
    ) -> None:
        require_one_of("type", type, TYPES)
        format = cast("Any", format.lower() if isinstance(format, str) else format)
        require_one_of("format", format, ("wav", "mp3", None))
        if sources is None:
            sources = ["microphone"] if streaming else ["upload", "microphone"]
        self.sources = require_some_of("sources", sources, SOURCES)
        if streaming and "microphone" not in self.sources:
            raise ArgumentError(f'`streaming` needs "microphone" among `sources`, got {sources!r}.')
        self.type = type
        self.streaming = streaming
        self.format = format
        self.autoplay = autoplay
        self.editable = editable
        self.buttons = as_toolbar(buttons)
        self.waveform_options = to_waveform_options(waveform_options)
        self.loop = loop
        self.recording = recording
        self.subtitles = read_subtitles(subtitles)
        self.playback_position = playback_position
        super().__init__(value, **options)

    def props(self) -> dict[str, Any]:
        """Return what the browser must know."""
        options = asdict(self.waveform_options)
        return super().props() | {
            "sources": None if self.sources == list(SOURCES) else self.sources,
            "waveform_options": None if self.waveform_options == WaveformOptions() else options,
        }

    def warm_up(self) -> None:
        """Load the library whose arrays functions get."""
        if self.type == "numpy":
            import_module("numpy")

    def preprocess(self, payload: Any) -> Any:
        """Return the sound as `type` says, `None` for none."""
        return None if payload is None else read_sound(payload, self.type, self.format)

    def postprocess(self, value: Any) -> FileData | None:
        """Return the file for a sound."""
        return write_sound(value, self.format)

    def open_stream(self) -> SoundStream | None:
        """Return what joins the sounds of a generator, where they are played as one."""
        return SoundStream(self.format) if self.streaming else None

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a file."""
        return file_schema()

    def example_payload(self) -> dict[str, Any]:
        """Return a sound on the web."""
        return example_file("sound.wav")

    def example_value(self) -> str:
        """Return the address of a sound."""
        return str(example_file("sound.wav")["url"])
