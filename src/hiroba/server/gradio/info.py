"""The description of an app's endpoints for programs."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from hiroba.components.component import Component
from hiroba.components.node import Node
from hiroba.components.slider import Slider
from hiroba.engine.arguments import special_parameters
from hiroba.graph.binding import Binding
from hiroba.graph.caller import Caller
from hiroba.graph.model import AppModel
from hiroba.server.gradio.python_types import python_type

__all__ = ["Parameter", "describe_endpoints", "names_of", "parameters_of", "returns_of"]


FILLED = ("chatbot", "dataframe", "gallery", "label", "multimodaltextbox")
"""Components that hold something while they are empty, which callers may leave out. The others hold `None`, and their callers say so."""


class Parameter(dict[str, Any]):
    """One parameter of an endpoint, in the form that clients read."""

    @property
    def name(self) -> str:
        """Its name."""
        return str(self["parameter_name"])


def describe_endpoints(
    model: AppModel, with_undocumented: bool = False, caller: Caller | None = None
) -> dict[str, Any]:
    """Return the description of all endpoints that are listed.

    Args:
        model: The app.
        with_undocumented: Whether those are included that can be called and are not listed.
        caller: Who asks; only what this one may call is described. `None` describes all.
    """
    shown = ("public", "undocumented") if with_undocumented else ("public",)
    return {
        "named_endpoints": {
            f"/{name}": _describe(model, binding)
            for name, binding in model.endpoints(caller).items()
            if binding.options.api_visibility in shown
        },
        "unnamed_endpoints": {},
    }


def parameters_of(model: AppModel, binding: Binding) -> list[Parameter]:
    """Return the parameters that a caller gives, in order; state is not among them."""
    names = _names(binding)
    return [
        _parameter(model, binding, node, name, default)
        for node, (name, default) in zip(binding.all_inputs, names, strict=False)
        if _is_told(node)
    ]


def names_of(binding: Binding) -> list[str]:
    """Return the name of the parameter behind each input."""
    return [name for name, _ in _names(binding)]


def returns_of(binding: Binding) -> list[dict[str, Any]]:
    """Return the values that a caller gets, in order."""
    return [_value(node) for node in binding.outputs if isinstance(node, Component) and not node.is_skipped_in_api]


def _describe(model: AppModel, binding: Binding) -> dict[str, Any]:
    return {
        "parameters": parameters_of(model, binding),
        "returns": returns_of(binding),
        "api_visibility": binding.options.api_visibility,
        "description": _description(binding),
    }


def _description(binding: Binding) -> str:
    given = binding.options.api_description
    if given is False:
        return ""
    return given or (inspect.getdoc(binding.function) or "").split("\n\n")[0] if binding.function else ""


def _parameter(model: AppModel, binding: Binding, node: Node, name: str, default: Any) -> Parameter:
    assert isinstance(node, Component)
    value = model.initial_value(node.id) if node.id is not None else None
    if node.value is None:
        value = node.postprocess(None) if node.kind in FILLED else None
        value = node.empty_payload if isinstance(node, Slider) else value
    has_default = default is not inspect.Parameter.empty or value is not None
    return Parameter(
        label=node.label or f"parameter_{node.id}",
        parameter_name=name,
        parameter_has_default=has_default,
        parameter_default=value if value is not None else (None if default is inspect.Parameter.empty else default),
        **{key: part for key, part in _value(node).items() if key != "label"},
        example_input=node.example_payload(),
    )


def _value(node: Component) -> dict[str, Any]:
    schema = node.api_info()
    return {
        "label": node.label or f"value_{node.id}",
        "type": schema,
        "python_type": {"type": python_type(schema), "description": str(schema.get("description", ""))},
        "component": node.get_block_name().capitalize(),
    }


def _is_told(node: Node) -> bool:
    return isinstance(node, Component) and not node.is_skipped_in_api


def _names(binding: Binding) -> Iterator[tuple[str, Any]]:
    """Yield name and default of the parameter behind each input."""
    own = _own_parameters(binding.function)
    for i, node in enumerate(binding.inputs):
        if i < len(own) and not binding.takes_dictionary:
            yield own[i].name, own[i].default
        else:
            yield f"param_{i}", inspect.Parameter.empty
        assert isinstance(node, Node)
    for name in binding.keyword_inputs:
        yield name, inspect.Parameter.empty


def _own_parameters(function: Callable[..., Any] | None) -> list[inspect.Parameter]:
    if function is None:
        return []
    try:
        parameters = inspect.signature(function).parameters.values()
    except (ValueError, TypeError):
        return []
    specials = special_parameters(function)
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return [p for p in parameters if p.name not in specials and p.kind in positional]
