"""Which component stands for what an operation takes."""

from __future__ import annotations

import json
from typing import Any

from hiroba.components.checkbox import Checkbox
from hiroba.components.code import Code
from hiroba.components.component import Component
from hiroba.components.dropdown import Dropdown
from hiroba.components.file import File
from hiroba.components.number import Number
from hiroba.components.textbox import Textbox
from hiroba.interfaces.openapi_document import Field

__all__ = ["component_for", "example_of"]

DEEPEST = 6


def component_for(field: Field) -> Component:
    """Return a component for a field, with what the document gives as its default or example."""
    schema, label = field.schema, field.name or "Request body"
    if field.is_required and field.name:
        label = f"{label} (required)"
    common: dict[str, Any] = {"label": label, "info": field.text or schema.get("description") or None}
    kind = _kind(schema)
    if _is_file(field):
        return File(label=label)
    if field.place == "body" and "json" in field.media_type:
        return Code(json.dumps(example_of(schema), indent=2), language="json", label=label)
    if schema.get("enum"):
        return Dropdown([choice for choice in schema["enum"] if choice is not None], value=_initial(schema), **common)
    if kind == "boolean":
        return Checkbox(value=bool(_initial(schema)), **common)
    if kind in ("integer", "number"):
        limits: dict[str, Any] = {"minimum": schema.get("minimum"), "maximum": schema.get("maximum")}
        return Number(value=_initial(schema), precision=0 if kind == "integer" else None, **limits, **common)
    if kind in ("array", "object"):
        initial = _initial(schema)
        return Textbox(None if initial is None else json.dumps(initial), placeholder="JSON", **common)
    return Textbox(_initial(schema), lines=5 if field.place == "body" else 1, **common)


def example_of(schema: dict[str, Any], depth: int = 0) -> Any:
    """Return a value that fits a schema: its own example or default, or one that is made up."""
    initial = _initial(schema)
    if initial is not None or depth >= DEEPEST:
        return initial
    if schema.get("enum"):
        return schema["enum"][0]
    kind = _kind(schema)
    if kind == "object" or "properties" in schema:
        return {name: example_of(part, depth + 1) for name, part in (schema.get("properties") or {}).items()}
    if kind == "array":
        return [example_of(schema["items"], depth + 1)] if schema.get("items") else []
    return {"string": "", "integer": 0, "number": 0, "boolean": False}.get(kind)


def _initial(schema: dict[str, Any]) -> Any:
    examples = schema.get("examples")
    listed = examples[0] if isinstance(examples, list) and examples else None
    return next((value for value in (schema.get("default"), schema.get("example"), listed) if value is not None), None)


def _kind(schema: dict[str, Any]) -> str:
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = next((one for one in kind if one != "null"), "")
    return str(kind or "")


def _is_file(field: Field) -> bool:
    is_binary = field.schema.get("format") == "binary" or "contentMediaType" in field.schema
    is_raw = field.place == "body" and not any(kind in field.media_type for kind in ("json", "text", "xml"))
    return (field.place == "form" and is_binary) or is_raw
