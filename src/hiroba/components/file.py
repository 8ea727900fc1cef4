"""File: one file or several, to upload or to download."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Unpack

from hiroba.components import events
from hiroba.components.button import Button
from hiroba.components.component import ComponentOptions
from hiroba.components.file_intake import FileIntake
from hiroba.components.toolbar import as_toolbar
from hiroba.components.uploads import FileCount, UploadType

__all__ = ["File", "Files"]


class File(FileIntake):
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
    tells_equal_values = True
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
        self._accept(file_count, file_types, type)
        self.height = height
        self.allow_reordering = allow_reordering
        self.buttons = as_toolbar(buttons)
        super().__init__(value, **options)


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
