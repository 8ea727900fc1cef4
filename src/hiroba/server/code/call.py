"""`CallExample`: one call of an endpoint with its arguments, to be written out as code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from hiroba.server.gradio.info import Parameter
from hiroba.server.rest.arguments import is_file_schema
from hiroba.wire.values import is_file

__all__ = ["CallExample", "Entry", "Target", "example_of", "map_files"]


Entry = Literal["open", "password", "key"]


@dataclass(frozen=True)
class Target:
    """Where an app is called.

    Attributes:
        address: Its address, without a slash at the end.
        entry: What callers bring: nothing, a name and a password, or an API key.
    """

    address: str
    entry: Entry = "open"


@dataclass(frozen=True)
class CallExample:
    """A call.

    Attributes:
        endpoint: Name of the endpoint.
        arguments: By name; files as objects with a `url`.
        files: Names of the arguments that are a file or a list of files, which a form can carry.
        optional: Names of the arguments that can be left out.
        streams: Whether results come one after another.
    """

    endpoint: str
    arguments: Mapping[str, Any]
    files: frozenset[str] = field(default_factory=frozenset)
    optional: frozenset[str] = field(default_factory=frozenset)
    streams: bool = False


def example_of(
    endpoint: str, parameters: list[Parameter], arguments: Mapping[str, Any] | None = None, streams: bool = False
) -> CallExample:
    """Return a call.

    Args:
        endpoint: Name of the endpoint.
        parameters: What it takes.
        arguments: By name; the examples and defaults of the parameters when left out.
        streams: Whether results come one after another.
    """
    if arguments is None:
        arguments = {
            p.name: p["parameter_default"] if p["parameter_has_default"] else p["example_input"] for p in parameters
        }
    files = frozenset(p.name for p in parameters if _are_files(p["type"], arguments.get(p.name)))
    optional = frozenset(p.name for p in parameters if p["parameter_has_default"])
    return CallExample(endpoint.lstrip("/"), arguments, files, optional, streams)


def map_files(value: Any, change: Callable[[Mapping[str, Any]], Any]) -> Any:
    """Return a value in which every file is replaced by what `change` makes of it."""
    if is_file(value):
        return change(value)
    if isinstance(value, Mapping):
        return {name: map_files(part, change) for name, part in value.items()}
    return [map_files(part, change) for part in value] if isinstance(value, list | tuple) else value


def _are_files(schema: Any, value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and _takes_file(schema.get("items", {})) and all(map(is_file, value))
    return _takes_file(schema) and is_file(value)


def _takes_file(schema: Any) -> bool:
    options = [schema, *schema.get("anyOf", []), *schema.get("oneOf", [])]
    return any(is_file_schema(option) for option in options)
