"""File: one file or several, to upload or to download."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Unpack

from hiroba.components import events
from hiroba.components.button import Button
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.file_schema import example_file, file_schema
from hiroba.components.file_types import check_file_types
from hiroba.components.one_of import require_one_of
from hiroba.components.toolbar import as_toolbar
from hiroba.components.uploads import FILE_COUNTS, UPLOAD_TYPES, FileCount, UploadType, files_of, receive_files
from hiroba.wire.values import FileData

__all__ = ["File", "Files"]


class File(Component):
    """Files. Functions get their paths or contents, and return a path or a list of paths.

    Args:
        value: Initial path, list of paths, or a function that returns them at each visit.
        file_count: `"single"`, `"multiple"`, or `"directory"` for all files of a folder. Functions get a list unless it is
            `"single"`.
        file_types: What is accepted: endings (".csv"), kinds ("image", "audio", "video", "text") or MIME types. `None`
            accepts all.
        type: What functions get: `"filepath"`, a `str` whose `name` is the path again, or `"binary"`, its `bytes`.
        height: Height of the list, in pixels or as a CSS length; a longer list scrolls.
        allow_reordering: Whether the visitor can change the order.
        buttons: Buttons of the author's own.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    select = events.SELECT
    clear = events.CLEAR
    upload = events.UPLOAD
    delete = events.DELETE
    download = events.DOWNLOAD
    change_tells_value = True

    def __init__(
        self,
        value: str | Path | list[str] | Callable[..., Any] | None = None,
        *,
        file_count: FileCount = "single",
        file_types: list[str] | None = None,
        type: UploadType = "filepath",
        height: float | str | None = None,
        allow_reordering: bool = False,
        buttons: list[Button] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        require_one_of("file_count", file_count, FILE_COUNTS)
        require_one_of("type", type, UPLOAD_TYPES)
        self.file_count = file_count
        self.file_types = check_file_types(file_types)
        self.type = type
        self.height = height
        self.allow_reordering = allow_reordering
        self.buttons = as_toolbar(buttons)
        super().__init__(value, **options)

    def preprocess(self, payload: Any) -> Any:
        """Return paths or contents: one, or a list unless `file_count` is `"single"`; `None` for none."""
        return receive_files(payload, self.file_count, self.type, self.file_types)

    def postprocess(self, value: Any) -> FileData | list[FileData] | None:
        """Return the files for a path or a list of paths."""
        return files_of(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a file, or of a list of files."""
        if self.file_count == "single":
            return file_schema()
        return {"title": "ListFiles", "type": "array", "items": file_schema()}

    def example_payload(self) -> Any:
        """Return a file on the web, or a list with one."""
        file = example_file("paper.pdf")
        return file if self.file_count == "single" else [file]

    def example_value(self) -> Any:
        """Return the address of a file, or a list with one."""
        address = example_file("paper.pdf")["url"]
        return address if self.file_count == "single" else [address]


class Files(File):
    """Several files. See `File`."""

    kind = "file"

    def __init__(
        self,
        value: str | list[str] | Callable[..., Any] | None = None,
        *,
        file_count: FileCount = "multiple",
        **options: Any,
    ) -> None:
        super().__init__(value, file_count=file_count, **options)


# The page knows one list of files, which leaves out what is a default of File.
Files.defaults = File.defaults
