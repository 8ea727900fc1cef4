"""Checks of arguments that must be taken from a short list."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from hiroba.errors import ArgumentError

__all__ = ["one_of_or", "require_kind", "require_one_of", "require_some_of"]

logger = logging.getLogger(__name__)


def require_one_of(name: str, value: Any, choices: Iterable[Any]) -> None:
    """Check that the argument `name` is one of `choices`.

    Raises:
        ArgumentError: It is none of them.
    """
    choices = tuple(choices)
    if value not in choices:
        raise ArgumentError(f"`{name}` must be one of {', '.join(map(repr, choices))}, got {value!r}.")


def require_kind(name: str, value: Any, kind: type) -> None:
    """Check that the argument `name` is an object of a class.

    Raises:
        ArgumentError: It is none.
    """
    if not isinstance(value, kind):
        raise ArgumentError(f"`{name}` must be a `{kind.__name__}`, got {value!r}.")


def one_of_or(default: str, name: str, value: Any, choices: Iterable[str]) -> str:
    """Return the argument `name` if it is one of `choices`, or else `default`, and say so in the log.

    For looks, of which programs hold words that nobody ever checked: `Button(variant="danger")`.
    """
    if value in (known := tuple(choices)):
        return str(value)
    message = "`%s` is one of %s. Got %r, so %r is taken."
    logger.warning(message, name, ", ".join(map(repr, known)), value, default)
    return default


def require_some_of(name: str, values: Any, choices: Iterable[str]) -> list[str]:
    """Return the argument `name`, one word or several, as a list in which each is one of `choices`.

    Raises:
        ArgumentError: One of them is not.
    """
    words = [values] if isinstance(values, str) else list(values)
    choices = tuple(choices)
    wrong = [word for word in words if word not in choices]
    if wrong:
        raise ArgumentError(f"`{name}` must be a list of {', '.join(map(repr, choices))}, got {wrong[0]!r} in it.")
    return words
