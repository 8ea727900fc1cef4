"""`Director`: whoever runs an author's program, and takes the app that it launches in place of serving it at once.

`hiroba run` is one: it serves the app itself, and again after each change of the program.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any, Protocol

from hiroba.graph.blocks import Blocks

__all__ = ["NO_RELOAD", "Director", "current_director"]


class Director(Protocol):
    """Runs a program."""

    @property
    def is_first_run(self) -> bool:
        """Whether the program runs for the first time in this process."""

    def take(self, blocks: Blocks, options: dict[str, Any]) -> tuple[Any, str, str | None]:
        """Take an app that the program launched.

        Args:
            blocks: The app.
            options: The parameters of `launch`.

        Returns:
            What `launch` returns.
        """


current_director: ContextVar[Director | None] = ContextVar("current_director", default=None)


class _NoReload:
    """True while a program runs for the first time: `if hiroba.NO_RELOAD:` loads a model once, however often the program changes."""

    def __bool__(self) -> bool:
        director = current_director.get()
        return director is None or director.is_first_run


NO_RELOAD = _NoReload()
