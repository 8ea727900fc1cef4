"""CheckboxGroup: any of several choices, all in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.choices import (
    Choices,
    as_choices,
    as_values,
    check_choice_type,
    remaining_choices,
    take_choices,
    warn_of_unknown_values,
)
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.toolbar import as_toolbar

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["CheckboxGroup"]


class CheckboxGroup(Component):
    """Choices of which any may be on. Functions get and return a list of their values, in the order of ticking.

    Args:
        choices: Values, or (name, value) pairs: the name is shown, the function gets the value.
        value: Values of the choices that are on at first, or a function that returns them at each visit.
        type: Whether functions get values, or places, counted from 0.
        info: A line of help below the field.
        show_select_all: Whether there is a box that ticks all of them.
        buttons: Buttons beside the label.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    input = events.INPUT
    select = events.SELECT
    change_tells_value = True

    def __init__(
        self,
        choices: Choices | None = None,
        *,
        value: Sequence[str | float | int] | str | float | int | Callable[..., Any] | None = None,
        type: Literal["value", "index"] = "value",
        info: str | None = None,
        show_select_all: bool = False,
        buttons: Sequence[Button] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        check_choice_type(type)
        self.choices = as_choices(choices)
        self.type = type
        self.info = info
        self.show_select_all = show_select_all
        self.buttons = as_toolbar(buttons)
        super().__init__(value, **options)
        self.value = as_values(self.value)
        warn_of_unknown_values("CheckboxGroup", self.value, self.choices)

    @property
    def empty_payload(self) -> list[Any]:
        """No choice."""
        return []

    def remaining(self, payload: Any) -> Any:
        """Return what is left of a value now that there are other choices."""
        return remaining_choices(payload, self.choices)

    def preprocess(self, payload: Any) -> list[Any]:
        """Return the values of the choices that are on, or their places.

        Raises:
            PayloadError: One of them is no choice.
        """
        return take_choices(payload, self.choices, self.type)

    def postprocess(self, value: Any) -> list[Any]:
        """Return a list of values; one value alone becomes a list, `None` an empty one."""
        return as_values(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a list of the values."""
        values = [value for _, value in self.choices]
        return {"items": {"enum": values, "type": "string"}, "title": "Checkbox Group", "type": "array"}

    def example_payload(self) -> Any:
        """Return a list with the value of the first choice."""
        return [self.choices[0][1]] if self.choices else None

    def example_value(self) -> Any:
        """Return a list with the value of the first choice."""
        return self.example_payload()
