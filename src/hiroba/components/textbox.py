"""Textbox: text in one line or several."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.errors import ArgumentError, PayloadError

__all__ = ["Textbox"]

TYPES = ("text", "password", "email")


class Textbox(Component):
    """A field for text. Functions get and return `str`; `None` shows an empty field.

    Args:
        value: Initial text, or a function that returns it at each visit.
        type: `"password"` hides what is typed, `"email"` brings the keyboard for addresses on phones.
        lines: Height in lines. With more than one, Enter makes a line and Shift+Enter submits.
        max_lines: Most lines that the field grows to; `None` means 20, or 1 if `type` is not `"text"`.
        placeholder: Shown while the field is empty.
        info: A line of help under the label.
        autofocus: Whether the field has the focus when the page opens.
        autoscroll: Whether it keeps to the end of a text that grows, while the reader is at its end.
        text_align: Side on which the text begins; `None` follows its direction.
        rtl: Whether the text runs from right to left.
        buttons: `"copy"` adds a button that copies the text.
        max_length: Most characters that can be typed.
        submit_btn: Shows a button that submits; a text is its name.
        stop_btn: Shows a button that fires `stop`; a text is its name.
        html_attributes: Further attributes of the HTML input, such as `autocomplete`.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    input = events.INPUT
    select = events.SELECT
    submit = events.SUBMIT
    focus = events.FOCUS
    blur = events.BLUR
    stop = events.STOP
    copy = events.COPY
    empty_payload = ""

    def __init__(
        self,
        value: str | Callable[..., Any] | None = None,
        *,
        type: Literal["text", "password", "email"] = "text",
        lines: int = 1,
        max_lines: int | None = None,
        placeholder: str | None = None,
        info: str | None = None,
        autofocus: bool = False,
        autoscroll: bool = True,
        text_align: Literal["left", "right"] | None = None,
        rtl: bool = False,
        buttons: list[Any] | None = None,
        max_length: int | None = None,
        submit_btn: str | bool | None = False,
        stop_btn: str | bool | None = False,
        html_attributes: Any = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        if type not in TYPES:
            raise ArgumentError(f"`type` must be one of {', '.join(map(repr, TYPES))}, got {type!r}.")
        if lines < 1:
            raise ArgumentError(f"`lines` must be at least 1, got {lines!r}.")
        self.type = type
        self.lines = lines
        self.max_lines = max_lines if max_lines is not None else (20 if type == "text" else 1)
        self.placeholder = placeholder
        self.info = info
        self.autofocus = autofocus
        self.autoscroll = autoscroll
        self.text_align = text_align
        self.rtl = rtl
        self.buttons = buttons
        self.max_length = max_length
        self.submit_btn = submit_btn
        self.stop_btn = stop_btn
        self.html_attributes = html_attributes
        super().__init__(value, **options)

    def preprocess(self, payload: Any) -> str | None:
        """Return the text, or `None` where a caller sent none."""
        if payload is not None and not isinstance(payload, str):
            raise PayloadError(f"A text was expected, got {payload!r}.")
        return payload

    def postprocess(self, value: Any) -> str | None:
        """Return `value` as text."""
        return None if value is None else str(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a text."""
        return {"type": "string"}

    def example_payload(self) -> str:
        """Return a greeting."""
        return "Hello"

    def example_value(self) -> str:
        """Return a greeting."""
        return "Hello"
