"""What an OpenAPI document says of operations, as far as a form needs it.

Source: OpenAPI Specification 3.0.3 and 3.1.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

__all__ = ["Field", "Operation", "operations_of"]

METHODS = ("get", "post", "put", "patch", "delete", "head", "options")
FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")
DEEPEST = 8

Place = Literal["path", "query", "header", "cookie", "body", "form"]


@dataclass(frozen=True)
class Field:
    """Something that an operation takes.

    Attributes:
        name: Its name; `""` for a whole body.
        place: Where it goes.
        schema: What it must be, without references.
        text: What it is for.
        is_required: Whether a call needs it.
        media_type: How the body that it is, or is a part of, is written.
    """

    name: str
    place: Place
    schema: dict[str, Any]
    text: str = ""
    is_required: bool = False
    media_type: str = ""


@dataclass(frozen=True)
class Operation:
    """One method of one path.

    Attributes:
        method: In small letters.
        path: With its parameters in braces.
        text: What it does.
        fields: What it takes, in the order of the document.
    """

    method: str
    path: str
    text: str
    fields: tuple[Field, ...]

    @property
    def anchor(self) -> str:
        """A name for it that may stand in an address: `get_users_id`."""
        return self.method + re.sub(r"[^A-Za-z0-9_-]+", "_", re.sub(r"[{}]", "", self.path))


def operations_of(document: Mapping[str, Any]) -> Iterator[Operation]:
    """Yield all operations of a document. What is not as the specification has it is passed over."""
    paths = document.get("paths")
    for path, item in paths.items() if isinstance(paths, Mapping) else ():
        shared = _resolved(item, document)
        for method, operation in shared.items():
            if method.lower() in METHODS and isinstance(operation, Mapping):
                text = operation.get("summary") or operation.get("description") or ""
                fields = (*_parameters(shared, operation, document), *_body(operation, document))
                yield Operation(method.lower(), str(path), str(text), fields)


def _parameters(item: Mapping[str, Any], operation: Mapping[str, Any], document: Mapping[str, Any]) -> Iterator[Field]:
    """Yield the parameters, those of the operation in place of the path's of the same name."""
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for parameter in [*(item.get("parameters") or []), *(operation.get("parameters") or [])]:
        resolved = _resolved(parameter, document)
        found[str(resolved.get("name")), str(resolved.get("in"))] = resolved
    for (name, place), parameter in found.items():
        if place in ("path", "query", "header", "cookie"):
            schema = _whole(parameter.get("schema") or {}, document)
            if "example" in parameter:
                schema = {**schema, "example": parameter["example"]}
            is_required = bool(parameter.get("required")) or place == "path"
            yield Field(name, place, schema, str(parameter.get("description") or ""), is_required)  # type: ignore[arg-type]  # one of the four


def _body(operation: Mapping[str, Any], document: Mapping[str, Any]) -> Iterator[Field]:
    body = _resolved(operation.get("requestBody") or {}, document)
    content = body.get("content")
    if not isinstance(content, Mapping) or not content:
        return
    media_type = next((kind for kind in content if "json" in kind), next(iter(content)))
    schema = _whole(_resolved(content[media_type], document).get("schema") or {}, document)
    text, is_required = str(body.get("description") or ""), bool(body.get("required"))
    if media_type not in FORMS:
        yield Field("", "body", schema, text, is_required, media_type)
        return
    required = schema.get("required") or []
    for name, part in (schema.get("properties") or {}).items():
        yield Field(name, "form", part, str(part.get("description") or ""), name in required, media_type)


def _whole(schema: Any, document: Mapping[str, Any], depth: int = 0) -> dict[str, Any]:
    """Return a schema with what it refers to in the place of references, as deep as a form may need it."""
    plain = _resolved(schema, document)
    if depth >= DEEPEST:
        return {}
    whole = {**plain}
    for part in plain.get("allOf") or []:
        inner = _whole(part, document, depth + 1)
        whole = {**whole, **inner, "properties": {**whole.get("properties", {}), **inner.get("properties", {})}}
    for key in ("anyOf", "oneOf"):
        options = [_whole(part, document, depth + 1) for part in plain.get(key) or []]
        chosen = next((option for option in options if option.get("type") != "null"), None)
        if chosen is not None:
            whole = {**chosen, **whole}
    if isinstance(whole.get("properties"), Mapping):
        whole["properties"] = {name: _whole(part, document, depth + 1) for name, part in whole["properties"].items()}
    if isinstance(whole.get("items"), Mapping):
        whole["items"] = _whole(whole["items"], document, depth + 1)
    return whole


def _resolved(part: Any, document: Mapping[str, Any], depth: int = 0) -> dict[str, Any]:
    """Return a part, or what it refers to within the document; an empty one where that is not there."""
    if not isinstance(part, Mapping) or depth > DEEPEST:
        return {}
    reference = part.get("$ref")
    if not isinstance(reference, str):
        return dict(part)
    target: Any = document
    for step in reference.removeprefix("#/").split("/"):
        name = step.replace("~1", "/").replace("~0", "~")
        target = target.get(name) if isinstance(target, Mapping) else None
    return _resolved(target, document, depth + 1)
