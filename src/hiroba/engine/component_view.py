"""`ComponentView`: what a function gets for an input whose parameter is annotated with a component class."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any
from weakref import WeakKeyDictionary

from hiroba.components.component import Component
from hiroba.components.node import Node
from hiroba.components.state import State
from hiroba.engine.arguments import hints_of, known, special_parameters

__all__ = ["ComponentView", "viewed_inputs"]


class ComponentView(SimpleNamespace):
    """A component as it is in a session: `value`, as functions get it, and its properties by name.

    Attributes may be set; a function that returns it changes its output so.

    Args:
        props: The properties.
        value: The value.
    """

    __slots__ = ("_before",)
    _is_component_update = True

    def __init__(self, props: dict[str, Any], value: Any) -> None:
        super().__init__(**{**props, "value": value})
        self._before = props

    def changes(self) -> dict[str, Any]:
        """Return the value, and the properties that were set since it was made."""
        return {name: now for name, now in vars(self).items() if name == "value" or self._before.get(name) != now}


def viewed_inputs(
    function: Callable[..., Any], inputs: Sequence[Node], names: Sequence[str], props: Callable[[Node], dict[str, Any]]
) -> dict[int, dict[str, Any]]:
    """Return the properties of the inputs whose parameters are annotated with a component class, by their place.

    Args:
        function: What will be called.
        inputs: The inputs as the session has them, those by name last.
        names: Names of those.
        props: Returns the properties of an input that its visitor changed.
    """
    wanted = known(_wanted, function, _component_parameters)
    if not wanted:
        return {}
    free = [name for name in inspect.signature(function).parameters if name not in special_parameters(function)]
    free = free[: len(inputs) - len(names)] + list(names)
    return {
        place: {"name": node.kind, **node.props(), **props(node)}
        for place, (name, node) in enumerate(zip(free, inputs, strict=False))
        if name in wanted and isinstance(node, Component) and not isinstance(node, State)
    }


_wanted: WeakKeyDictionary[Callable[..., Any], set[str]] = WeakKeyDictionary()


def _component_parameters(function: Callable[..., Any]) -> set[str]:
    hints = hints_of(function).items()
    return {name for name, hint in hints if inspect.isclass(hint) and issubclass(hint, Component)} - {"return"}
