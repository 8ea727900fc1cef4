"""Schemas of components as JSON Schema has them: what existing clients read by custom is put into words of the standard.

Source: JSON Schema 2020-12.
"""

from __future__ import annotations

from typing import Any

__all__ = ["standard_schema"]

_NAMED = ("properties", "patternProperties", "$defs", "dependentSchemas")
_LISTED = ("anyOf", "oneOf", "allOf", "prefixItems")
_SINGLE = ("items", "additionalProperties", "not", "contains", "propertyNames")


def standard_schema(schema: Any) -> Any:
    """Return a schema in which every word means what the standard says. `{"type": {}}` stands for any value and says nothing there."""
    if not isinstance(schema, dict):
        return schema
    told = {word: value for word, value in schema.items() if not (word == "type" and value == {})}
    for word in _NAMED:
        if isinstance(told.get(word), dict):
            told[word] = {name: standard_schema(part) for name, part in told[word].items()}
    for word in _LISTED:
        if isinstance(told.get(word), list):
            told[word] = [standard_schema(part) for part in told[word]]
    for word in _SINGLE:
        if word in told:
            told[word] = standard_schema(told[word])
    return told
