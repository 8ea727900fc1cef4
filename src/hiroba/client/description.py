"""`Endpoint` and `Parameter`: what an app offers to programs, read from its OpenAPI document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

__all__ = ["Endpoint", "Parameter", "read_endpoints"]

_API = "/api/"


@dataclass(frozen=True)
class Parameter:
    """A parameter of an endpoint.

    Attributes:
        name: Its name.
        schema: JSON schema of the argument.
        is_required: Whether it has no default.
        default: Its default, `None` where there is none.
    """

    name: str
    schema: dict[str, Any]
    is_required: bool
    default: Any = None

    @property
    def type_name(self) -> str:
        """Its type in a word or two, for people."""
        return _type_name(self.schema)


@dataclass(frozen=True)
class Endpoint:
    """A function that an app offers.

    Attributes:
        name: Its name.
        description: What it does, in its author's words.
        parameters: What it takes, by name.
        result: JSON schema of what it gives.
    """

    name: str
    description: str = ""
    parameters: dict[str, Parameter] = field(default_factory=dict)
    result: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        shown = (
            f"{p.name}: {p.type_name}{'' if p.is_required else f' = {p.default!r}'}" for p in self.parameters.values()
        )
        return f"{self.name}({', '.join(shown)}) -> {_type_name(self.result)}"


def read_endpoints(document: dict[str, Any]) -> dict[str, Endpoint]:
    """Return the endpoints of an OpenAPI document, by name."""
    found = {}
    for path, operations in document.get("paths", {}).items():
        if path.startswith(_API) and not path.startswith(f"{_API}jobs/"):
            found[path.removeprefix(_API)] = _endpoint(path.removeprefix(_API), operations["post"])
    return found


def _endpoint(name: str, operation: dict[str, Any]) -> Endpoint:
    whole = operation["requestBody"]["content"]["application/json"]["schema"]
    answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
    required = whole.get("required", [])
    parameters = {
        key: Parameter(key, schema, key in required, schema.get("default"))
        for key, schema in whole.get("properties", {}).items()
    }
    return Endpoint(name, operation.get("description", ""), parameters, answer["properties"]["result"])


def _type_name(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return "file"
    if "const" in schema or "enum" in schema:
        return " | ".join(repr(value) for value in schema.get("enum", [schema.get("const")]))
    options = [option for key in ("anyOf", "oneOf") for option in schema.get(key, []) if "$comment" not in option]
    if options:
        return " | ".join(dict.fromkeys(_type_name(option) for option in options))
    kind = schema.get("type", "any")
    if kind == "array":
        parts = schema.get("prefixItems")
        inner = ", ".join(_type_name(part) for part in parts) if parts else _type_name(schema.get("items") or {})
        return f"[{inner}]" if parts else f"list of {inner}"
    return " | ".join(kind) if isinstance(kind, list) else str(kind)
