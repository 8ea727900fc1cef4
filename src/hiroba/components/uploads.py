"""What functions get for uploaded files, and what the browser gets for files that functions return."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal

from hiroba.components.file_schema import address_of, is_web_address
from hiroba.components.file_types import is_of_types
from hiroba.components.uploaded_path import UploadedPath
from hiroba.errors import PayloadError, ReturnError
from hiroba.wire.values import FileData

__all__ = ["FILE_COUNTS", "UPLOAD_TYPES", "FileCount", "UploadType", "file_from_path", "files_of", "receive_files"]

FileCount = Literal["single", "multiple", "directory"]
UploadType = Literal["filepath", "binary"]
FILE_COUNTS = ("single", "multiple", "directory")
UPLOAD_TYPES = ("filepath", "binary")


def receive_files(payload: Any, count: FileCount, type: UploadType, file_types: list[str] | None) -> Any:
    """Return paths or contents of the files in `payload`: one, or a list where several may come; `None` for none, an empty list for an empty list.

    Raises:
        PayloadError: It holds something else, or a file of another type.
    """
    files = payload if isinstance(payload, list) else [] if payload is None else [payload]
    for file in files:
        _check_file(file, file_types)
    if not files and (count == "single" or payload is None):
        return None
    received = [_receive(file, type) for file in files]
    return received[0] if count == "single" else received


def file_from_path(path: Any) -> FileData:
    """Return the file at a path, or an address of the web, that a function returned.

    Raises:
        ReturnError: It is neither.
    """
    if isinstance(path, FileData):
        return path
    if is_web_address(path):
        return address_of(path)
    if not isinstance(path, str | os.PathLike):
        raise ReturnError(f"A path of a file was expected, got {path!r}.")
    local = Path(path)
    return FileData(path=str(local), orig_name=local.name, size=local.stat().st_size if local.is_file() else None)


def files_of(value: Any) -> FileData | list[FileData] | None:
    """Return the file, or the list of files, for what a function returned: a path, a list of paths, or nothing."""
    if value is None or value == "" or value == []:
        return None
    if isinstance(value, list | tuple):
        return [file_from_path(path) for path in value]
    return file_from_path(value)


def _check_file(file: Any, file_types: list[str] | None) -> None:
    if not isinstance(file, FileData):
        raise PayloadError(f"A file was expected, got {file!r}.")
    if not is_of_types(file.orig_name or file.path, file_types):
        wanted = ", ".join(file_types or [])
        raise PayloadError(
            f"Invalid file type: {file.orig_name or Path(file.path).name}. Choose one of these: {wanted}."
        )


def _receive(file: FileData, type: UploadType) -> UploadedPath | bytes:
    return Path(file.path).read_bytes() if type == "binary" else UploadedPath(file.path)
