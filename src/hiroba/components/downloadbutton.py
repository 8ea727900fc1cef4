"""DownloadButton: a button that downloads its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.button import SIZES
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.file_schema import example_file, file_schema
from hiroba.components.icon import icon_file, shown_icon
from hiroba.components.one_of import one_of_or
from hiroba.components.uploads import file_from_path, receive_files
from hiroba.wire.values import FileData

__all__ = ["DownloadButton"]

VARIANTS = ("primary", "secondary", "stop")


class DownloadButton(Component):
    """A button that downloads its file. Its value is the path of the file; functions return one, and get one.

    Args:
        label: Text on the button.
        value: Path or address of the file, or a function that returns it at each visit.
        variant: `"primary"` for the main action of a page, `"stop"` for one that ends something.
        size: Height: 28, 36 or 44 pixels.
        icon: Path or address of a picture before the text.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    click = events.CLICK
    tells_equal_values = True

    def __init__(  # type: ignore[misc]  # three of the shared options have another default here
        self,
        label: str = "Download",
        value: str | Path | Callable[..., Any] | None = None,
        *,
        variant: Literal["primary", "secondary", "stop"] = "secondary",
        size: Literal["sm", "md", "lg"] = "lg",
        icon: str | Path | None = None,
        interactive: bool = True,
        min_width: int | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        variant, size = variant or "secondary", size or "lg"
        self.variant = one_of_or("secondary", "variant", variant, VARIANTS)
        self.size = one_of_or("lg", "size", size, SIZES)
        self.icon = shown_icon(icon)
        super().__init__(value, label=label, interactive=interactive, min_width=min_width or 0, **options)

    def props(self) -> dict[str, Any]:
        """Return the parameters, with the icon as a file."""
        return super().props() | {"icon": icon_file(self.icon)}

    def preprocess(self, payload: Any) -> Any:
        """Return the path of the file, `None` for none."""
        return receive_files(payload, "single", "filepath", None)

    def postprocess(self, value: Any) -> FileData | None:
        """Return the file at a path."""
        return None if value is None else file_from_path(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a file."""
        return file_schema()

    def example_payload(self) -> dict[str, Any]:
        """Return a file on the web."""
        return example_file("paper.pdf")

    def example_value(self) -> str:
        """Return the address of a file."""
        return str(example_file("paper.pdf")["url"])
