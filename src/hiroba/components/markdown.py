"""Markdown: formatted text, with tables, code and formulas."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.latex_delimiters import LatexDelimiter, check_latex_delimiters
from hiroba.errors import ArgumentError, PayloadError

__all__ = ["Markdown"]


class Markdown(Component):
    """Text written as Markdown, shown formatted. Functions get and return `str`; `None` shows nothing.

    Args:
        value: Markdown, or a function that returns it at each visit. Indentation that all lines share is taken off.
        rtl: Whether the text runs from right to left.
        latex_delimiters: Between what formulas stand: dictionaries with `left`, `right` (texts) and `display` (whether the formula
            stands on a line of its own). `None` means two dollar signs, on a line of its own; an empty list reads no formulas.
        sanitize_html: Whether HTML in the text is made harmless. Turn it off only for text that nobody else could have written.
        line_breaks: Whether the end of a line is shown as one; Markdown joins lines.
        header_links: Whether headings get an address and a link to it.
        height: Pixels, or a CSS length; text that is longer scrolls.
        max_height: Like `height`, for text that may be shorter.
        min_height: Like `height`, for the least that is taken.
        buttons: `["copy"]` adds a button that copies the source.
        padding: Whether there is space between the text and the edges of its box.
        **options: See `ComponentOptions`. `container` is `False` by default: the text stands on the page without a box.
    """

    change = events.CHANGE
    copy = events.COPY

    def __init__(  # type: ignore[misc]  # two of the shared options have another default here
        self,
        value: str | Callable[..., Any] | None = None,
        *,
        min_width: int | None = None,
        rtl: bool = False,
        latex_delimiters: list[LatexDelimiter] | None = None,
        sanitize_html: bool = True,
        line_breaks: bool = False,
        header_links: bool = False,
        height: int | str | None = None,
        max_height: int | str | None = None,
        min_height: int | str | None = None,
        buttons: list[Literal["copy"]] | None = None,
        container: bool = False,
        padding: bool = False,
        **options: Unpack[ComponentOptions],
    ) -> None:
        if buttons is not None and not set(buttons) <= {"copy"}:
            raise ArgumentError(f'`buttons` of a Markdown may hold "copy" alone, got {buttons!r}.')
        self.rtl = rtl
        self.latex_delimiters = check_latex_delimiters(latex_delimiters)
        self.sanitize_html = sanitize_html
        self.line_breaks = line_breaks
        self.header_links = header_links
        self.height = height
        self.max_height = max_height
        self.min_height = min_height
        self.buttons = buttons
        self.padding = padding
        super().__init__(value, container=container, min_width=min_width or 0, **options)

    def preprocess(self, payload: Any) -> str | None:
        """Return the Markdown, or `None` where a caller sent none."""
        if payload is not None and not isinstance(payload, str):
            raise PayloadError(f"A text was expected, got {payload!r}.")
        return payload

    def postprocess(self, value: Any) -> str | None:
        """Return `value` as text, without indentation that all lines share."""
        return None if value is None else inspect.cleandoc(value if isinstance(value, str) else str(value))

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a text."""
        return {"type": "string"}

    def example_payload(self) -> str:
        """Return a heading."""
        return "# Hello!"

    def example_value(self) -> str:
        """Return a heading."""
        return "# Hello!"
