"""The small picture of a button."""

from __future__ import annotations

import logging
from pathlib import Path

from hiroba.files.keep import keep_files
from hiroba.wire.values import FileData

__all__ = ["icon_file", "shown_icon"]

logger = logging.getLogger(__name__)

ADDRESSES = ("http://", "https://", "data:")


def shown_icon(icon: str | Path | None) -> str | Path | None:
    """Return a picture that can be shown: for a text that names none (`"🚀"`, a path without a file) it is `None`, and the log says so."""
    if icon is None or str(icon).startswith(ADDRESSES) or Path(icon).is_file():
        return icon
    logger.warning("`icon` is an address or the path of a file. There is no file %r, so there is no icon.", str(icon))
    return None


def icon_file(icon: str | Path | None) -> FileData | None:
    """Return a picture as a file that a browser may fetch."""
    if icon is None:
        return None
    kept: FileData = keep_files(FileData(path=str(icon), orig_name=Path(icon).name))
    return kept
