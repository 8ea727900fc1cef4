"""Checkbox: yes or no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import PayloadError

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["Checkbox"]


class Checkbox(Component):
    """A box to tick. Functions get and return `bool`.

    Args:
        value: Whether it is ticked at first, or a function that says so at each visit.
        info: A line of help under the label.
        buttons: Buttons beside the label.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    input = events.INPUT
    select = events.SELECT
    change_tells_value = True
    empty_payload = False

    def __init__(
        self,
        value: bool | Callable[..., Any] = False,
        *,
        info: str | None = None,
        buttons: Sequence[Button] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        self.info = info
        self.buttons = as_toolbar(buttons)
        super().__init__(value, **options)

    def preprocess(self, payload: Any) -> bool | None:
        """Return whether it is ticked; `None` where a caller sent none.

        Raises:
            PayloadError: It is neither true nor false. A text such as "false" would count as a tick.
        """
        if payload not in (None, True, False):
            raise PayloadError(f"True or false was expected, got {payload!r}.")
        return None if payload is None else bool(payload)

    def postprocess(self, value: Any) -> bool:
        """Return whether it is ticked."""
        return bool(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a truth value."""
        return {"type": "boolean"}

    def example_payload(self) -> bool:
        """Return a tick."""
        return True

    def example_value(self) -> bool:
        """Return a tick."""
        return True
