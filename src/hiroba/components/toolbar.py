"""Buttons in the line of a component's label: its own, by name, and further ones that the author makes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from hiroba.errors import ArgumentError

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["as_toolbar"]


def as_toolbar(buttons: Sequence[str | Button] | None) -> list[str | Button] | None:
    """Return the buttons of a component, each author's button taken off the place where it was made.

    Args:
        buttons: Names of the component's own buttons, and buttons.

    Raises:
        ArgumentError: It is no list, or one of them is neither.
    """
    if buttons is None:
        return None
    if isinstance(buttons, str) or not isinstance(buttons, Iterable):
        raise ArgumentError(f"`buttons` must be a list of names of buttons, and of buttons, got {buttons!r}.")
    return [_as_tool(button) for button in buttons]


def _as_tool(button: Any) -> str | Button:
    from hiroba.components.button import Button

    if isinstance(button, Button):
        button.unrender()
        return button
    if isinstance(button, str):
        return button
    raise ArgumentError(f"`buttons` must hold names of buttons, or buttons, got {button!r}.")
