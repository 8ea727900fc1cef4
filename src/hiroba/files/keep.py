"""Files that an author names while an app is built: pictures of who speaks, examples."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from hiroba.errors import FileNotAllowedError, MissingFileError
from hiroba.files.context import check_returned, current_owner, store_at_work
from hiroba.files.mime_types import UNKNOWN_TYPE, guess_mime_type
from hiroba.wire.values import FileData

__all__ = ["keep_files", "keep_where_found"]

logger = logging.getLogger(__name__)


def keep_files(value: Any) -> Any:
    """Return `value` with each file in it kept in the store, so that browsers can fetch it.

    What an author writes into the app is allowed by being written. Inside of a run paths may come from visitors: there, files
    that a function may not give out are left out, and `None` stands in their places.
    """
    if isinstance(value, FileData):
        return _kept(value)
    if isinstance(value, dict):
        return {name: keep_files(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [keep_files(item) for item in value]
    return value


def keep_where_found(file: FileData) -> FileData | None:
    """Return a file that an author names, kept in the store; `None` where there is none, and the log says so."""
    try:
        return _kept(file)
    except MissingFileError as error:
        logger.warning("A picture of a component is left out. %s", error)
        return None


def _kept(file: FileData) -> FileData | None:
    if file.url is not None:
        return file
    if file.path.startswith(("http://", "https://", "data:")):
        file.url = file.path
        file.mime_type = file.mime_type or _promised_type(file.orig_name or file.path)
        return file
    store = store_at_work()
    if store is None:
        return file
    path: str | Path = file.path
    if current_owner() is not None:
        try:
            path = check_returned(file.path)
        except (FileNotAllowedError, MissingFileError) as error:
            logger.warning("A picture of a component is left out. %s", error)
            return None
    kept = store.put_path(path, name=file.orig_name, owner=current_owner())
    kept.mime_type = file.mime_type or kept.mime_type
    return kept


def _promised_type(name: str) -> str | None:
    promised = guess_mime_type(name)
    return None if promised == UNKNOWN_TYPE else promised
