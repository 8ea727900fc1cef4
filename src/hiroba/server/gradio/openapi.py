"""The description of the endpoints as an OpenAPI document."""

from __future__ import annotations

from typing import Any

from hiroba.graph.caller import Caller
from hiroba.graph.model import AppModel
from hiroba.server.gradio.addresses import API_PREFIX
from hiroba.server.gradio.info import describe_endpoints
from hiroba.server.gradio.schemas import standard_schema

__all__ = ["describe_openapi"]


def describe_openapi(model: AppModel, title: str, caller: Caller) -> dict[str, Any]:
    """Return an OpenAPI 3.1 document with a path for each listed endpoint that a caller may call."""
    paths: dict[str, Any] = {}
    for name, endpoint in describe_endpoints(model, caller=caller)["named_endpoints"].items():
        paths[f"{API_PREFIX}/call{name}"] = {"post": _start(name, endpoint)}
        paths[f"{API_PREFIX}/run{name}"] = {"post": _run(name, endpoint)}
    return {"openapi": "3.1.0", "info": {"title": title, "version": "1"}, "paths": paths}


def _start(name: str, endpoint: dict[str, Any]) -> dict[str, Any]:
    accepted = {"type": "object", "properties": {"event_id": {"type": "string"}}, "required": ["event_id"]}
    return {
        "summary": f"Start {name}; read its result at `{API_PREFIX}/call{name}/EVENT_ID`",
        "description": endpoint["description"],
        "operationId": f"start{name.replace('/', '_')}",
        "requestBody": _request(endpoint),
        "responses": {"200": _response("The call was accepted.", accepted), **_REFUSALS},
    }


def _run(name: str, endpoint: dict[str, Any]) -> dict[str, Any]:
    data: dict[str, Any] = {"type": "array"}
    if endpoint["returns"]:
        data["prefixItems"] = [_output(value["type"]) for value in endpoint["returns"]]
    result = {"type": "object", "properties": {"data": data}, "required": ["data"]}
    return {
        "summary": f"Run {name}",
        "description": endpoint["description"],
        "operationId": f"run{name.replace('/', '_')}",
        "requestBody": _request(endpoint),
        "responses": {"200": _response("The result.", result), **_REFUSALS},
    }


def _request(endpoint: dict[str, Any]) -> dict[str, Any]:
    items = [standard_schema(value["type"]) | {"title": value["parameter_name"]} for value in endpoint["parameters"]]
    count = len(items)
    data: dict[str, Any] = {"type": "array", "minItems": count, "maxItems": count}
    if items:
        data["prefixItems"] = items
    schema = {"type": "object", "properties": {"data": data}, "required": ["data"]}
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _response(description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


_REFUSALS = {
    "4XX": _response("The call was refused; `detail` or `error` says why.", {"type": "object"}),
    "5XX": _response("The function failed, or the server is stopping or full.", {"type": "object"}),
}


def _output(schema: Any) -> Any:
    """A function may return nothing, or an update of other properties, for any output."""
    update = {"$comment": "an update", "type": "object", "required": ["__type__"]}
    return {"anyOf": [standard_schema(schema), {"type": "null"}, update]}
