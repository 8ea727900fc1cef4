"""MultimodalTextbox: text with files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Literal, TypedDict, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.count import as_lines
from hiroba.components.file_schema import example_file, file_schema
from hiroba.components.file_types import check_file_types, is_of_types
from hiroba.components.input_html_attributes import InputHTMLAttributes
from hiroba.components.one_of import require_one_of
from hiroba.components.uploads import FILE_COUNTS, FileCount, file_from_path
from hiroba.errors import PayloadError, ReturnError
from hiroba.wire.values import FileData

__all__ = ["MultimodalTextbox", "MultimodalValue"]

SOURCES = ("upload", "microphone")


class MultimodalValue(TypedDict, total=False):
    """What functions get.

    Attributes:
        text: What was typed.
        files: Paths of the files that go with it.
    """

    text: str
    files: list[str]


class MultimodalTextbox(Component):
    """A field for text and files. Functions get `{"text": str, "files": [path, ...]}` and return that, or a text alone.

    Args:
        value: Initial text, or dictionary, or a function that returns one at each visit.
        sources: `"upload"` (also paste and drag) and `"microphone"`; only the first if `None`.
        file_types: What is accepted: endings (".csv"), kinds ("image") or MIME types; all if `None`.
        file_count: What can be chosen at once: `"single"`, `"multiple"`, or `"directory"` for all files of a folder. A message may
            hold more than one file in any case.
        lines: Height in lines. With more than one, Enter makes a line and Shift+Enter submits.
        max_lines: Most lines that the field grows to.
        placeholder: Shown while the field is empty.
        info: A line of help below the field.
        autofocus: Whether the field has the focus when the page opens.
        autoscroll: Whether it keeps to the end of a text that grows.
        text_align: Side on which the text begins; `None` follows its direction.
        rtl: Whether the text runs from right to left.
        submit_btn: Shows a button that submits; a text is its name.
        stop_btn: Shows a button that fires `stop`; a text is its name.
        max_plain_text_length: A longer text that is pasted becomes a file.
        html_attributes: Further attributes of the HTML field.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    input = events.INPUT
    select = events.SELECT
    submit = events.SUBMIT
    focus = events.FOCUS
    blur = events.BLUR
    stop = events.STOP
    empty_payload: ClassVar[Any] = {"text": "", "files": []}

    def __init__(
        self,
        value: str | dict[str, Any] | Callable[..., Any] | None = None,
        *,
        sources: Sequence[Literal["upload", "microphone"]] | Literal["upload", "microphone"] | None = None,
        file_types: list[str] | None = None,
        file_count: FileCount = "single",
        lines: int = 1,
        max_lines: int = 20,
        placeholder: str | None = None,
        info: str | None = None,
        autofocus: bool = False,
        autoscroll: bool = True,
        text_align: Literal["left", "right"] | None = None,
        rtl: bool = False,
        submit_btn: str | bool | None = True,
        stop_btn: str | bool | None = False,
        max_plain_text_length: int = 1000,
        html_attributes: InputHTMLAttributes | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        self.sources = ["upload"] if sources is None else [sources] if isinstance(sources, str) else list(sources)
        for source in self.sources:
            require_one_of("sources", source, SOURCES)
        require_one_of("file_count", file_count, FILE_COUNTS)
        self.file_types = check_file_types(file_types)
        self.file_count = file_count
        self.lines = as_lines("lines", lines, 1)
        self.max_lines = as_lines("max_lines", max_lines, 20)
        self.placeholder = placeholder
        self.info = info
        self.autofocus = autofocus
        self.autoscroll = autoscroll
        self.text_align = text_align
        self.rtl = rtl
        self.submit_btn = submit_btn
        self.stop_btn = stop_btn
        self.max_plain_text_length = max_plain_text_length
        self.html_attributes = html_attributes
        super().__init__(value, **options)

    def preprocess(self, payload: Any) -> dict[str, Any] | None:
        """Return text and paths, or `None` where a caller sent nothing.

        Raises:
            PayloadError: It is something else, or a file is of another type.
        """
        if payload is None:
            return None
        if not isinstance(payload, dict):
            raise PayloadError(f"An object with `text` and `files` was expected, got {payload!r}.")
        text, files = payload.get("text") or "", payload.get("files") or []
        if not isinstance(text, str) or not isinstance(files, list):
            raise PayloadError(f"A text as `text` and a list as `files` were expected, got {payload!r}.")
        files = [file for file in files if file is not None]
        for file in files:
            if not isinstance(file, FileData):
                raise PayloadError(f"A file was expected in `files`, got {file!r}.")
            if not is_of_types(file.orig_name or file.path, self.file_types):
                wanted = ", ".join(self.file_types or [])
                raise PayloadError(f"Invalid file type: {file.orig_name or 'a file'}. Choose one of these: {wanted}.")
        return {"text": text, "files": [file.path for file in files]}

    def postprocess(self, value: Any) -> dict[str, Any]:
        """Return text and files.

        Raises:
            ReturnError: It is neither a text nor a dictionary with `text` and `files`.
        """
        if value is None:
            value = {}
        if isinstance(value, str):
            value = {"text": value}
        if not isinstance(value, dict):
            raise ReturnError(
                f"A MultimodalTextbox takes a text, or a dictionary with `text` and `files`, got {value!r}."
            )
        given = value.get("files") or []
        given = given if isinstance(given, (list, tuple)) else [given]
        files = [file["path"] if isinstance(file, dict) else file for file in given]
        text = value.get("text") or ""
        return {"text": text if isinstance(text, str) else str(text), "files": [file_from_path(file) for file in files]}

    def api_info(self) -> dict[str, Any]:
        """Return the schema of an object with text and files."""
        return {
            "title": "MultimodalData",
            "type": "object",
            "properties": {"text": {"type": "string"}, "files": {"type": "array", "items": file_schema()}},
            "required": ["text"],
        }

    def example_payload(self) -> dict[str, Any]:
        """Return a text with a picture."""
        return {"text": "Describe this image", "files": [example_file("picture.png")]}

    def example_value(self) -> dict[str, Any]:
        """Return a text."""
        return {"text": "Describe this image", "files": []}
