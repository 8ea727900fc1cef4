"""Number: a number that is typed."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.numeric import as_number, as_setting, check_range, is_blank, rounded
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import ArgumentError, ReturnError

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["Number"]

logger = logging.getLogger(__name__)


class Number(Component):
    """A field for a number. Functions get and return `int` or `float`; an empty field is `None`.

    Args:
        value: Initial number, or a function that returns it at each visit. Without one, a field that a function reads begins at 0, unless
            it has a placeholder or limits that leave 0 out.
        placeholder: Shown while the field is empty.
        info: A line of help below the field.
        buttons: Buttons beside the label.
        precision: Digits after the point that numbers are rounded to. 0 gives `int`; `None` rounds nothing, and gives `int`
            for whole numbers.
        minimum: Least number that is taken. `None` sets no limit.
        maximum: Greatest number that is taken. `None` sets no limit.
        step: How much an arrow key adds.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    input = events.INPUT
    submit = events.SUBMIT
    focus = events.FOCUS
    blur = events.BLUR
    is_filled_when_shown = True

    def __init__(
        self,
        value: float | Callable[..., Any] | None = None,
        *,
        placeholder: str | None = None,
        info: str | None = None,
        buttons: Sequence[Button] | None = None,
        precision: int | None = None,
        minimum: float | None = None,
        maximum: float | None = None,
        step: float = 1,
        **options: Unpack[ComponentOptions],
    ) -> None:
        minimum, maximum = as_setting(minimum, "minimum"), as_setting(maximum, "maximum")
        if minimum is not None and maximum is not None and minimum > maximum:
            raise ArgumentError(f"`minimum` must not exceed `maximum`, got {minimum!r} and {maximum!r}.")
        step = as_setting(step, "step") or 1
        if step < 0:
            raise ArgumentError(f"`step` must be positive, got {step!r}. Leave it out for steps of 1.")
        self.placeholder = placeholder
        self.info = info
        self.buttons = as_toolbar(buttons)
        self.precision = precision
        self.minimum = minimum
        self.maximum = maximum
        self.step = step
        super().__init__(value, **options)
        self.value = self.postprocess(self.value)

    def first_payload(self, is_read: bool) -> float | None:
        """Return 0 where a function reads the field, as programs expect; nothing where it has a placeholder or 0 is outside of the limits."""
        is_empty = not is_read or self.placeholder is not None
        is_outside = (self.minimum or 0) > 0 or (self.maximum or 0) < 0
        return None if is_empty or is_outside else 0

    def preprocess(self, payload: Any) -> float | None:
        """Return the number, rounded to `precision`; `None` for an empty field, as which an infinite number is shown.

        Raises:
            PayloadError: It is no number, or outside of the limits.
        """
        if payload is None or (isinstance(payload, float) and not math.isfinite(payload)):
            return None
        return rounded(check_range(payload, self.minimum, self.maximum), self.precision)

    def postprocess(self, value: Any) -> float | None:
        """Return a number that JSON can hold, rounded to `precision`; `None` for a text that is none, such as "N/A".

        Raises:
            ReturnError: `value` is no number.
        """
        if is_blank(value):
            return None
        try:
            return rounded(as_number(value), self.precision)
        except ReturnError:
            if not isinstance(value, str):
                raise
            # Programs return "N/A" and the like where there is no number.
            logger.warning("%r is no number, so the field is empty. Return `None` in its place.", value)
            return None

    @staticmethod
    def round_to_precision(num: float, precision: int | None) -> float:
        """Return `num` with so many digits after the point; as it is for `None`."""
        return rounded(num, precision)

    @staticmethod
    def raise_if_out_of_bounds(num: float, minimum: float | None, maximum: float | None) -> None:
        """Refuse a number outside of the limits.

        Raises:
            PayloadError: It is less than `minimum` or more than `maximum`.
        """
        check_range(num, minimum, maximum)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a number; of an integer where the precision is 0."""
        return {"type": "integer" if self.precision == 0 else "number"}

    def api_limits(self) -> dict[str, Any]:
        """Return the limits."""
        limits = {"minimum": self.minimum, "maximum": self.maximum}
        return {name: limit for name, limit in limits.items() if limit is not None}

    def example_payload(self) -> float:
        """Return a number within the limits."""
        return 3 if self.minimum is None else self.minimum

    def example_value(self) -> float:
        """Return a number within the limits."""
        return self.example_payload()
