"""UploadButton: a button that opens the file window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.button import SIZES
from hiroba.components.component import ComponentOptions
from hiroba.components.file_intake import FileIntake
from hiroba.components.icon import icon_file, shown_icon
from hiroba.components.one_of import one_of_or
from hiroba.components.uploads import FileCount, UploadType

__all__ = ["UploadButton"]

VARIANTS = ("primary", "secondary", "stop")


class UploadButton(FileIntake):
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
        self.variant = one_of_or("secondary", "variant", variant, VARIANTS)
        self.size = one_of_or("lg", "size", size, SIZES)
        self.icon = shown_icon(icon)
        self._accept(file_count, file_types, type)
        super().__init__(value, label=label, interactive=interactive, min_width=min_width or 0, **options)

    def props(self) -> dict[str, Any]:
        """Return the parameters, with the icon as a file."""
        return super().props() | {"icon": icon_file(self.icon)}
