"""From inputs among which composites stand to plain inputs: their components, and a function that puts the values together."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from hiroba.components.binding_options import BindingOptions
from hiroba.components.component import Component
from hiroba.components.composite import Composite, FieldErrors
from hiroba.components.node import Node
from hiroba.errors import ArgumentError, PayloadError
from hiroba.graph.rearrange import rearranged

__all__ = ["unfold"]

Function = Callable[..., Any] | None


def unfold(function: Function, options: BindingOptions, inputs: list[Node]) -> tuple[Function, BindingOptions]:
    """Return the function and the options of a binding whose inputs are components alone.

    Before the function runs, a validator puts the values together, so that what does not fit is told at the fields.

    Raises:
        ArgumentError: A composite stands where it cannot be taken apart.
    """
    if not any(isinstance(node, Composite) for node in inputs):
        return function, options
    if isinstance(options.inputs, (set, frozenset)) or options.batch:
        raise ArgumentError(
            "A form cannot be one of a set of inputs, nor the input of a batch function. Give a list of inputs."
        )
    plain = [part for node in inputs for part in (node.parts() if isinstance(node, Composite) else [node])]
    wrapped = None if function is None else _wrapped(function, inputs)
    return wrapped, replace(options, inputs=plain, validator=_validator(inputs, plain, options.validator))


def _gather(inputs: Sequence[Node], values: Sequence[Any]) -> list[Any]:
    """Return one value for each of the inputs; what follows them stays."""
    gathered: list[Any] = []
    at = 0
    for node in inputs:
        count = len(node.parts()) if isinstance(node, Composite) else 1
        part = values[at : at + count]
        gathered.append(node.assemble(part) if isinstance(node, Composite) else part[0])
        at += count
    return [*gathered, *values[at:]]


def _wrapped(function: Callable[..., Any], inputs: Sequence[Node]) -> Callable[..., Any]:
    def rearrange(args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
        try:
            return _gather(inputs, args), kwargs
        except FieldErrors as error:
            raise PayloadError(str(error)) from error

    return _disguised(rearranged(function, rearrange), function, inputs)


def _disguised(call: Callable[..., Any], function: Callable[..., Any], inputs: Sequence[Node]) -> Callable[..., Any]:
    """Give `call` the parameters of the plain inputs in the places of the composites."""
    try:
        given = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return call
    names = iter(given)
    parameters: dict[str, inspect.Parameter] = {}
    for node in inputs:
        own = next(names, None)
        for i, part in enumerate(node.parts() if isinstance(node, Composite) else [node]):
            name = own.name if own is not None and not isinstance(node, Composite) else _name_of(part, i)
            while name in parameters:
                name += "_"
            parameters[name] = inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    rest = {parameter.name: parameter for parameter in names if parameter.name not in parameters}
    call.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # what `inspect.signature` reads
        sorted([*parameters.values(), *rest.values()], key=lambda p: (p.kind, p.default is not inspect.Parameter.empty))
    )
    hints = getattr(function, "__annotations__", {})
    call.__annotations__ = {name: hint for name, hint in hints.items() if name in rest}
    return call


def _name_of(part: Any, place: int) -> str:
    name = getattr(part, "elem_id", None) or getattr(part, "label", None) or f"value_{place}"
    return "".join(c if c.isalnum() else "_" for c in str(name).lower()).strip("_") or f"value_{place}"


def _validator(inputs: Sequence[Node], plain: Sequence[Node], further: Callable[..., Any] | None) -> Callable[..., Any]:
    def verdicts(messages: dict[Component, str]) -> list[dict[str, Any]]:
        return [
            {"__type__": "validate", "is_valid": part not in messages, "message": messages.get(part, "")}  # type: ignore[call-overload]
            for part in plain
        ]

    def validate(*values: Any) -> Any:
        try:
            gathered = _gather(inputs, values)
        except FieldErrors as error:
            return verdicts(error.messages)
        return None if further is None else further(*gathered)

    return validate
