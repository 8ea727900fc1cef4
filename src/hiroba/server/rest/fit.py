"""Whether an argument has the form that the description of its endpoint promises: types, and the parts of objects and lists.

Which choices and limits hold is left to components, since functions may change them for a session.

Source: JSON Schema 2020-12, the words that schemas of components and type hints use.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hiroba.server.rest.arguments import is_file_schema

__all__ = ["misfit"]

LOOKED_AT = 100
"""Items of a list that are looked at; components look at the others."""
TYPES: dict[str, tuple[str, tuple[type, ...]]] = {
    "string": ("a text", (str,)),
    "number": ("a number", (int, float)),
    "integer": ("a whole number", (int, float)),
    "boolean": ("true or false", (bool,)),
    "array": ("a list", (list,)),
    "object": ("an object", (dict,)),
    "null": ("null", (type(None),)),
}


def misfit(name: str, value: Any, schema: Any) -> str | None:
    """Return what is wrong with a value, as a sentence; `None` if it fits.

    Args:
        name: Where the value stands, such as `text` or `table.data[0]`.
        value: JSON, in which files stand as components know them.
        schema: What was promised.
    """
    if not isinstance(schema, Mapping):
        return None
    if is_file_schema(schema):
        is_file = isinstance(value, dict) and isinstance(value.get("path"), str)
        is_fit = is_file or (value is None and "null" in schema["type"])
        return None if is_fit else f"`{name}` must be a file: its address, or an object with `path`, got {_cut(value)}."
    options = [*schema.get("anyOf", []), *schema.get("oneOf", [])]
    if options:
        wrong = [misfit(name, value, option) for option in options]
        return None if None in wrong else wrong[0]
    if "enum" in schema:
        is_free = "type" in schema or value in schema["enum"]
        return (
            None if is_free else f"`{name}` must be one of {', '.join(map(repr, schema['enum']))}, got {_cut(value)}."
        )
    return _type_misfit(name, value, schema) or _parts_misfit(name, value, schema)


def _type_misfit(name: str, value: Any, schema: Mapping[str, Any]) -> str | None:
    wanted = schema.get("type")
    names = [wanted] if isinstance(wanted, str) else wanted if isinstance(wanted, list) else []
    if not names or any(_is_of(value, one) for one in names):
        return None
    return f"`{name}` must be {' or '.join(TYPES[one][0] for one in names if one in TYPES)}, got {_cut(value)}."


def _is_of(value: Any, wanted: str) -> bool:
    if wanted not in TYPES:
        return True
    if isinstance(value, bool):
        return wanted == "boolean"
    return isinstance(value, TYPES[wanted][1]) and not (
        wanted == "integer" and isinstance(value, float) and not value.is_integer()
    )


def _parts_misfit(name: str, value: Any, schema: Mapping[str, Any]) -> str | None:
    if isinstance(value, dict):
        return _object_misfit(name, value, schema)
    if not isinstance(value, list):
        return None
    places, rest = schema.get("prefixItems", []), schema.get("items", {})
    found = (
        misfit(f"{name}[{i}]", item, places[i] if i < len(places) else rest) for i, item in enumerate(value[:LOOKED_AT])
    )
    return next((text for text in found if text), None)


def _object_misfit(name: str, value: dict[str, Any], schema: Mapping[str, Any]) -> str | None:
    missing = [part for part in schema.get("required", []) if part not in value]
    if missing:
        return f"`{name}` must have `{missing[0]}`, got {_cut(value)}."
    parts, rest = schema.get("properties", {}), schema.get("additionalProperties", {})
    found = (misfit(f"{name}.{part}", item, parts.get(part, rest)) for part, item in value.items())
    return next((text for text in found if text), None)


def _cut(value: Any) -> str:
    return f"{value!r:.100}" if isinstance(value, (str, int, float, bool, type(None))) else f"{type(value).__name__}"
