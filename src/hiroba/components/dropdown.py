"""Dropdown: one or several choices from a list that opens."""

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
    take_choice,
    take_choices,
    warn_of_unknown_values,
)
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.count import as_count
from hiroba.components.toolbar import as_toolbar

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["DefaultValue", "Dropdown"]


class DefaultValue:
    """Stands for a value that the author left out, where `None` means that nothing is chosen."""

    def __repr__(self) -> str:
        return "the first choice"


DEFAULT_VALUE = DefaultValue()


class Dropdown(Component):
    """A field whose list of choices opens below it. Functions get and return a value, or a list of values with `multiselect`.

    Args:
        choices: Values, or (name, value) pairs: the name is shown, the function gets the value.
        value: What is chosen at first, or a function that returns it at each visit. Left out, it is the first choice, or no
            choice with `multiselect`; `None` chooses nothing.
        type: Whether functions get values, or places, counted from 0; the place of a value of one's own is `None`.
        multiselect: Whether several can be chosen.
        allow_custom_value: Whether a text that is no choice can be typed.
        max_choices: Most that can be chosen with `multiselect`; `None` sets no limit.
        num_choices_shown: Most that the open list shows; typing narrows it. `None` shows all.
        filterable: Whether typing narrows the list. It always does with `allow_custom_value`.
        info: A line of help below the field.
        buttons: Buttons beside the label.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    input = events.INPUT
    select = events.SELECT
    focus = events.FOCUS
    blur = events.BLUR
    key_up = events.KEY_UP

    def __init__(
        self,
        choices: Choices | None = None,
        *,
        value: str
        | int
        | float
        | Sequence[str | int | float]
        | Callable[..., Any]
        | DefaultValue
        | None = DEFAULT_VALUE,
        type: Literal["value", "index"] = "value",
        multiselect: bool | None = None,
        allow_custom_value: bool = False,
        max_choices: int | None = None,
        num_choices_shown: int | None = 100,
        filterable: bool = True,
        info: str | None = None,
        buttons: Sequence[Button] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        check_choice_type(type)
        self.choices = as_choices(choices)
        self.type = type
        self.multiselect = multiselect
        self.allow_custom_value = allow_custom_value
        self.max_choices = as_count("max_choices", max_choices, ", or None for no limit", least=0)
        self.num_choices_shown = as_count("num_choices_shown", num_choices_shown, ", or None for no limit")
        self.filterable = filterable or allow_custom_value
        self.info = info
        self.buttons = as_toolbar(buttons)
        super().__init__(self._first_value() if isinstance(value, DefaultValue) else value, **options)
        self.value = self.postprocess(self.value)
        if not allow_custom_value:
            warn_of_unknown_values("Dropdown", self.value, self.choices)

    @property
    def empty_payload(self) -> list[Any] | None:
        """No choice."""
        return [] if self.multiselect else None

    @property
    def tells_equal_values(self) -> bool:  # type: ignore[override]
        """Whether several can be chosen."""
        return bool(self.multiselect)

    def remaining(self, payload: Any) -> Any:
        """Return what is left of a value now that there are other choices."""
        return payload if self.allow_custom_value else remaining_choices(payload, self.choices)

    def preprocess(self, payload: Any) -> Any:
        """Return the value that is chosen, or its place; a list of them with `multiselect`.

        Raises:
            PayloadError: A value is no choice, or there are too many.
        """
        if payload is None:
            return None
        if self.multiselect or isinstance(payload, list):
            most = self.max_choices if self.multiselect else None
            return take_choices(payload, self.choices, self.type, is_free=self.allow_custom_value, most=most)
        return take_choice(payload, self.choices, self.type, is_free=self.allow_custom_value)

    def postprocess(self, value: Any) -> Any:
        """Return a value, or with `multiselect` a list of values; one value alone becomes a list then."""
        if self.multiselect:
            return as_values(value)
        return value.item() if hasattr(value, "item") else value

    def api_info(self) -> dict[str, Any]:
        """Return the schema of one of the values, or of a list of them."""
        one = {"type": "string", "enum": [value for _, value in self.choices]}
        return {"type": "array", "items": one} if self.multiselect else one

    def example_payload(self) -> Any:
        """Return the value of the first choice, in a list with `multiselect`."""
        if not self.choices:
            return None
        first = self.choices[0][1]
        return [first] if self.multiselect else first

    def example_value(self) -> Any:
        """Return the value of the first choice, in a list with `multiselect`."""
        return self.example_payload()

    def _first_value(self) -> Any:
        return self.choices[0][1] if self.choices and not self.multiselect else None
