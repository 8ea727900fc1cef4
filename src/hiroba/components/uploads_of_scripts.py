"""Files that a script of an author uploaded, and named in a value as it pleased: `FileData`, or its `path` alone."""

from __future__ import annotations

from typing import Any

from hiroba.errors import UnknownFileError
from hiroba.files.context import current_owner, current_store
from hiroba.files.tokens import split_token
from hiroba.wire.values import FileData

__all__ = ["with_local_paths"]


def with_local_paths(value: Any) -> Any:
    """Return a payload with the local path in the place of each token of an uploaded file, and of each `FileData`'s.

    A text is such a token only if the store gave it out, which nobody can guess.
    """
    if isinstance(value, str):
        return _local_path(value) if split_token(value) is not None else value
    if isinstance(value, FileData):
        return {"path": value.path, "orig_name": value.orig_name, "size": value.size, "mime_type": value.mime_type}
    if isinstance(value, dict):
        return {key: with_local_paths(item) for key, item in value.items()}
    if isinstance(value, list):
        return [with_local_paths(item) for item in value]
    return value


def _local_path(token: str) -> str:
    try:
        return str(current_store().claim(token, current_owner()).path)
    except UnknownFileError:
        return token
