"""Log: what a running function prints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.errors import ArgumentError, ReturnError
from hiroba.wire.patches import Patch

__all__ = ["Log"]

LONGEST_LINE = 400
"""Characters for a line on average, from which the limit of the whole text follows."""


class Log(Component):
    """Lines of text as in a terminal, with its colours. Functions get and return `str`.

    `button.click(train, ..., log=console)` shows what `train` prints, writes to `sys.stderr`, logs with `logging` and draws with `tqdm`,
    while it runs: only that of this run, only to its visitor, threads that it starts included, and what it prints in a worker process
    (`executor="process"`). Messages of `logging` come as the levels of the loggers let them through: in a worker process, whose loggers
    nobody has set up, that is from warnings on.

    Args:
        value: Initial text, or a function that returns it at each visit.
        height: Pixels.
        max_lines: Most lines that are kept; the oldest go first.
        clears: Whether each run begins with an empty log.
        wrap: Whether long lines are broken; otherwise they scroll sideways.
        buttons: Which of `"copy"`, `"download"` and `"search"` are shown; all if `None`.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    clear = events.CLEAR

    def __init__(
        self,
        value: str | Callable[..., Any] | None = None,
        *,
        height: int = 320,
        max_lines: int = 10_000,
        clears: bool = True,
        wrap: bool = False,
        buttons: list[str] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        if not isinstance(max_lines, int) or isinstance(max_lines, bool) or max_lines < 1:
            raise ArgumentError(f"`max_lines` must be a positive number, got {max_lines!r}.")
        self.height = height
        self.max_lines = max_lines
        self.clears = clears
        self.wrap = wrap
        self.buttons = buttons
        super().__init__(value, **options)

    def preprocess(self, payload: Any) -> str:
        """Return the text."""
        return "" if payload is None else str(payload)

    def postprocess(self, value: Any) -> str | None:
        """Return the last lines of a text.

        Raises:
            ReturnError: It is no text.
        """
        if value is None:
            return None
        if not isinstance(value, str):
            raise ReturnError(f"A Log shows a text, got {value!r}.")
        return self._last_lines(value)

    def grown(self, before: str, text: str) -> tuple[str, list[Patch]]:
        """Return the value after `text` was written, and the patches that lead to it.

        The oldest lines go once there are a fifth too many, so that nearly all that is sent is what was written.
        """
        value = before + text
        if value.count("\n") > self.max_lines * 1.2 or len(value) > self.max_lines * LONGEST_LINE:
            value = self._last_lines(value)
            return value, [("replace", ["value"], value)]
        return value, [("append", ["value"], text)] if before else [("replace", ["value"], value)]

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a text."""
        return {"type": "string"}

    def example_payload(self) -> str:
        """Return a line."""
        return "Epoch 1 of 3\n"

    def example_value(self) -> str:
        """Return a line."""
        return "Epoch 1 of 3\n"

    def _last_lines(self, value: str) -> str:
        if value.count("\n") > self.max_lines:
            value = "".join(value.splitlines(keepends=True)[-self.max_lines :])
        return value[-self.max_lines * LONGEST_LINE :]
