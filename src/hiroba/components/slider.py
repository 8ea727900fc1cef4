"""Slider: a number between two ends."""

from __future__ import annotations

import math
import random
import warnings
from collections.abc import Callable, Sequence
from typing import Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.numeric import as_number, as_setting, check_range, is_blank, rounded
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import ArgumentError

__all__ = ["Slider"]


class Slider(Component):
    """A handle on a track, and a box with the number. Functions get and return `int` or `float`.

    Args:
        minimum: Number at the left end.
        maximum: Number at the right end.
        value: Initial number, or a function that returns it at each visit; `None` is `minimum`.
        step: Distance between numbers. `None` takes a power of ten that makes some 100 to 1,000 of them.
        precision: Digits after the point that numbers are rounded to. 0 gives `int`; `None` rounds nothing.
        info: A line of help below the field.
        randomize: Whether each visit begins with a random number, in place of `value`.
        buttons: `"reset"` shows a button that goes back to the initial number; `None` shows it, an empty list does not.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    input = events.INPUT
    release = events.RELEASE

    def __init__(
        self,
        minimum: float = 0,
        maximum: float = 100,
        value: float | Callable[..., Any] | None = None,
        *,
        step: float | None = None,
        precision: int | None = None,
        info: str | None = None,
        randomize: bool = False,
        buttons: Sequence[Literal["reset"]] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        minimum, maximum = as_setting(minimum, "minimum"), as_setting(maximum, "maximum")
        if not minimum <= maximum:
            raise ArgumentError(f"`minimum` must not be more than `maximum`, got {minimum!r} and {maximum!r}.")
        step = as_setting(step, "step")
        if step is not None and step < 0:
            warnings.warn(f"`step` must be positive, got {step!r}; the slider chooses its step.", stacklevel=2)
            step = None
        self.minimum = minimum
        self.maximum = maximum
        self.step = step or default_step(minimum, maximum)
        self.precision = precision
        self.info = info
        self.randomize = randomize
        self.buttons = as_toolbar(buttons)
        super().__init__(self.get_random_value if randomize else value, **options)
        if self.load_function is None:
            self.value = self.postprocess(self.value)

    @property
    def empty_payload(self) -> float:
        """The left end."""
        return self.minimum

    def props(self) -> dict[str, Any]:
        """Return the parameters, and the number that the reset button goes back to."""
        initial = None if self.value == self.minimum else self.value
        return {**super().props(), "initial_value": initial}

    def preprocess(self, payload: Any) -> float:
        """Return the number, rounded to `precision`; the left end where none came.

        Raises:
            PayloadError: It is no number, or beyond the ends.
        """
        if payload is None:
            return self.minimum
        return rounded(check_range(payload, self.minimum, self.maximum), self.precision)

    def postprocess(self, value: Any) -> float:
        """Return a number that JSON can hold, rounded to `precision`; the left end for `None` and an empty text.

        Raises:
            ReturnError: `value` is no number.
        """
        return self.minimum if is_blank(value) else rounded(as_number(value), self.precision)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a number, of an integer where the precision is 0, and its ends in words."""
        kind = "integer" if self.precision == 0 else "number"
        return {"type": kind, "description": f"numeric value between {self.minimum} and {self.maximum}"}

    def api_limits(self) -> dict[str, Any]:
        """Return the ends."""
        return {"minimum": self.minimum, "maximum": self.maximum}

    def example_payload(self) -> float:
        """Return the left end."""
        return self.minimum

    def example_value(self) -> float:
        """Return the left end."""
        return self.minimum

    def get_random_value(self) -> float:
        """Return a number of the track, each as likely as the others."""
        steps = int((self.maximum - self.minimum) / self.step)
        number = self.minimum + random.randint(0, steps) * self.step
        # Three steps of 0.1 make 0.30000000000000004, which nobody wants to read.
        return rounded(number if isinstance(number, int) else float(f"{number:.12g}"), self.precision)


def default_step(minimum: float, maximum: float) -> float:
    """Return a power of ten that divides a range into some 100 to 1,000 steps: 1 for 0 to 100, 0.01 for 0 to 1.

    A range of one number alone gets 1.
    """
    if minimum == maximum:
        return 1
    power = math.floor(math.log10(maximum - minimum) - 2)
    return 10**power if power >= 0 else round(10.0**power, -power)
