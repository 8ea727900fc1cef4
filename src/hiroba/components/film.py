"""Films on their way: what a function gets for an uploaded film, and the file for what it returned."""

from __future__ import annotations

import math
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hiroba.components.fetched import fetch
from hiroba.components.file_schema import address_of, is_web_address
from hiroba.components.subtitles import read_subtitles
from hiroba.components.watermark_options import WatermarkOptions
from hiroba.errors import ArgumentError, NotAFilmError, PayloadError, ReturnError
from hiroba.files.context import check_returned, current_owner, current_store
from hiroba.files.mime_types import guess_mime_type
from hiroba.wire.values import FileData, file_mark

if TYPE_CHECKING:
    from hiroba.files.media.film import Cut
    from hiroba.files.media.film_mark import Mark

__all__ = ["read_film", "write_film"]

_SHOWN_AS_IT_IS = (".mp4", ".m4v", ".webm", ".ogg", ".ogv")
"""Where a look into the file would cost more than it tells: browsers play nearly all of these."""


def read_film(file: Any, format: str | None, has_sound: bool, is_recorded: bool) -> str:
    """Return the path of an uploaded film, in the form that the author asked for.

    Args:
        file: `FileData` with a local path. `meta["cut"]` names the part that is kept, in seconds.
        format: Ending of the file; `None` keeps the one it has.
        has_sound: Whether its sound is kept.
        is_recorded: Whether it can only come from the camera, which leaves out the sound itself.

    Raises:
        PayloadError: It is no film.
        MissingPackageError: It has to be converted, and `av` is not installed.
    """
    from hiroba.files.media.film import can_convert, probe_film

    if not isinstance(file, FileData):
        raise PayloadError(f"A film was expected, got {file!r}.")
    path = Path(file.path)
    cut = _cut_of(file)
    ending = path.suffix.lower().lstrip(".")
    target = format or ending or "mp4"
    try:
        is_loud = not has_sound and (can_convert() or not is_recorded) and probe_film(path).sound is not None
        if target == ending and cut is None and not is_loud:
            return file.path
        stem = Path(file.orig_name or path.name).stem
        return _convert(path, stem, target, cut=cut, has_sound=has_sound).path
    except NotAFilmError as error:
        raise PayloadError(str(error)) from error


def write_film(value: Any, format: str | None, watermark: WatermarkOptions) -> FileData | None:
    """Return the file for a film that a function returned.

    Args:
        value: Path, address of the web, content, or one of these with a path of subtitles, as a pair. `None`, or nothing in it, for none.
        format: Ending of the file; `None` keeps the one it has.
        watermark: A mark to lay over it.

    Raises:
        ReturnError: It is no film.
        MissingPackageError: It has to be converted, and `av` is not installed.
    """
    if isinstance(value, str | tuple | list) and not value:
        return None
    if isinstance(value, tuple | list) and len(value) == 2:
        file = write_film(value[0], format, watermark)
        return file if file is None or value[1] is None else _with_subtitles(file, value[1])
    if value is None or isinstance(value, FileData):
        return value
    has_mark = watermark.watermark is not None
    if isinstance(value, bytes | bytearray | memoryview):
        stored = current_store().put_bytes(value, f"film.{format or 'mp4'}", owner=current_owner())
        return stored if not has_mark else _marked(current_store().resolve(stored.path), "film", format, watermark)
    if is_web_address(value):
        ending = Path(value.split("?", 1)[0]).suffix.lower().lstrip(".")
        if not has_mark and format in (None, ending):
            return address_of(value)
        value = fetch(value)
    if not isinstance(value, str | os.PathLike):
        raise ReturnError(f"A film must be a path, an address of the web, bytes or None, got {value!r}.")
    path = Path(value)
    if not has_mark and not _must_convert(path, format):
        return FileData(path=str(path), orig_name=path.name, mime_type=guess_mime_type(path.name))
    return _marked(check_returned(path), path.stem, format, watermark)


def _must_convert(path: Path, format: str | None) -> bool:
    """Whether a film has another format than the author asked for, or one that browsers do not play."""
    from hiroba.files.media.film import can_convert, probe_film

    ending = path.suffix.lower()
    if format is not None:
        return ending != f".{format}"
    if ending in _SHOWN_AS_IT_IS or not can_convert():
        # Without the package, browsers may still play it; if they do not, the player says so.
        return False
    return not probe_film(check_returned(path)).is_playable


def _marked(path: Path, stem: str, format: str | None, watermark: WatermarkOptions) -> FileData:
    mark = None if watermark.watermark is None else _mark_of(watermark)
    ending = path.suffix.lower().lstrip(".")
    is_shown = f".{ending}" in _SHOWN_AS_IT_IS
    try:
        return _convert(path, stem, format or (ending if is_shown and ending != "ogg" else "mp4"), mark=mark)
    except (NotAFilmError, ArgumentError) as error:
        raise ReturnError(str(error)) from error


def _convert(
    path: Path, stem: str, ending: str, *, cut: Cut | None = None, mark: Mark | None = None, has_sound: bool = True
) -> FileData:
    """Return a converted film as a local file of the store."""
    from hiroba.files.media.film import convert_film

    store = current_store()
    with tempfile.TemporaryDirectory(prefix="hiroba-film-") as folder:
        target = Path(folder) / f"{stem}.{ending}"
        convert_film(path, target, cut=cut, mark=mark, has_sound=has_sound)
        kept = store.put_path(target, owner=current_owner())
    return FileData(path=str(store.resolve(kept.path)), orig_name=target.name, mime_type=guess_mime_type(target.name))


def _mark_of(watermark: WatermarkOptions) -> Mark:
    import numpy as np

    from hiroba.files.media.film_mark import Mark
    from hiroba.files.media.image import array_to_image, decode_image

    mark = watermark.watermark
    if isinstance(mark, str | os.PathLike):
        mark = decode_image(Path(mark))
    picture = (mark if hasattr(mark, "getbands") else array_to_image(mark)).convert("RGBA")
    return Mark(np.asarray(picture), watermark.position)


def _cut_of(file: FileData) -> Cut | None:
    from hiroba.files.media.film import Cut

    cut = file.meta.get("cut")
    if cut is None:
        return None
    is_pair = isinstance(cut, list) and len(cut) == 2 and all(isinstance(part, int | float) for part in cut)
    if not is_pair or not all(math.isfinite(part) for part in cut) or not 0 <= cut[0] < cut[1]:
        raise PayloadError(f"The part of a film must be [first second, last second], got {cut!r}.")
    return Cut(float(cut[0]), float(cut[1]))


def _with_subtitles(file: FileData, subtitles: Any) -> FileData:
    try:
        lines = read_subtitles(subtitles)
    except ArgumentError as error:
        raise ReturnError(str(error)) from error
    return FileData(
        path=file.path,
        url=file.url,
        orig_name=file.orig_name,
        mime_type=file.mime_type,
        meta=file_mark() | {"subtitles": lines},
    )
