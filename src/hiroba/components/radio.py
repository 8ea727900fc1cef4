"""Radio: one of several choices, all in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.choices import (
    Choices,
    as_choices,
    check_choice_type,
    remaining_choices,
    take_choice,
    warn_of_unknown_values,
)
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.toolbar import as_toolbar

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["Radio"]


class Radio(Component):
    """Choices of which one is on. Functions get and return its value; `None` means that none is.

    Args:
        choices: Values, or (name, value) pairs: the name is shown, the function gets the value.
        value: Value of the choice that is on at first, or a function that returns it at each visit.
        type: Whether functions get the value of the choice, or its place, counted from 0.
        info: A line of help below the field.
        rtl: Whether the choices run from right to left.
        buttons: Buttons beside the label.
        **options: See `ComponentOptions`.
    """

    select = events.SELECT
    change = events.CHANGE
    input = events.INPUT

    def __init__(
        self,
        choices: Choices | None = None,
        *,
        value: str | int | float | Callable[..., Any] | None = None,
        type: Literal["value", "index"] = "value",
        info: str | None = None,
        rtl: bool = False,
        buttons: Sequence[Button] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        check_choice_type(type)
        self.choices = as_choices(choices)
        self.type = type
        self.info = info
        self.rtl = rtl
        self.buttons = as_toolbar(buttons)
        super().__init__(value, **options)
        warn_of_unknown_values("Radio", self.value, self.choices)

    def remaining(self, payload: Any) -> Any:
        """Return what is left of a value now that there are other choices."""
        return remaining_choices(payload, self.choices)

    def preprocess(self, payload: Any) -> Any:
        """Return the value of the choice, or its place.

        Raises:
            PayloadError: No choice has this value.
        """
        return None if payload is None else take_choice(payload, self.choices, self.type)

    def postprocess(self, value: Any) -> Any:
        """Return the value of a choice."""
        return value.item() if hasattr(value, "item") else value

    def api_info(self) -> dict[str, Any]:
        """Return the schema of one of the values."""
        return {"enum": [value for _, value in self.choices], "title": "Radio", "type": "string"}

    def example_payload(self) -> Any:
        """Return the value of the first choice."""
        return self.choices[0][1] if self.choices else None

    def example_value(self) -> Any:
        """Return the value of the first choice."""
        return self.example_payload()
