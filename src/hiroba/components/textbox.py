"""Textbox: text in one line or several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.count import as_count, as_lines
from hiroba.components.input_html_attributes import InputHTMLAttributes
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import ArgumentError, PayloadError

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["TextArea", "Textbox"]

TYPES = ("text", "password", "email")
SIDES = (None, "left", "center", "right")


class Textbox(Component):
    """A field for text. Functions get and return `str`; `None` shows an empty field.

    Args:
        value: Initial text, or a function that returns it at each visit.
        type: `"password"` hides what is typed, `"email"` brings the keyboard for addresses on phones. Both have one line.
        lines: Height in lines. With more than one, Enter makes a line and Shift+Enter submits; with one it is the other way.
        max_lines: Most lines that the field grows to; `None` means 20.
        placeholder: Shown while the field is empty.
        info: A line of help below the field; emphasis, code and links in it are Markdown.
        autofocus: Whether the field has the focus when the page opens.
        autoscroll: Whether it keeps to the end of a text that grows, while the reader is at its end.
        text_align: Side on which the text begins, or `"center"`; `None` follows its direction.
        rtl: Whether the text runs from right to left.
        buttons: `"copy"` adds a button that copies the text. A `Button` stands beside it.
        max_length: Most characters that can be typed, or sent.
        submit_btn: Shows a button that submits; a text is its name.
        stop_btn: Shows a button that fires `stop`; a text is its name.
        html_attributes: Further attributes of the HTML field, such as `autocomplete`.
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
    change_tells_value = True
    empty_payload = ""
    is_filled_when_shown = True

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
        text_align: Literal["left", "center", "right"] | None = None,
        rtl: bool = False,
        buttons: Sequence[Literal["copy"] | Button] | None = None,
        max_length: int | None = None,
        submit_btn: str | bool | None = False,
        stop_btn: str | bool | None = False,
        html_attributes: InputHTMLAttributes | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        if type not in TYPES:
            raise ArgumentError(f"`type` must be one of {', '.join(map(repr, TYPES))}, got {type!r}.")
        if text_align not in SIDES:
            raise ArgumentError(f'`text_align` must be "left", "center", "right" or None, got {text_align!r}.')
        self.type = type
        self.lines = as_lines("lines", lines, 1) if type == "text" else 1
        self.max_lines = as_lines("max_lines", max_lines)
        self.placeholder = placeholder
        self.info = info
        self.autofocus = autofocus
        self.autoscroll = autoscroll
        self.text_align = text_align
        self.rtl = rtl
        self.buttons = as_toolbar(buttons)
        self.max_length = as_count("max_length", max_length)
        self.submit_btn = submit_btn
        self.stop_btn = stop_btn
        self.html_attributes = _as_attributes(html_attributes)
        super().__init__(value, **options)

    def preprocess(self, payload: Any) -> str | None:
        """Return the text, or `None` where a caller sent none.

        Raises:
            PayloadError: It is longer than `max_length`.
        """
        if payload is None:
            return None
        text = str(payload)
        if self.max_length is not None and len(text) > self.max_length:
            raise PayloadError(
                f"At most {self.max_length} characters are taken here, got {len(text)}. Shorten the text."
            )
        return text

    def postprocess(self, value: Any) -> str | None:
        """Return `value` as text."""
        return None if value is None else str(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a text."""
        return {"type": "string"}

    def api_limits(self) -> dict[str, Any]:
        """Return the greatest length."""
        return {} if self.max_length is None else {"maxLength": self.max_length}

    def example_payload(self) -> str:
        """Return a greeting."""
        return "Hello!!"

    def example_value(self) -> str:
        """Return a greeting."""
        return "Hello!!"


class TextArea(Textbox):
    """A Textbox of seven lines.

    Args:
        value: Initial text, or a function that returns it at each visit.
        lines: Height in lines.
        max_lines: Most lines that the field grows to.
        **options: See `Textbox`.
    """

    kind = "textbox"

    def __init__(
        self,
        value: str | Callable[..., Any] | None = None,
        *,
        lines: int = 7,
        max_lines: int = 20,
        **options: Any,
    ) -> None:
        super().__init__(value, lines=lines, max_lines=max_lines, **options)


# The page knows one text field, which leaves out what is a default of Textbox.
TextArea.defaults = Textbox.defaults


def _as_attributes(attributes: InputHTMLAttributes | None) -> dict[str, Any] | None:
    """Return the attributes that are given. A dictionary is taken as well, for copies of a component."""
    if attributes is None:
        return None
    items = attributes if isinstance(attributes, dict) else asdict(attributes)
    return {name: value for name, value in items.items() if value is not None}
