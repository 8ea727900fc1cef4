"""Dialogue: a script, line by line, each with who says it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.server_function import server
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import ArgumentError, PayloadError, ReturnError

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["Dialogue"]

Line = dict[str, str]

MAX_TEXT = 200_000
"""Most characters of a text that a page may have read as lines."""

HELP = "Type colon (:) in the dialogue line to see the available tags"
UNKNOWN = "Unknown"
EXAMPLE = [
    {"speaker": "Speaker 1", "text": "Hello, how are you?"},
    {"speaker": "Speaker 2", "text": "I'm fine, thank you!"},
]


class Dialogue(Component):
    """A script with speakers. Functions get one `str`, or with `type="list"` a list of `{"speaker", "text"}`; both may be returned.

    Args:
        value: Initial lines or text, or a function that returns them at each visit.
        type: What functions get: `"text"` or `"list"`.
        speakers: Who may speak. Without any, it is one field of text that offers the tags.
        formatter: Makes a text of a line: takes the speaker and what is said. `None` writes `[speaker] text`.
        unformatter: Makes a line of a text: takes the text, and the speaker where none is named. It returns a dictionary.
        tags: Offered while a colon and their first letters are typed.
        separator: Stands between lines in a text.
        color_map: CSS colours of speakers; the others get the theme's.
        info: A line of help below the field, shown only where `interactive` is `True`.
        placeholder: Shown in an empty line.
        autofocus: Whether the first line has the focus when the page opens.
        autoscroll: Whether it keeps to its end as lines come, while the reader is there.
        max_lines: Most lines.
        buttons: `"copy"` adds a button that copies the text. A `Button` stands beside it.
        submit_btn: Shows a button that submits; a text is its name. Ctrl+Enter does so, too.
        ui_mode: Whether the visitor writes lines (`"dialogue"`), text, or changes between them.
        **options: See `ComponentOptions`; `label` is "Dialogue" by default.

    Raises:
        ArgumentError: `type` or `ui_mode` is none of those, or the separator is blank.
    """

    change = events.CHANGE
    input = events.INPUT
    submit = events.SUBMIT

    def __init__(  # type: ignore[misc]  # the label has another default here
        self,
        value: list[Line] | str | Callable[..., Any] | None = None,
        *,
        type: Literal["list", "text"] = "text",
        speakers: list[str] | None = None,
        formatter: Callable[..., Any] | None = None,
        unformatter: Callable[..., Any] | None = None,
        tags: list[str] | None = None,
        separator: str = "\n",
        color_map: dict[str, str] | None = None,
        label: str | None = "Dialogue",
        info: str | None = HELP,
        placeholder: str | None = None,
        autofocus: bool = False,
        autoscroll: bool = True,
        max_lines: int | None = None,
        buttons: Sequence[Literal["copy"] | Button] | None = None,
        submit_btn: str | bool | None = False,
        ui_mode: Literal["dialogue", "text", "both"] = "both",
        **options: Unpack[ComponentOptions],
    ) -> None:
        if type not in ("list", "text"):
            raise ArgumentError(f'`type` must be "list" or "text", got {type!r}.')
        if ui_mode not in ("dialogue", "text", "both"):
            raise ArgumentError(f'`ui_mode` must be "dialogue", "text" or "both", got {ui_mode!r}.')
        if separator in ("", " "):
            raise ArgumentError(f"`separator` must be a text that no line holds, such as a newline, got {separator!r}.")
        self.type = type
        self.speakers = speakers
        self.formatter = formatter
        self.unformatter = unformatter
        self.tags = tags or []
        self.separator = separator
        self.color_map = color_map
        self.info = info if options.get("interactive") else None
        self.placeholder = placeholder
        self.autofocus = autofocus
        self.autoscroll = autoscroll
        self.max_lines = max_lines
        self.buttons = as_toolbar(buttons)
        self.submit_btn = submit_btn
        self.ui_mode = ui_mode
        super().__init__(value, label=label, **options)

    def props(self) -> dict[str, Any]:
        """Return the parameters; how lines become text is the server's."""
        props = super().props()
        for name in ("formatter", "unformatter", "type"):
            del props[name]
        return props

    def preprocess(self, payload: Any) -> str | list[Line] | None:
        """Return the text, or the lines with `type="list"`.

        Raises:
            PayloadError: It is neither a text nor a list of lines.
        """
        if payload is None:
            return None
        value = _checked(payload)
        if self.type == "list" and isinstance(value, str) and self.speakers:
            return self._lines_of(value)
        return value if self.type == "list" else self._text_of(value)

    def postprocess(self, value: Any) -> str | list[Line] | None:
        """Return a text as it is, and lines with their speakers.

        Raises:
            ReturnError: It is neither.
        """
        if value is None or isinstance(value, str):
            return value
        try:
            lines = [{"speaker": str(line["speaker"]), "text": str(line["text"])} for line in value]
            # A page that shows no lines cannot write them as text either: that is the formatter's, which is here.
            return self._text_of(lines) if self.ui_mode == "text" else lines
        except (TypeError, KeyError) as error:
            message = 'A Dialogue takes a text, or lines such as {"speaker": "Ann", "text": "Hello"}'
            raise ReturnError(f"{message}, got {value!r}.") from error

    @staticmethod
    def default_formatter(speaker: str, text: str) -> str:
        """Return a line as text."""
        return f"[{speaker}] {text}"

    @staticmethod
    def default_unformatter(line: str, default_speaker: str) -> Line:
        """Return a text such as `[Ann] Hello` as a line."""
        line = line.strip()
        if not line:
            return {"speaker": "", "text": ""}
        speaker, bracket, text = line[1:].partition("]")
        if line.startswith("[") and bracket:
            return {"speaker": speaker, "text": text.strip()}
        return {"speaker": default_speaker, "text": line}

    @server
    async def format(self, value: Any) -> str:
        """Return lines as the text that functions get; the page asks for it."""
        return self._text_of(_checked(value))

    @server
    async def unformat(self, payload: Any) -> list[Line]:
        """Return the lines of `payload["text"]`; the page asks for them."""
        text = payload.get("text") if isinstance(payload, dict) else None
        if text is not None and (not isinstance(text, str) or len(text) > MAX_TEXT):
            raise PayloadError(f"A text of at most {MAX_TEXT:,} characters was expected.")
        return self._lines_of(text or "")

    def as_example(self, value: Any) -> str | list[Line] | None:
        """Return what a list of examples shows."""
        return self.preprocess(self.postprocess(value))

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a text or of lines."""
        names = ("speaker", "text")
        line = {
            "type": "object",
            "properties": {name: {"type": "string"} for name in names},
            "required": list(names),
        }
        return {"anyOf": [{"type": "array", "items": line}, {"type": "string"}]}

    def example_payload(self) -> list[Line]:
        """Return a greeting and its answer."""
        return EXAMPLE

    def example_value(self) -> list[Line]:
        """Return a greeting and its answer."""
        return EXAMPLE

    def _text_of(self, value: str | list[Line]) -> str:
        if isinstance(value, str):
            return value
        if len(value) == 1 and not value[0]["text"]:
            return ""
        formatter = self.formatter or self.default_formatter
        return self.separator.join(str(formatter(line["speaker"], line["text"])) for line in value)

    def _lines_of(self, text: str) -> list[Line]:
        speaker = self.speakers[0] if self.speakers else UNKNOWN
        pieces = [piece.strip() for piece in text.split(self.separator)]
        lines = [_read(self.unformatter or self.default_unformatter, piece, speaker) for piece in pieces if piece]
        return [line for line in lines if line["speaker"] or line["text"]]


def _read(unformatter: Callable[..., Any], text: str, speaker: str) -> Line:
    """Return the line of a text; an author's function may leave out the speaker among its parameters."""
    try:
        inspect.signature(unformatter).bind(text, speaker)
    except TypeError:
        found = unformatter(text)
    else:
        found = unformatter(text, speaker)
    return {"speaker": str(found.get("speaker", speaker)), "text": str(found.get("text", ""))}


def _checked(payload: Any) -> str | list[Line]:
    if isinstance(payload, str):
        return payload
    if isinstance(payload, list) and all(
        isinstance(line, dict) and isinstance(line.get("speaker"), str) and isinstance(line.get("text"), str)
        for line in payload
    ):
        return [{"speaker": line["speaker"], "text": line["text"]} for line in payload]
    raise PayloadError(f"A text, or a list of lines with `speaker` and `text`, was expected, got {payload!r}.")
