"""From outputs among which composites stand to those and their components, and a function that fills these."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from hiroba.components.binding_options import BindingOptions
from hiroba.components.composite import Composite
from hiroba.components.node import Node
from hiroba.errors import ArgumentError, ReturnError
from hiroba.graph.rearrange import rearranged

__all__ = ["unfold_outputs"]

UNCHANGED = {"__type__": "update"}

Function = Callable[..., Any] | None


def unfold_outputs(function: Function, options: BindingOptions, outputs: list[Node]) -> tuple[Function, BindingOptions]:
    """Return the function and the options of a binding whose composites among the outputs are followed by their components.

    Raises:
        ArgumentError: A composite stands where it cannot be taken apart.
    """
    if function is None or not any(_parts(node) for node in outputs):
        return function, options
    if options.batch:
        raise ArgumentError("A form cannot be an output of a batch function. Give its fields, `form.parts()`, instead.")
    call = rearranged(function, lambda args, kwargs: (list(args), kwargs), lambda value: _spread(outputs, value))
    try:
        call.__signature__ = inspect.signature(function)  # type: ignore[attr-defined]  # what `inspect.signature` reads
    except (TypeError, ValueError):
        pass  # a function of C says nothing of its parameters, and is called with the inputs alone
    call.__annotations__ = {k: v for k, v in getattr(function, "__annotations__", {}).items() if k != "return"}
    return call, replace(options, outputs=[one for node in outputs for one in (node, *_parts(node))])


def _parts(node: Node) -> Sequence[Node]:
    return node.parts() if isinstance(node, Composite) else []


def _spread(outputs: Sequence[Node], returned: Any) -> Any:
    """Return a value for each of the outputs, those of the composites' components among them."""
    if isinstance(returned, Mapping) and returned and all(isinstance(key, Node) for key in returned):
        pairs = [zip((node, *_parts(node)), _values(node, value), strict=True) for node, value in returned.items()]
        return {node: value for found in pairs for node, value in found}
    if len(outputs) == 1:
        return _values(outputs[0], returned)
    if returned == UNCHANGED:
        return returned
    values = returned if isinstance(returned, (list, tuple)) else (returned,)
    if len(values) < len(outputs):
        raise ReturnError(f"{len(outputs)} values were expected, one for each of the outputs, got {len(values)}.")
    return [one for node, value in zip(outputs, values, strict=False) for one in _values(node, value)]


def _values(node: Node, value: Any) -> list[Any]:
    parts = _parts(node)
    if not parts or isinstance(value, Node) or (isinstance(value, dict) and "__type__" in value):
        return [value, *(UNCHANGED for _ in parts)]
    assert isinstance(node, Composite)
    return [UNCHANGED, *node.take_apart(value)]
