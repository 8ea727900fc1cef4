"""`get_image` and its kin: files to try a component with, under the names that programs of the compatible API know.

They are made here when they are first asked for, in a folder that goes with the process: drawn landscapes, chords, a short film, solids, tables of
invented people. So `get_image("lion.jpg")` is a picture of that name and kind, and shows no lion.
"""

from __future__ import annotations

import functools
import random
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from hiroba.errors import MissingFileError
from hiroba.files import made_solids, made_texts
from hiroba.files.made_media import write_film, write_picture, write_sound

__all__ = ["get_audio", "get_file", "get_image", "get_model3d", "get_video"]

_Maker = Callable[[Path], None]


def get_image(filename: str | None = None) -> str:
    """Return the path of a picture to try things with.

    Args:
        filename: `"avatar.png"`, `"bus.png"`, `"cheetah.jpg"`, `"cheetah1.jpg"`, `"groot.jpeg"`, `"hf-logo_transpng.png"`, `"lion.jpg"`,
            `"logo.png"`, `"screenshot.gif"` or `"tower.jpg"`; any of them if `None`. A web address is returned as it is.

    Raises:
        MissingFileError: There is no picture of this name.
    """
    return _media("pictures", IMAGES, filename)


def get_video(filename: str | None = None) -> str:
    """Return the path of a short film to try things with.

    Args:
        filename: `"a.mp4"`, `"b.mp4"`, `"muted_b.mp4"`, `"world.mp4"` or `"b.avi"`, which needs the extra `video`; any of the first four
            if `None`. A web address is returned as it is.

    Raises:
        MissingFileError: There is no film of this name.
    """
    return _media("films", VIDEOS, filename)


def get_audio(filename: str | None = None) -> str:
    """Return the path of a sound to try things with.

    Args:
        filename: `"audio_sample.wav"`, `"cantina.wav"`, `"recording1.wav"` or `"sax.wav"`; or `"cate_blanch.mp3"`, `"cate_blanch_2.mp3"` or
            `"heath_ledger.mp3"`, which need the extra `audio`. Any of the first four if `None`. A web address is returned as it is.

    Raises:
        MissingFileError: There is no sound of this name.
    """
    return _media("sounds", AUDIO, filename)


def get_model3d(filename: str | None = None) -> str:
    """Return the path of a solid to try things with.

    Args:
        filename: `"Bunny.obj"`, `"Duck.glb"`, `"Fox.gltf"`, `"face.obj"` or `"sofia.stl"`; any of them if `None`. A web address is returned
            as it is.

    Raises:
        MissingFileError: There is no solid of this name.
    """
    return _media("solids", MODELS, filename)


def get_file(filename: str | None = None) -> str:
    """Return the path of a file of data to try things with.

    Args:
        filename: `"titanic.csv"` (891 invented people in the twelve columns of that table), `"time.csv"`, `"imagenet_labels.json"` (1,000 texts),
            `"sample.txt"`, or subtitles: `"s1.srt"`, `"s2.vtt"`, `"s3.json"`. Any of them if `None`. A web address is returned as it is.

    Raises:
        MissingFileError: There is no file of this name.
    """
    return _media("files", DATA, filename)


def _media(kind: str, makers: Mapping[str, _Maker], name: str | None) -> str:
    if name is None:
        name = random.choice([name for name in makers if not name.endswith(NEED_EXTRAS)])
    if name.startswith(("http://", "https://")):
        return name
    if name not in makers:
        raise MissingFileError(f"There are these {kind}: {', '.join(makers)}. Got {name!r}.")
    path = _folder() / kind / name
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        makers[name](path)
    return str(path)


@functools.cache
def _folder() -> Path:
    # The object removes the folder when the process ends, so it is kept on the function that names it.
    _folder.kept = tempfile.TemporaryDirectory(prefix="hiroba-media-")  # type: ignore[attr-defined]
    return Path(_folder.kept.name)  # type: ignore[attr-defined]


def _picture(width: int, height: int, hour: float, has_edge: bool = False) -> _Maker:
    return lambda path: write_picture(path, width, height, hour, has_edge)


def _sound(rate_hz: int, channels: int, lowest_hz: float) -> _Maker:
    return lambda path: write_sound(path, rate_hz, channels, lowest_hz)


NEED_EXTRAS = (".avi", ".mp3")
IMAGES: dict[str, _Maker] = {
    "avatar.png": _picture(66, 57, 0.3, has_edge=True),
    "bus.png": _picture(61, 68, 0.1),
    "cheetah.jpg": _picture(960, 640, 0.2),
    "cheetah1.jpg": _picture(256, 256, 0.4),
    "groot.jpeg": _picture(910, 512, 0.8),
    "hf-logo_transpng.png": _picture(256, 256, 0.6, has_edge=True),
    "lion.jpg": _picture(256, 256, 0.9),
    "logo.png": _picture(66, 57, 0.7, has_edge=True),
    "screenshot.gif": _picture(1092, 640, 0.0),
    "tower.jpg": _picture(480, 640, 1.0),
}
VIDEOS: dict[str, _Maker] = {name: write_film for name in ("a.mp4", "b.avi", "b.mp4", "muted_b.mp4", "world.mp4")}
AUDIO: dict[str, _Maker] = {
    "audio_sample.wav": _sound(8_000, 1, 262),
    "cantina.wav": _sound(22_050, 1, 294),
    "cate_blanch.mp3": _sound(32_000, 1, 330),
    "cate_blanch_2.mp3": _sound(32_000, 1, 349),
    "heath_ledger.mp3": _sound(32_000, 1, 196),
    "recording1.wav": _sound(48_000, 2, 220),
    "sax.wav": _sound(48_000, 1, 247),
}
MODELS: dict[str, _Maker] = {
    "Bunny.obj": made_solids.write_obj,
    "Duck.glb": made_solids.write_glb,
    "Fox.gltf": made_solids.write_gltf,
    "face.obj": made_solids.write_obj,
    "sofia.stl": made_solids.write_stl,
}
DATA: dict[str, _Maker] = {
    "imagenet_labels.json": made_texts.write_labels,
    "s1.srt": made_texts.write_srt,
    "s2.vtt": made_texts.write_vtt,
    "s3.json": made_texts.write_timed_texts,
    "sample.txt": made_texts.write_text,
    "time.csv": made_texts.write_series,
    "titanic.csv": made_texts.write_people,
}
