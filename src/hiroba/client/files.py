"""Files of a call: local ones on their way to the app, and those that it gave."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hiroba.wire.values import file_mark, is_file

__all__ = ["RemoteFile", "found_files", "with_remote_files", "without_files"]


@dataclass(frozen=True)
class RemoteFile:
    """A file that an app gave. It can be an argument of a later call to the same app.

    Attributes:
        path: Its name within the app.
        url: Where it can be fetched; `Client.download` does.
        name: Name that its author gave it.
        mime_type: Its type, as the app tells.
        size: Bytes.
    """

    path: str
    url: str
    name: str | None = None
    mime_type: str | None = None
    size: int | None = None


def found_files(arguments: Any) -> list[Path]:
    """Return the local files in arguments, each once: those given as a `Path`, wherever they stand."""
    files: dict[Path, None] = {}
    _collect(arguments, files)
    return list(files)


def without_files(value: Any, uploaded: dict[Path, str]) -> Any:
    """Return arguments as JSON, with every file by the name that the app gave it."""
    if isinstance(value, os.PathLike):
        path = Path(value)
        return {"path": uploaded[path], "orig_name": path.name, "meta": file_mark()}
    if isinstance(value, RemoteFile):
        return {"path": value.path, "orig_name": value.name, "meta": file_mark()}
    if isinstance(value, dict):
        return {key: without_files(item, uploaded) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [without_files(item, uploaded) for item in value]
    return value


def with_remote_files(value: Any) -> Any:
    """Return a result with every file in it as a `RemoteFile`."""
    if isinstance(value, dict):
        if is_file(value):
            return RemoteFile(
                value["path"], value.get("url") or "", value.get("orig_name"), value.get("mime_type"), value.get("size")
            )
        return {key: with_remote_files(item) for key, item in value.items()}
    return [with_remote_files(item) for item in value] if isinstance(value, list) else value


def _collect(value: Any, files: dict[Path, None]) -> None:
    if isinstance(value, os.PathLike):
        files[Path(value)] = None
    elif isinstance(value, dict):
        for item in value.values():
            _collect(item, files)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _collect(item, files)
