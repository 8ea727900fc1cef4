"""Which files a component takes: endings, kinds and MIME types.

NOTE: web/src/lib/fileTypes.ts applies the same rules before anything is sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from hiroba.errors import ArgumentError
from hiroba.files.mime_types import guess_mime_type

__all__ = ["check_file_types", "is_of_types"]


def check_file_types(file_types: Any) -> list[str] | None:
    """Return `file_types`, each an ending (".csv"), a kind ("image", "audio", "video", "text") or a MIME type ("text/*").

    Raises:
        ArgumentError: They are no list of texts.
    """
    if file_types is None:
        return None
    if isinstance(file_types, str) or not isinstance(file_types, Sequence):
        raise ArgumentError(f"`file_types` must be a list such as ['image', '.csv'], got {file_types!r}.")
    for file_type in file_types:
        if not isinstance(file_type, str) or not file_type:
            raise ArgumentError(f"`file_types` must hold texts such as 'image' or '.csv', got {file_type!r}.")
    return list(file_types)


def is_of_types(name: str, file_types: list[str] | None) -> bool:
    """Tell whether a file of this name is of one of the types; `None` takes all."""
    return not file_types or any(_is_of_type(name, file_type.lower()) for file_type in file_types)


def _is_of_type(name: str, file_type: str) -> bool:
    mime_type = guess_mime_type(name)
    if file_type in ("file", "*", "*/*"):
        return True
    if file_type.startswith("."):
        return name.lower().endswith(file_type)
    if "/" in file_type:
        kind, _, rest = file_type.partition("/")
        return mime_type == file_type or (rest == "*" and mime_type.startswith(f"{kind}/"))
    return mime_type.startswith(f"{file_type}/") or PurePath(name).suffix.lower() == f".{file_type}"
