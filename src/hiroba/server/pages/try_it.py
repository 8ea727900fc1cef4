"""The form with which an endpoint is tried on the page about the API."""

from __future__ import annotations

import html
import json
from typing import Any

from hiroba.server.gradio.info import Parameter
from hiroba.server.rest.arguments import is_file_schema
from hiroba.server.texts import say

__all__ = ["render_try_it"]


def render_try_it(anchor: str, name: str, parameters: list[Parameter], root: str, language: str = "en") -> str:
    """Return the form of an endpoint; the script of the page sends it.

    Args:
        anchor: Id of the section.
        name: Name of the endpoint.
        parameters: What it takes.
        root: The way from the page to the root of the app.
        language: Tag of the language of the visitor.
    """
    fields = "".join(_field(f"{anchor}-{i}", parameter) for i, parameter in enumerate(parameters))
    action = html.escape(f"{root}api/{name}")
    return (
        f'<details class="try"><summary>{html.escape(say(language, "Try it"))}</summary><form action="{action}" data-try>{fields}'
        f'<button class="button" type="submit">{html.escape(say(language, "Run"))}</button></form>'
        f'<div class="answer" role="status" aria-label="{html.escape(say(language, "Result"))}: {html.escape(name)}"></div></details>'
    )


def _field(id: str, parameter: Parameter) -> str:
    label = html.escape(parameter.name)
    return f'<label for="{id}"><code>{label}</code></label>{_input(id, parameter)}'


def _input(id: str, parameter: Parameter) -> str:
    schema: dict[str, Any] = parameter["type"] or {}
    value = parameter["parameter_default"] if parameter["parameter_has_default"] else parameter["example_input"]
    shared = f'id="{id}" name="{html.escape(parameter.name)}"'
    kind = schema.get("type")
    if _takes_file(schema):
        sample = html.escape(value["url"]) if isinstance(value, dict) and value.get("url") else ""
        return f'<input {shared} type="file" data-kind="file" data-sample="{sample}">'
    if "enum" in schema:
        return _select(shared, schema["enum"], value)
    if kind == "boolean":
        return f'<input {shared} type="checkbox" data-kind="boolean"{" checked" if value is True else ""}>'
    if kind in ("number", "integer"):
        given = html.escape(str(value)) if isinstance(value, int | float) else ""
        return f'<input {shared} type="number" step="any" data-kind="number" value="{given}">'
    if kind == "string":
        return f'<textarea {shared} rows="1" data-kind="string">{html.escape(value if isinstance(value, str) else "")}</textarea>'
    text = json.dumps(value, ensure_ascii=False, default=str)
    return f'<textarea {shared} rows="3" data-kind="json" spellcheck="false">{html.escape(text)}</textarea>'


def _select(shared: str, choices: list[Any], value: Any) -> str:
    options = "".join(
        f'<option value="{html.escape(json.dumps(choice))}"{" selected" if choice == value else ""}>{html.escape(str(choice))}</option>'
        for choice in choices
    )
    return f'<select {shared} data-kind="choice">{options}</select>'


def _takes_file(schema: dict[str, Any]) -> bool:
    options = [schema, *schema.get("anyOf", []), *schema.get("oneOf", [])]
    return any(is_file_schema(option) for option in options)
