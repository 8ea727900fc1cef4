"""The small picture of a button."""

from __future__ import annotations

from pathlib import Path

from hiroba.errors import ArgumentError
from hiroba.files.keep import keep_files
from hiroba.wire.values import FileData

__all__ = ["check_icon", "icon_file"]

ADDRESSES = ("http://", "https://", "data:")


def check_icon(icon: str | Path | None) -> None:
    """Do nothing if a picture can be shown.

    Raises:
        ArgumentError: It is neither an address nor the path of a file.
    """
    if icon is not None and not str(icon).startswith(ADDRESSES) and not Path(icon).is_file():
        raise ArgumentError(f"`icon` must be an address or the path of a file, and there is no file {str(icon)!r}.")


def icon_file(icon: str | Path | None) -> FileData | None:
    """Return a picture as a file that a browser may fetch."""
    if icon is None:
        return None
    kept: FileData = keep_files(FileData(path=str(icon), orig_name=Path(icon).name))
    return kept
