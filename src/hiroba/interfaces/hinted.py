"""A function with type hints as a function of components, for an `Interface` without inputs."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, get_type_hints

from hiroba.components.component import Component
from hiroba.components.composite import FieldErrors
from hiroba.errors import Error
from hiroba.graph.rearrange import rearranged

__all__ = ["from_hints", "needs_arguments"]


def needs_arguments(function: Callable[..., Any]) -> bool:
    """Tell whether `function` has parameters with type hints that must be given, and none that the engine fills."""
    try:
        parameters = inspect.signature(function).parameters.values()
        hints = get_type_hints(function)
    except (TypeError, ValueError, NameError):
        return False
    needed = [p for p in parameters if p.default is p.empty and p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]
    is_filled = any(getattr(hint, "__module__", "").startswith("hiroba.") for hint in hints.values())
    return bool(needed) and not is_filled and all(p.name in hints for p in needed)


def from_hints(function: Callable[..., Any]) -> tuple[Callable[..., Any], list[Component]]:
    """Return a function of plain values, and the components for them.

    Raises:
        ArgumentError: A parameter has a type that no component stands for.
    """
    from hiroba.interfaces.form import Section

    section = Section(function)
    components = [leaf.component for leaf in section.leaves()]

    def rearrange(values: tuple[Any, ...], _: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
        try:
            return [], section.build(dict(zip(components, values, strict=True)))
        except FieldErrors as error:
            texts = [f"{component.label}: {message}" for component, message in error.messages.items()]
            raise Error(" ".join(texts)) from error

    return rearranged(function, rearrange), components
