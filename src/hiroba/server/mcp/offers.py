"""What an app offers: its public endpoints as tools, resources and prompts, found by name or address.

Source: Model Context Protocol, revision 2025-06-18; URI templates by RFC 6570, level 1.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_type_hints
from urllib.parse import unquote

from hiroba.graph.binding import Binding
from hiroba.graph.caller import Caller
from hiroba.graph.mcp import McpRole, role_of
from hiroba.graph.model import AppModel
from hiroba.server.docstrings import parameter_texts, summary
from hiroba.server.gradio.info import Parameter, parameters_of, returns_of
from hiroba.server.rest.arguments import is_file_schema
from hiroba.sessions.visit import Header

__all__ = ["Offer", "describe_offers", "find_resource", "offers", "result_schema_of", "schema_of"]

FILE_SCHEMA = {"type": "string", "format": "uri", "description": "A file: its http, https or data URL."}
PLACE = re.compile(r"\{(\w+)\}")
UNNAMED = re.compile(r"[^\w.-]")
"""What no name of a tool may have, unlike the name of an endpoint."""


@dataclass(frozen=True)
class Offer:
    """An endpoint as programs of this protocol see it.

    Attributes:
        name: Its name.
        binding: What runs.
        role: What its function says of itself.
        parameters: What it takes.
    """

    name: str
    binding: Binding
    role: McpRole
    parameters: list[Parameter]

    @property
    def description(self) -> str:
        """What it does, in its author's words."""
        given = self.role.description if self.role.description is not None else self.binding.options.api_description
        if given is False or self.binding.function is None:
            return ""
        return given or summary(self.binding.function)

    @property
    def required(self) -> list[str]:
        """Names of the parameters that have no default."""
        return [parameter.name for parameter in self.parameters if not parameter["parameter_has_default"]]

    @property
    def headers(self) -> list[str]:
        """Names of the header fields that its function asks for, which whoever sets up a connection fills in."""
        try:
            hints = get_type_hints(self.binding.function)
        except (NameError, TypeError):
            return []
        return [
            name.replace("_", "-").lower()
            for name, hint in hints.items()
            if name != "return" and (hint is Header or Header in get_args(hint))
        ]

    @property
    def meta(self) -> dict[str, Any]:
        """What its author says of it to programs, and the header fields that it asks for."""
        return {**(self.role.meta or {}), **({"headers": self.headers} if self.headers else {})}

    def text_of(self, parameter: Parameter) -> str:
        """Return what the author says of a parameter."""
        texts = parameter_texts(self.binding.function) if self.binding.function else {}
        return texts.get(parameter.name) or str(parameter["type"].get("description", ""))


def offers(
    model: AppModel, kind: Literal["tool", "resource", "prompt"], caller: Caller | None = None
) -> Iterator[Offer]:
    """Yield what an app offers of a kind, to a caller or to all."""
    for name, binding in model.endpoints(caller).items():
        role = role_of(binding.function)
        if role.kind == kind and binding.options.api_visibility == "public" and binding.function is not None:
            yield Offer(role.name or UNNAMED.sub("_", name), binding, role, parameters_of(model, binding))


def schema_of(offer: Offer) -> dict[str, Any]:
    """Return the JSON schema of a tool's arguments."""
    properties = {}
    for parameter in offer.parameters:
        schema = _with_file_addresses(parameter["type"])
        text = offer.text_of(parameter)
        properties[parameter.name] = schema | ({"description": text} if text else {})
        if parameter["parameter_has_default"]:
            properties[parameter.name]["default"] = parameter["parameter_default"]
    return {"type": "object", "properties": properties, "required": offer.required}


def describe_offers(model: AppModel, caller: Caller | None, names: Container[str] | None) -> list[dict[str, Any]]:
    """Return what an app offers, as `/gradio_api/mcp/schema` answers; only some, if names are given."""
    kinds: tuple[Literal["tool", "resource", "prompt"], ...] = ("tool", "resource", "prompt")
    return [
        {
            "name": offer.name,
            "description": offer.description,
            "inputSchema": (schema := schema_of(offer)),
            "meta": {
                "file_data_present": FILE_SCHEMA["format"] in str(schema["properties"]),
                "mcp_type": kind,
                "endpoint_name": offer.binding.api_name,
                **offer.meta,
            },
        }
        for kind in kinds
        for offer in offers(model, kind, caller)
        if names is None or offer.name in names
    ]


def result_schema_of(offer: Offer) -> dict[str, Any]:
    """Return the JSON schema of a tool's result as data."""
    schemas = [value["type"] for value in returns_of(offer.binding)]
    result = schemas[0] if len(schemas) == 1 else {"type": "array", "prefixItems": schemas} if schemas else {}
    return {"type": "object", "properties": {"result": result}, "required": ["result"]}


def find_resource(model: AppModel, address: str, caller: Caller | None = None) -> tuple[Offer, dict[str, str]] | None:
    """Return the resource at an address that a caller may read, and the arguments that stand in the address."""
    for offer in offers(model, "resource", caller):
        found = re.fullmatch(_pattern(offer.role.uri_template), address)
        if found is not None:
            return offer, {name: unquote(value) for name, value in found.groupdict().items()}
    return None


def _pattern(template: str) -> str:
    """Return a pattern for the addresses of a template. The scheme and host of an address may have lost their capitals."""
    parts = PLACE.split(template)
    return "(?i)" + "".join(f"(?P<{part}>[^/]+)" if i % 2 else re.escape(part) for i, part in enumerate(parts))


def _with_file_addresses(schema: Any) -> Any:
    """Return a schema in which a file is an address: a language model has no other way to give one."""
    if is_file_schema(schema):
        return dict(FILE_SCHEMA)
    if isinstance(schema, dict):
        return {key: _with_file_addresses(value) for key, value in schema.items()}
    return [_with_file_addresses(item) for item in schema] if isinstance(schema, list) else schema
