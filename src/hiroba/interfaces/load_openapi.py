"""`load_openapi`: an app with a form for each operation that an OpenAPI document describes."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from hiroba.components.component import Component
from hiroba.components.json import JSON
from hiroba.components.markdown import Markdown
from hiroba.errors import ArgumentError, LaunchError
from hiroba.graph.blocks import Blocks
from hiroba.interfaces.interface import Interface
from hiroba.interfaces.openapi_call import OpenApiCall, fetch_text
from hiroba.interfaces.openapi_document import Operation, operations_of
from hiroba.interfaces.openapi_fields import component_for
from hiroba.layout.sidebar import Sidebar

__all__ = ["load_openapi"]

Method = Literal["get", "post", "put", "patch", "delete"]


def load_openapi(
    openapi_spec: str | dict[str, Any],
    base_url: str,
    *,
    paths: list[str] | None = None,
    exclude_paths: list[str] | None = None,
    methods: list[Method] | None = None,
    auth_token: str | None = None,
    **interface_kwargs: Any,
) -> Blocks:
    """Return an app with a form for each operation of a web service.

    Visitors fill in what an operation takes; this server calls it and shows what comes back. What they write can change neither the host nor
    the path beyond the parts that the document leaves open, and an answer that leads to another host is not followed.

    Args:
        openapi_spec: The OpenAPI 3 document: itself, the path of a JSON file, or the address of one.
        base_url: Where the service is: `"https://api.example.com/v1"`. Paths of the document are put behind it.
        paths: Patterns of those paths that are taken, each matched from the start of a path; all if `None`.
        exclude_paths: Patterns of those that are left out, whatever `paths` says.
        methods: The methods that are taken; all if `None`.
        auth_token: Sent along with each call as a bearer's token. Visitors do not see it.
        **interface_kwargs: Further arguments of each `Interface`.

    Raises:
        ArgumentError: The document is none, no operation is left of it, or `base_url` is no address.
        LaunchError: The document cannot be fetched.
    """
    document = _document(openapi_spec)
    operations = [
        operation
        for operation in operations_of(document)
        if _is_wanted(operation.path, paths, exclude_paths) and (not methods or operation.method in _lower(methods))
    ]
    if not operations:
        raise ArgumentError(
            "No operation of the OpenAPI document is left. Check `paths`, `exclude_paths` and `methods`, "
            "and that the document has `paths`."
        )
    call = OpenApiCall(base_url, auth_token)
    info = document.get("info") or {}
    title = str(info.get("title") or "OpenAPI")
    with Blocks(title=title) as demo:
        with Sidebar():
            Markdown(_contents(title, str(info.get("description") or ""), operations))
        for operation in operations:
            _place(operation, call, interface_kwargs)
    return demo


def _place(operation: Operation, call: OpenApiCall, interface_kwargs: dict[str, Any]) -> None:
    """Make the form of an operation."""
    heading = f"## {operation.method.upper()} `{operation.path}`"
    Markdown(f"{heading}\n\n{operation.text}" if operation.text else heading, elem_id=operation.anchor)
    fields: list[Component] = [component_for(field) for field in operation.fields]

    def run(*values: Any) -> Any:
        return call(operation, values)

    run.__name__ = operation.anchor
    run.__doc__ = operation.text
    Interface(run, fields, JSON(label="Response"), **interface_kwargs)


def _contents(title: str, description: str, operations: Sequence[Operation]) -> str:
    links = [f"- [{one.method.upper()} `{one.path}`](#{one.anchor})" for one in operations]
    return "\n".join([f"## {title}", "", description, "", *links])


def _document(source: str | dict[str, Any]) -> dict[str, Any]:
    text = json.dumps(source) if isinstance(source, dict) else _text(source)
    try:
        document = json.loads(text)
    except ValueError:
        document = None
    if not isinstance(document, dict):
        raise ArgumentError(
            f"`openapi_spec` must be a JSON object, got {text!r:.80}. A document in YAML is converted first."
        )
    return document


def _text(source: str) -> str:
    if not isinstance(source, str):
        raise ArgumentError(f"`openapi_spec` must be a dictionary, a path or an address, got {source!r:.80}.")
    try:
        if source.startswith(("http://", "https://")):
            return fetch_text(source)
        return Path(source).read_text(encoding="utf-8")
    except OSError as error:
        raise LaunchError(f"The OpenAPI document {source!r} cannot be read: {error}.") from None


def _is_wanted(path: str, paths: list[str] | None, exclude_paths: list[str] | None) -> bool:
    if any(re.match(pattern, path) for pattern in exclude_paths or ()):
        return False
    return paths is None or any(re.match(pattern, path) for pattern in paths)


def _lower(methods: Sequence[str]) -> set[str]:
    return {method.lower() for method in methods}
