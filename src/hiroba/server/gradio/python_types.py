"""From a JSON schema to the name of the Python type that a caller gives or gets."""

from __future__ import annotations

from typing import Any

__all__ = ["python_type"]

SIMPLE = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
ANYTHING = "str | float | bool | list | dict"
"""What the compatible API calls that of which no more is known than that it is JSON."""
MANY = 8
"""From how many alternatives on the list of them is no help to anyone."""


def python_type(schema: Any) -> str:
    """Return the name of a Python type, such as `list[str]` or `Literal['a', 'b']`."""
    if not isinstance(schema, dict) or not schema:
        return "Any"
    if _is_file(schema):
        return "filepath"
    if "const" in schema:
        return f"Literal[{schema['const']!r}]"
    if "enum" in schema:
        return f"Literal[{', '.join(map(repr, schema['enum']))}]"
    for word in ("anyOf", "oneOf"):
        if word in schema:
            return " | ".join(dict.fromkeys(python_type(option) for option in schema[word][:MANY]))
    if schema.get("type") == "array":
        return _array(schema)
    if schema.get("type") == "object" or "properties" in schema:
        return _object(schema)
    kind = schema.get("type")
    if not kind and "json" in str(schema.get("description", "")):
        return ANYTHING
    return (
        " | ".join(SIMPLE.get(one, "Any") for one in kind) if isinstance(kind, list) else SIMPLE.get(str(kind), "Any")
    )


def _array(schema: dict[str, Any]) -> str:
    if "prefixItems" in schema:
        return f"tuple[{', '.join(python_type(item) for item in schema['prefixItems'])}]"
    return f"list[{python_type(schema.get('items'))}]"


def _object(schema: dict[str, Any]) -> str:
    properties = schema.get("properties")
    if not properties:
        return f"dict[str, {python_type(schema.get('additionalProperties'))}]"
    return f"dict({', '.join(f'{name}: {python_type(value)}' for name, value in properties.items())})"


def _is_file(schema: dict[str, Any]) -> bool:
    properties = schema.get("properties")
    return isinstance(properties, dict) and "path" in properties and "meta" in properties
