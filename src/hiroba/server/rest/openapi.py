"""The plain HTTP interface of an app as an OpenAPI 3.1 document: what each endpoint takes and gives, and the routes of jobs.

Source: OpenAPI Specification 3.1.0; JSON Schema 2020-12.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from hiroba._version import __version__
from hiroba.components.api_value import ApiValue
from hiroba.components.component import Component
from hiroba.graph.binding import Binding
from hiroba.graph.caller import Caller
from hiroba.graph.model import AppModel
from hiroba.server.gradio.addresses import with_whole_addresses
from hiroba.server.gradio.info import Parameter, parameters_of, returns_of
from hiroba.server.gradio.schemas import standard_schema
from hiroba.server.rest.arguments import is_file_schema

__all__ = ["describe_rest", "inputs_of"]

JSON = "application/json"
PROBLEM = "application/problem+json"


def describe_rest(model: AppModel, title: str, root: str, caller: Caller | None = None) -> dict[str, Any]:
    """Return the document.

    Args:
        model: The app.
        title: Its title.
        root: Where the caller finds the app, without a slash at the end.
        caller: Who asks; only what this one may call is described. `None` describes all.
    """
    named = with_whole_addresses(root)
    listed = {n: b for n, b in model.endpoints(caller).items() if b.options.api_visibility == "public"}
    paths: dict[str, Any] = {f"/api/{name}": {"post": _operation(model, name, b, named)} for name, b in listed.items()}
    paths["/api/jobs/{id}"] = {"parameters": [_JOB_ID], "get": _STATE, "delete": _CANCEL}
    paths["/api/jobs/{id}/events"] = {"parameters": [_JOB_ID], "get": _EVENTS}
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": __version__, "description": _ABOUT},
        "servers": [{"url": root or "/"}],
        "paths": paths,
        "components": {"schemas": {"Job": _JOB, "Problem": _PROBLEM, "File": _FILE, "NewFile": _NEW_FILE}},
    }


def _operation(model: AppModel, name: str, binding: Binding, named: Callable[[Any], Any]) -> dict[str, Any]:
    parameters = [Parameter(named(parameter)) for parameter in inputs_of(model, binding)]
    described = binding.options.api_description
    text = described or "" if described is not None else inspect.getdoc(binding.function) or ""
    return {
        "operationId": name.replace("/", "_"),
        "summary": text.split("\n\n")[0].replace("\n", " ") or f"Run {name}",
        "description": text,
        "parameters": [_ASYNC, _SESSION],
        "requestBody": _request(parameters),
        "responses": {
            "200": _answer("The result.", _result(binding)),
            "202": _answer("The call was accepted; `?async=1` asks for this.", {"$ref": "#/components/schemas/Job"}),
            "4XX": _refusal("The call was refused; `detail` says why."),
            "5XX": _refusal("The function failed, or the server is stopping or full."),
        },
    }


def inputs_of(model: AppModel, binding: Binding) -> list[Parameter]:
    """Return the parameters of an endpoint with the schemas that hold here: with limits, and `null` where a component can be empty."""
    given = [node for node in binding.all_inputs if isinstance(node, Component) and not node.is_skipped_in_api]
    told = zip(given, parameters_of(model, binding), strict=False)
    return [Parameter(p | {"type": _or_nothing(node, p, {**p["type"], **node.api_limits()})}) for node, p in told]


def _or_nothing(node: Component, parameter: Parameter, schema: dict[str, Any]) -> dict[str, Any]:
    has_nothing = parameter["parameter_has_default"] and parameter["parameter_default"] is None
    is_never_nothing = not has_nothing and (isinstance(node, ApiValue) or node.empty_payload is not None)
    if is_never_nothing or not schema.get("type"):
        return schema
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    choices = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, **choices, "type": [*kinds, "null"]}


def _request(parameters: list[Parameter]) -> dict[str, Any]:
    required = [p.name for p in parameters if not p["parameter_has_default"]]
    whole = {"type": "object", "additionalProperties": False, "required": required}
    content = {JSON: {"schema": {**whole, "properties": {p.name: _argument(p) for p in parameters}}}}
    example = {p.name: p["example_input"] for p in parameters}
    content[JSON]["example"] = {name: _example(value) for name, value in example.items()}
    if any(_holds_file(p["type"]) for p in parameters):
        fields = {p.name: _field(p["type"]) for p in parameters}
        content["multipart/form-data"] = {"schema": {**whole, "properties": fields}}
    return {"required": bool(required), "content": content}


def _argument(parameter: Parameter) -> dict[str, Any]:
    schema = dict(_input(parameter["type"]))
    if parameter["parameter_has_default"]:
        schema["default"] = parameter["parameter_default"]
    return {"title": parameter["label"], **schema} if parameter["label"] else schema


def _input(schema: Any) -> Any:
    if is_file_schema(schema):
        file = {"$ref": "#/components/schemas/NewFile"}
        return {"anyOf": [file, {"type": "null"}]} if "null" in schema["type"] else file
    return _mapped(standard_schema(schema), _input)


def _output(schema: Any) -> Any:
    if is_file_schema(schema):
        return {"$ref": "#/components/schemas/File"}
    return _mapped(standard_schema(schema), _output)


def _mapped(schema: Any, change: Any) -> Any:
    if isinstance(schema, dict):
        return {key: change(value) for key, value in schema.items()}
    return [change(item) for item in schema] if isinstance(schema, list) else schema


def _field(schema: Any) -> Any:
    """Return the schema of a part of a form: bytes for files, text or JSON for the rest."""
    if is_file_schema(schema):
        return {"type": "string", "format": "binary"}
    if "array" in (schema.get("type") or ()) and is_file_schema(schema.get("items")):
        # A form without the field says that there is no value, so a list in a form holds something.
        return {"type": schema["type"], "items": {"type": "string", "format": "binary"}, "minItems": 1}
    return _input(schema)


def _holds_file(schema: Any) -> bool:
    if is_file_schema(schema):
        return True
    parts = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else []
    return any(_holds_file(part) for part in parts)


def _example(value: Any) -> Any:
    if isinstance(value, dict):
        is_file = "meta" in value and value.get("url")
        return value["url"] if is_file else {name: _example(part) for name, part in value.items()}
    return [_example(part) for part in value] if isinstance(value, list) else value


def _result(binding: Binding) -> dict[str, Any]:
    schemas = [_nullable(_output(value["type"])) for value in returns_of(binding)]
    if len(schemas) > 1:
        result: Any = {"type": "array", "prefixItems": schemas, "minItems": len(schemas), "maxItems": len(schemas)}
    else:
        result = schemas[0] if schemas else {"type": "null"}
    properties = {"result": result, "duration_s": {"type": "number", "description": "Seconds that the function took."}}
    return {"type": "object", "required": ["result", "duration_s"], "properties": properties}


def _nullable(schema: Any) -> Any:
    """A function may return nothing, or an update of other properties, for any output."""
    return {"anyOf": [schema, {"type": "null"}, {"$comment": "an update", "type": "object", "required": ["__type__"]}]}


def _answer(text: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": text, "content": {JSON: {"schema": schema}}}


def _refusal(text: str) -> dict[str, Any]:
    return {"description": text, "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


_ABOUT = (
    "Send the arguments by name, as a JSON object or as a form, and get the result. With `?async=1` the answer is a job at once; "
    "ask for its state, or read its events, from which a lost connection is taken up by `Last-Event-ID`."
)
_SWITCH = {"type": "string", "enum": ["0", "1", "false", "true"], "default": "0"}
_ASYNC = {
    "name": "async",
    "in": "query",
    "description": "Answer with a job at once.",
    "schema": _SWITCH,
}
_SESSION = {
    "name": "Hiroba-Session",
    "in": "header",
    "description": "A name of your own that nobody can guess: calls with the same one share the app's state.",
    "schema": {"type": "string", "maxLength": 128},
}
_JOB_ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
_OPTIONAL_TEXT = {"type": ["string", "null"]}
_JOB = {
    "type": "object",
    "required": ["id", "endpoint", "status", "result", "error"],
    "properties": {
        "id": {"type": "string"},
        "url": {"type": "string", "description": "Where its state is told."},
        "endpoint": {"type": "string"},
        "status": {"enum": ["waiting", "running", "done", "failed", "cancelled", "interrupted"]},
        "position": {"type": ["integer", "null"], "description": "How many jobs wait before it."},
        "progress": {"type": "array", "items": {"type": "object"}},
        "duration_s": {"type": ["number", "null"], "description": "Seconds that the function took."},
        "result": {"description": "The newest result; `null` before there is one."},
        "error": _OPTIONAL_TEXT,
    },
}
_PROBLEM = {
    "type": "object",
    "required": ["title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What happened and what to do."},
    },
}
_FILE = {
    "type": "object",
    "required": ["path", "url"],
    "properties": {
        "path": {"type": "string", "description": "Names the file to this app, as an argument of a later call."},
        "url": {**_OPTIONAL_TEXT, "description": "Where it can be fetched."},
        "orig_name": _OPTIONAL_TEXT,
        "mime_type": _OPTIONAL_TEXT,
        "size": {"type": ["integer", "null"], "description": "Bytes."},
    },
}
_NEW_FILE = {
    "description": "A file: its `http(s)` or `data` URL, or an object whose `path` is one that this app gave.",
    "anyOf": [
        {"type": "string", "format": "uri"},
        {"type": "object", "required": ["path"], "properties": {"path": {"type": "string"}}},
    ],
}
_STATE = {
    "operationId": "job",
    "summary": "Tell the state of a job",
    "responses": {
        "200": _answer("Its state.", {"$ref": "#/components/schemas/Job"}),
        "404": _refusal("There is none."),
    },
}
_CANCEL = {
    "operationId": "cancel",
    "summary": "End a job",
    "responses": {
        "204": {"description": "It has ended."},
        "403": _refusal("Refused."),
        "404": _refusal("There is none."),
    },
}
_EVENTS = {
    "operationId": "events",
    "summary": "Follow a job: queued, started, progress, message, result, finished",
    "parameters": [
        {"name": "after", "in": "query", "schema": {"type": "integer", "minimum": 0, "maximum": 99_999_999_999}},
        {"name": "differences", "in": "query", "schema": _SWITCH},
        {"name": "Last-Event-ID", "in": "header", "schema": {"type": "string", "pattern": "^[0-9]{0,11}$"}},
    ],
    "responses": {
        "200": {"description": "Server-sent events, with JSON in their `data`.", "content": {"text/event-stream": {}}},
        "404": _refusal("There is none."),
        "422": _refusal("`after` is not the number of an event, or `differences` is no switch."),
    },
}
