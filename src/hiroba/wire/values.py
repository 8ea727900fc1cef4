"""Values that components exchange with the browser, beyond what JSON has."""

from __future__ import annotations

from typing import Any

import msgspec

__all__ = ["FILE_MARK", "FileData", "Finished", "as_file", "file_mark", "is_file"]

FILE_MARK = "gradio.FileData"
"""Marks a dictionary as a file. The word is part of the protocol that existing clients speak."""


def file_mark() -> dict[str, Any]:
    """Return the `meta` of a file."""
    return {"_type": FILE_MARK}


class Finished(dict[str, Any]):
    """A part of a value that is as it will be on the wire and holds no files: nobody looks through it again.

    Long values of which little changes, such as conversations, consist of these.
    """


class FileData(msgspec.Struct, kw_only=True):
    """A file on its way.

    On the wire `path` is the token `<id>/<name>` that the store gave out, never a path of the server. The engine
    turns tokens into local paths before `preprocess`, and local paths into tokens after `postprocess`.
    """

    path: str
    """Token on the wire, local path inside the server."""
    url: str | None = None
    """Where a browser fetches it, relative to the app's root."""
    size: int | None = None
    """In bytes."""
    orig_name: str | None = None
    """Name that the visitor or the function gave it."""
    mime_type: str | None = None
    is_stream: bool = False
    meta: dict[str, Any] = msgspec.field(default_factory=file_mark)

    def __repr__(self) -> str:
        """Return a text for messages, without the path, which may be one of the server."""
        return f"FileData(orig_name={self.orig_name!r}, mime_type={self.mime_type!r}, size={self.size!r})"

    @classmethod
    def from_path(cls, path: str) -> FileData:
        """Return a local file, with its name and size."""
        import os

        size = os.path.getsize(path) if os.path.isfile(path) else None
        return cls(path=path, size=size, orig_name=os.path.basename(path))

    @classmethod
    def from_json(cls, x: Any) -> FileData:
        """Return the file that decoded JSON describes.

        Raises:
            msgspec.ValidationError: It describes none.
        """
        return msgspec.convert(x, cls)

    @classmethod
    def is_file_data(cls, obj: Any) -> bool:
        """Tell whether decoded JSON is a file."""
        return is_file(obj)

    def copy_to_dir(self, dir: Any) -> FileData:
        """Copy the local file into a folder, and return the copy."""
        import os
        import shutil

        os.makedirs(dir, exist_ok=True)
        return msgspec.structs.replace(self, path=shutil.copy(self.path, dir))

    def model_dump(self, *, exclude_none: bool = False, **options: object) -> dict[str, Any]:
        """Return the file as a dictionary.

        Args:
            exclude_none: Whether to leave out what is not known.
            **options: Others that pydantic takes, such as `mode="json"`; a file is the same with all of them.
        """
        named = msgspec.structs.asdict(self)
        return {name: value for name, value in named.items() if value is not None} if exclude_none else named


def is_file(value: object) -> bool:
    """Tell whether a decoded JSON value is a file."""
    if not isinstance(value, dict) or "path" not in value:
        return False
    meta = value.get("meta")
    return isinstance(meta, dict) and meta.get("_type") == FILE_MARK


def as_file(value: object) -> FileData | None:
    """Return a file, whether it is one already or as decoded from JSON; `None` for anything else."""
    if isinstance(value, FileData):
        return value
    return msgspec.convert(value, FileData) if is_file(value) else None
