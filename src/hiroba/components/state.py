"""State: a Python value of one visitor's session, that never leaves the server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hiroba.components import events
from hiroba.components.component import Component
from hiroba.errors import ArgumentError

__all__ = ["State"]


class State(Component):
    """A value that functions of one session share: each visitor has their own copy.

    Args:
        value: Initial value, copied deeply for each session; or a function that makes it.
        render: Whether it is part of the app that is being built.
        time_to_live: Seconds after the last run that used it until it is forgotten; `None` keeps it as long as the session.
        delete_callback: Called with the value when it is forgotten.

    Raises:
        ArgumentError: `value` cannot be copied.
    """

    change = events.CHANGE
    is_skipped_in_api = True

    def __init__(
        self,
        value: Any = None,
        render: bool = True,
        *,
        time_to_live: float | None = None,
        delete_callback: Callable[[Any], None] | None = None,
    ) -> None:
        self.time_to_live = time_to_live
        self.delete_callback = delete_callback
        self.make = value if callable(value) else None
        super().__init__(None if self.make else value, render=render)
        self.initial()

    def initial(self) -> Any:
        """Return the value of a new session."""
        import copy

        if self.make is not None:
            return self.make()
        try:
            return copy.deepcopy(self.value)
        except Exception as error:
            raise ArgumentError(
                f"The initial value of a `State` is copied for each session, and {self.value!r} cannot be copied "
                f"({error}). Give a function that makes it in place of the value itself."
            ) from error

    def props(self) -> dict[str, Any]:
        """Return nothing: the browser knows only that it is there."""
        return {}

    def _takes_function(self) -> bool:
        return False
