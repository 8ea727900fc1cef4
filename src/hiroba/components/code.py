"""Code: an editor for programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.count import as_lines
from hiroba.components.one_of import require_one_of
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import ReturnError

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["Code"]

Language = Literal[
    "python", "c", "cpp", "markdown", "latex", "json", "html", "css", "javascript", "jinja2", "typescript", "yaml",
    "dockerfile", "shell", "r", "sql", "sql-msSQL", "sql-mySQL", "sql-mariaDB", "sql-sqlite", "sql-cassandra", "sql-plSQL",
    "sql-hive", "sql-pgSQL", "sql-gql", "sql-gpSQL", "sql-sparkSQL", "sql-esper",
]  # fmt: skip

LANGUAGES: tuple[str, ...] = Language.__args__  # type: ignore[attr-defined]


class Code(Component):
    """An editor with colours, line numbers and brackets. Functions get and return `str`.

    Args:
        value: Initial program, or a function that returns it at each visit.
        language: What it is written in; `None` shows plain text.
        lines: Least height in lines.
        max_lines: Most lines that it grows to; `None` lets it grow with the program.
        wrap_lines: Whether long lines go on below, in place of a scroll bar.
        show_line_numbers: Whether lines are numbered.
        autocomplete: Whether words are proposed while typing.
        buttons: Tools beside the label: `"copy"`, `"download"`, and buttons of your own. `None` shows both.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    input = events.INPUT
    focus = events.FOCUS
    blur = events.BLUR
    empty_payload = ""
    is_filled_when_shown = True

    def __init__(
        self,
        value: str | Callable[..., Any] | None = None,
        language: Language | None = None,
        *,
        lines: int = 5,
        max_lines: int | None = None,
        wrap_lines: bool = False,
        show_line_numbers: bool = True,
        autocomplete: bool = False,
        buttons: Sequence[Literal["copy", "download"] | Button] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        require_one_of("language", language, (*LANGUAGES, None))
        self.language = language
        self.lines = as_lines("lines", lines, 5)
        self.max_lines = as_lines("max_lines", max_lines)
        self.wrap_lines = wrap_lines
        self.show_line_numbers = show_line_numbers
        self.autocomplete = autocomplete
        self.buttons = as_toolbar(buttons)
        super().__init__(value, **options)

    def preprocess(self, payload: Any) -> str | None:
        """Return the program, or `None` where a caller sent none."""
        return None if payload is None else str(payload)

    def postprocess(self, value: Any) -> str | None:
        """Return the program without the space around it.

        Raises:
            ReturnError: `value` is no text.
        """
        if value is None:
            return None
        if not isinstance(value, str):
            raise ReturnError(f"A Code takes a text or None, got {value!r}. Read a file first, and return its text.")
        return value.strip()

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a text."""
        return {"type": "string"}

    def example_payload(self) -> str:
        """Return a program."""
        return "print('Hello World')"

    def example_value(self) -> str:
        """Return a program."""
        return "print('Hello World')"
