"""From the data of a call to the payloads of a binding's inputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hiroba.components.component import Component
from hiroba.components.node import Node
from hiroba.errors import PayloadError
from hiroba.graph.binding import Binding
from hiroba.graph.model import AppModel
from hiroba.server.gradio.info import parameters_of

__all__ = ["payloads_by_name", "payloads_by_place"]


def payloads_by_place(binding: Binding, data: Sequence[Any]) -> list[Any]:
    """Return a payload for each input. Callers may leave out state, which they never have.

    Raises:
        PayloadError: There are too many or too few values.
    """
    inputs = binding.all_inputs
    if len(data) == len(inputs):
        return list(data)
    told = [node for node in inputs if not _is_skipped(node)]
    if len(data) != len(told):
        raise PayloadError(f"`/{binding.api_name}` takes {len(told)} values, got {len(data)}.")
    values = iter(data)
    return [None if _is_skipped(node) else next(values) for node in inputs]


def payloads_by_name(model: AppModel, binding: Binding, named: Mapping[str, Any]) -> list[Any]:
    """Return a payload for each input; what is left out takes its default.

    Raises:
        PayloadError: A name is unknown, or a value without a default is missing.
    """
    parameters = parameters_of(model, binding)
    unknown = named.keys() - {parameter.name for parameter in parameters}
    if unknown:
        known = ", ".join(parameter.name for parameter in parameters) or "none"
        raise PayloadError(f"`/{binding.api_name}` has no parameter `{min(unknown)}`. Its parameters are: {known}.")
    data = []
    for parameter in parameters:
        if parameter.name in named:
            data.append(named[parameter.name])
        elif parameter["parameter_has_default"]:
            data.append(parameter["parameter_default"])
        else:
            raise PayloadError(f"`/{binding.api_name}` needs a value for `{parameter.name}`.")
    return payloads_by_place(binding, data)


def _is_skipped(node: Node) -> bool:
    return isinstance(node, Component) and node.is_skipped_in_api
