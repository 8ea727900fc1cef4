"""Sound on its way: what a function gets for a file with sound, and the file for what it returned."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal

from hiroba.components.file_schema import address_of, is_web_address
from hiroba.errors import ArgumentError, NotAnAudioFileError, PayloadError, ReturnError
from hiroba.files.context import check_returned, current_owner, current_store
from hiroba.files.mime_types import guess_mime_type
from hiroba.wire.values import FileData

__all__ = ["SoundFormat", "SoundType", "read_sound", "write_sound"]

SoundType = Literal["numpy", "filepath"]
SoundFormat = Literal["wav", "mp3"]


def read_sound(file: Any, type: SoundType, format: SoundFormat | None) -> Any:
    """Return the sound in an uploaded file as the author asked for it.

    Args:
        file: `FileData` with a local path.
        type: `"numpy"` for (hertz, int16 of shape (frames,) or (frames, channels)), or `"filepath"`.
        format: Format of the file that `"filepath"` gives; `None` keeps the one it has.

    Raises:
        PayloadError: There is no sound in it.
    """
    from hiroba.files.media.audio import read_audio

    if not isinstance(file, FileData):
        raise PayloadError(f"A file with sound was expected, got {file!r}.")
    name = file.orig_name or Path(file.path).name
    is_right = format is None or Path(file.path).suffix.lower() == f".{format}"
    if type == "filepath" and is_right:
        return file.path
    try:
        rate_hz, samples = read_audio(file.path)
    except NotAnAudioFileError as error:
        raise PayloadError(f"{name} cannot be read as sound. Choose a WAV, FLAC, MP3 or Ogg file.") from error
    if type == "numpy":
        return rate_hz, samples
    written = _store(rate_hz, samples, Path(name).stem, format or "wav")
    return str(current_store().resolve(written.path))


def write_sound(value: Any, format: SoundFormat | None) -> FileData | None:
    """Return the file for a sound that a function returned.

    Args:
        value: (hertz, array of shape (frames,) or (frames, channels)), path, address of the web, content, or `None`; an empty text is nothing.
        format: Format of the file; `None` keeps that of a path, and takes WAV for samples.

    Raises:
        ReturnError: It is no sound.
    """
    from hiroba.files.media.audio import read_audio

    if value is None or isinstance(value, FileData):
        return value
    if isinstance(value, str) and not value:
        return None
    if isinstance(value, bytes | bytearray | memoryview):
        return current_store().put_bytes(value, f"audio.{format or 'wav'}", owner=current_owner())
    if is_web_address(value):
        return address_of(value)
    if isinstance(value, str | os.PathLike):
        path = Path(value)
        if format is None or path.suffix.lower() == f".{format}":
            return FileData(path=str(path), orig_name=path.name, mime_type=guess_mime_type(path.name))
        return _store(*read_audio(check_returned(path)), path.stem, format)
    if isinstance(value, tuple | list) and len(value) == 2:
        return _store(value[0], value[1], "audio", format or "wav")
    raise ReturnError(f"A sound must be (hertz, samples), a path, bytes or None, got {value!r}.")


def _store(rate_hz: int, samples: Any, stem: str, format: str) -> FileData:
    from hiroba.files.media.audio import write_audio

    try:
        data = write_audio(rate_hz, samples, format)
    except ArgumentError as error:
        raise ReturnError(str(error)) from error
    return current_store().put_bytes(data, f"{stem}.{format}", owner=current_owner())
