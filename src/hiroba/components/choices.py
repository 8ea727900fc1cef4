"""Choices: what Radio, CheckboxGroup and Dropdown offer, as (name, value) pairs.

A visitor reads names; functions, programs and the wire use values. Values keep their own type: a payload `3` that stands for
the choice `3.0` becomes `3.0` again.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from hiroba.components.builder import current_container
from hiroba.errors import ArgumentError, PayloadError

__all__ = [
    "Choice",
    "ChoiceValue",
    "Choices",
    "as_choices",
    "as_values",
    "check_choice_type",
    "index_of",
    "remaining_choices",
    "take_choice",
    "take_choices",
    "warn_of_unknown_values",
]

ChoiceValue = str | int | float
Choice = tuple[str, ChoiceValue]
Choices = Sequence[ChoiceValue | tuple[str, ChoiceValue]]
"""As authors write them: values, or (name, value) pairs."""


def as_choices(choices: Choices | None) -> list[Choice]:
    """Return choices as (name, value) pairs.

    Raises:
        ArgumentError: One of them is neither a value nor a pair.
    """
    if choices is None:
        return []
    if not isinstance(choices, Iterable):
        raise ArgumentError(f"`choices` must be a list of values or of (name, value) pairs, got {choices!r}.")
    return [_as_choice(choice) for choice in choices]


def check_choice_type(type: str) -> None:
    """Check the parameter `type` of a component with choices.

    Raises:
        ArgumentError: It is neither "value" nor "index".
    """
    if type not in ("value", "index"):
        raise ArgumentError(f'`type` must be "value" or "index", got {type!r}.')


def index_of(value: Any, choices: Sequence[Choice]) -> int | None:
    """Return the place of the choice with this value, or `None`. The value of the same type wins over an equal one."""
    near = None
    for i, (_, own) in enumerate(choices):
        if own == value:
            if type(own) is type(value):
                return i
            near = i if near is None else near
    return near


def take_choice(
    payload: Any, choices: Sequence[Choice], type: Literal["value", "index"], *, is_free: bool = False
) -> Any:
    """Return what a function gets for one chosen value.

    Args:
        payload: The value, as it came.
        choices: What was offered.
        type: Whether the function gets the value or its place.
        is_free: Whether other values may come as well. Their place is `None`.

    Raises:
        PayloadError: No choice has this value.
    """
    index = index_of(payload, choices)
    if index is None and not is_free:
        raise PayloadError(f"{payload!r} is not in the list of choices: {_listed(choices)}.")
    if type == "index":
        return index
    return payload if index is None else choices[index][1]


def take_choices(
    payload: Any,
    choices: Sequence[Choice],
    type: Literal["value", "index"],
    *,
    is_free: bool = False,
    most: int | None = None,
) -> list[Any]:
    """Return what a function gets for several chosen values; see `take_choice`.

    Raises:
        PayloadError: One of them is no choice, or there are more than `most`.
    """
    values = as_values(payload)
    if most is not None and len(values) > most:
        raise PayloadError(f"At most {most} choices can be taken, got {len(values)}.")
    return [take_choice(value, choices, type, is_free=is_free) for value in values]


def remaining_choices(payload: Any, choices: Sequence[Choice]) -> Any:
    """Return what of a value, or of a list of values, is among the choices."""
    if isinstance(payload, list):
        return [value for value in payload if index_of(value, choices) is not None]
    return payload if index_of(payload, choices) is not None else None


def as_values(value: Any) -> list[Any]:
    """Return several values as a list: one alone becomes a list, `None` an empty one, and scalars of numpy plain numbers."""
    if value is None:
        return []
    plain = value.tolist() if hasattr(value, "tolist") else value
    return list(plain) if isinstance(plain, (list, tuple, set, frozenset)) else [plain]


def warn_of_unknown_values(owner: str, value: Any, choices: Sequence[Choice]) -> None:
    """Warn the author of an initial value that is none of the choices, while an app is being built.

    It is no error: programs may fill the choices later. Copies made while a function runs are not looked at.
    """
    if current_container.get() is None or not choices or value is None:
        return
    for item in value if isinstance(value, (list, tuple)) else [value]:
        if index_of(item, choices) is None:
            message = f"The value {item!r} of this {owner} is not in the list of choices: {_listed(choices)}."
            warnings.warn(message, UserWarning, stacklevel=3)


def _as_choice(choice: Any) -> Choice:
    if isinstance(choice, (tuple, list)):
        if len(choice) != 2:
            raise ArgumentError(f"A choice must be a value or a (name, value) pair, got {choice!r}.")
        name, value = choice
    else:
        name, value = choice, choice
    if hasattr(value, "item") and not isinstance(value, str):
        value = value.item()
    return str(name), value


def _listed(choices: Sequence[Choice], most: int = 20) -> str:
    """Return the values as a sentence has them; a long list is cut."""
    values = ", ".join(repr(value) for _, value in choices[:most])
    rest = len(choices) - most
    return f"{values} and {rest} more" if rest > 0 else values or "there are none"
