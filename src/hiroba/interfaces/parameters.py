"""Which parameters of a function get values of components, and which are filled by circumstances."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, get_type_hints

from hiroba.components.event_data import EventData
from hiroba.sessions.visit import Request

__all__ = ["is_circumstance", "request_parameters", "value_parameters"]

CIRCUMSTANCES = {"Request", "SessionHandle", "OAuthProfile", "OAuthToken"}
"""Classes that an annotation asks for. They live in layers above, so they are known by their names here."""


def value_parameters(function: Callable[..., Any]) -> list[inspect.Parameter]:
    """Return the parameters that get values of components, in order; none where the signature cannot be read."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (ValueError, TypeError):
        return []
    hints = _hints(function)
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return [p for p in parameters if p.kind in kinds and not is_circumstance(p, hints.get(p.name))]


def request_parameters(function: Callable[..., Any]) -> set[str]:
    """Return the names of the parameters that get the request."""
    hints = _hints(function).items()
    options = {name: (hint, *getattr(hint, "__args__", ())) for name, hint in hints if name != "return"}
    return {
        name
        for name, several in options.items()
        if any(inspect.isclass(one) and issubclass(one, Request) for one in several)
    }


def is_circumstance(parameter: inspect.Parameter, hint: Any) -> bool:
    """Tell whether a parameter is filled by circumstances: the request, the event, the progress.

    Args:
        parameter: The parameter.
        hint: Its annotation, resolved.
    """
    if type(parameter.default).__name__ in ("Cache", "Progress"):
        return True
    options = [hint, *getattr(hint, "__args__", ())]
    return any(
        inspect.isclass(option) and (option.__name__ in CIRCUMSTANCES or issubclass(option, EventData))
        for option in options
    )


def _hints(function: Callable[..., Any]) -> dict[str, Any]:
    try:
        return get_type_hints(function if inspect.isroutine(function) else type(function).__call__)
    except Exception:  # annotations may name what cannot be imported here; then they are read as they stand
        return dict(getattr(function, "__annotations__", {}))
