"""PDF: pages of a document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.event import Event
from hiroba.components.file_schema import example_file, file_schema
from hiroba.components.uploads import files_of, receive_files
from hiroba.errors import ArgumentError
from hiroba.wire.values import FileData

__all__ = ["PDF"]


class PDF(Component):
    """A PDF to look at: its pages one below the other, drawn as they come into view, with zoom, search and text that can be selected.

    Functions get the path of the file (`str`) or `None`, and return a path or an address. To let visitors give one, use `File`.
    `turn` tells when another page is in view: `index` is its number, from 1, and `value` the number of all pages.

    Args:
        value: Initial path or address, or a function that returns it at each visit.
        page: The page that is in view at first, from 1.
        height: Pixels.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    load = events.LOAD
    turn = Event("turn", "another page comes into view", "always_last")

    def __init__(
        self,
        value: str | Path | Callable[..., Any] | None = None,
        *,
        page: int = 1,
        height: int = 640,
        **options: Unpack[ComponentOptions],
    ) -> None:
        if not isinstance(page, int) or isinstance(page, bool) or page < 1:
            raise ArgumentError(f"`page` must be a number from 1, got {page!r}.")
        self.page = page
        self.height = height
        super().__init__(value, **options)

    def preprocess(self, payload: Any) -> Any:
        """Return the path of the file; `None` for none."""
        return receive_files(payload, "single", "filepath", None)

    def postprocess(self, value: Any) -> FileData | list[FileData] | None:
        """Return the file for a path or an address."""
        return files_of(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a file."""
        return file_schema()

    def example_payload(self) -> Any:
        """Return a file on the web."""
        return example_file("paper.pdf")

    def example_value(self) -> Any:
        """Return the address of a file."""
        return example_file("paper.pdf")["url"]
