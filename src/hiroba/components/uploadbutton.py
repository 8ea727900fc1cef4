"""UploadButton: a button that opens the file window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.button import SIZES
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.file_schema import example_file, file_schema
from hiroba.components.file_types import check_file_types
from hiroba.components.icon import icon_file, shown_icon
from hiroba.components.one_of import one_of_or, require_one_of
from hiroba.components.uploads import FILE_COUNTS, UPLOAD_TYPES, FileCount, UploadType, files_of, receive_files
from hiroba.wire.values import FileData

__all__ = ["UploadButton"]

VARIANTS = ("primary", "secondary", "stop")


class UploadButton(Component):
    """A button that opens the file window. Functions get paths or contents of the chosen files.

    Args:
        label: Text on the button.
        value: Initial path or list of paths, or a function that returns them at each visit.
        variant: `"primary"` for the main action of a page, `"stop"` for one that ends something.
        size: Height: 28, 36 or 44 pixels.
        icon: Path or address of a picture before the text.
        type: What functions get: `"filepath"`, a `str` whose `name` is the path again, or `"binary"`, its `bytes`.
        file_count: `"single"`, `"multiple"`, or `"directory"` for all files of a folder. Functions get a list unless it is
            `"single"`.
        file_types: What is accepted: endings (".csv"), kinds ("image", "audio", "video", "text") or MIME types. `None`
            accepts all.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    click = events.CLICK
    upload = events.UPLOAD

    def __init__(  # type: ignore[misc]  # three of the shared options have another default here
        self,
        label: str = "Upload a File",
        value: str | list[str] | Callable[..., Any] | None = None,
        *,
        variant: Literal["primary", "secondary", "stop"] = "secondary",
        size: Literal["sm", "md", "lg"] = "lg",
        icon: str | Path | None = None,
        type: UploadType = "filepath",
        file_count: FileCount = "single",
        file_types: list[str] | None = None,
        interactive: bool = True,
        min_width: int | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        variant, size = variant or "secondary", size or "lg"
        require_one_of("file_count", file_count, FILE_COUNTS)
        require_one_of("type", type, UPLOAD_TYPES)
        self.variant = one_of_or("secondary", "variant", variant, VARIANTS)
        self.size = one_of_or("lg", "size", size, SIZES)
        self.icon = shown_icon(icon)
        self.type = type
        self.file_count = file_count
        self.file_types = check_file_types(file_types)
        super().__init__(value, label=label, interactive=interactive, min_width=min_width or 0, **options)

    def props(self) -> dict[str, Any]:
        """Return the parameters, with the icon as a file."""
        return super().props() | {"icon": icon_file(self.icon)}

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
