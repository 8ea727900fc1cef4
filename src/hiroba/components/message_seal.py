"""Marks the components in messages that this app has made: those that a visitor's message brings are shown without what could run in them.

A conversation goes to the page and comes back with the next message. Without a mark, whoever writes to the server could put a component
with a script of its own into a conversation that a function then shows to others.
"""

from __future__ import annotations

import hmac
import json
import math
import secrets
from collections.abc import Mapping
from typing import Any

from hiroba.errors import PayloadError
from hiroba.files.context import store_at_work
from hiroba.wire.values import FileData, is_file

__all__ = ["harmless", "is_sealed", "seal_of", "sealed", "unsealed", "with_seal"]

SEAL = "seal"
SHOWN_KINDS = frozenset(
    [
        "annotatedimage",
        "audio",
        "button",
        "checkbox",
        "code",
        "dataframe",
        "dropdown",
        "file",
        "gallery",
        "highlightedtext",
        "html",
        "image",
        "imageslider",
        "json",
        "label",
        "markdown",
        "model3d",
        "nativeplot",
        "number",
        "radio",
        "slider",
        "textbox",
        "video",
    ]
)
"""What a message of a visitor may bring: these show values, and run nothing once `UNSAFE` is gone."""
UNSAFE = frozenset(
    [
        "sanitize_html",
        "html_template",
        "css_template",
        "js_on_load",
        "head",
        "server_functions",
        "props",
        "link",
        "icon",
    ]
)
_KEY = secrets.token_bytes(32)
"""For components that are made where no app is at work."""


def sealed(part: Mapping[str, Any]) -> dict[str, Any]:
    """Return a component of a message with the mark of this app in its `props`."""
    return with_seal(part, _digest(part))


def with_seal(part: Mapping[str, Any], seal: str) -> dict[str, Any]:
    """Return a component of a message with a mark that it had before, or that somebody says it had."""
    return {**part, "props": {**unsealed(part)["props"], SEAL: seal}}


def seal_of(part: Mapping[str, Any]) -> str | None:
    """Return the mark of a component, whoever made it."""
    props = part.get("props")
    mark = props.get(SEAL) if isinstance(props, dict) else None
    return mark if isinstance(mark, str) else None


def unsealed(part: Mapping[str, Any]) -> dict[str, Any]:
    """Return a component of a message without the mark."""
    return {**part, "props": {name: value for name, value in (part.get("props") or {}).items() if name != SEAL}}


def is_sealed(part: Mapping[str, Any]) -> bool:
    """Tell whether this app has made the component as it stands here, in this process or in one before it."""
    mark = seal_of(part)
    return mark is not None and mark.isascii() and hmac.compare_digest(mark, _digest(part))


def harmless(part: Mapping[str, Any]) -> dict[str, Any]:
    """Return a component of a message from a visitor as it may be shown: as it is if this app made it.

    Raises:
        PayloadError: It is of a kind that would run what it brings.
    """
    if is_sealed(part):
        return dict(part)
    kind, props, arguments = part.get("component"), part.get("props") or {}, part.get("constructor_args") or {}
    if not _is_shown(kind, part.get("value")) or not isinstance(props, dict) or not isinstance(arguments, dict):
        raise PayloadError(f"A component in a message must be one that this app has shown, got {kind!r}.")
    safe = {name: value for name, value in props.items() if name not in UNSAFE and name != SEAL}
    return {
        **part,
        "constructor_args": {name: value for name, value in arguments.items() if name not in UNSAFE},
        "props": {**safe, "is_foreign": True} if kind == "html" else safe,
    }


def _is_shown(kind: Any, value: Any) -> bool:
    if kind == "plot":
        return isinstance(value, dict) and value.get("type") in ("plotly", "matplotlib")
    return isinstance(kind, str) and kind in SHOWN_KINDS


def _digest(part: Mapping[str, Any]) -> str:
    content = [part.get("component"), part.get("value"), part.get("constructor_args"), unsealed(part)["props"]]
    # Files have other names on the page than here.
    text = json.dumps(_as_page_has_it(content), sort_keys=True, default=repr)
    return hmac.new(_key(), text.encode("utf-8", "surrogatepass"), "sha256").hexdigest()


def _key() -> bytes:
    store = store_at_work()
    return _KEY if store is None else store.secret


def _as_page_has_it(value: Any) -> Any:
    """Return a value as it is after a way to the page and back, but for files."""
    if isinstance(value, float):
        return None if not math.isfinite(value) else int(value) if value.is_integer() else value
    if isinstance(value, FileData) or (isinstance(value, dict) and is_file(value)):
        return "file"
    if isinstance(value, Mapping):
        return {str(name): _as_page_has_it(item) for name, item in value.items()}
    return [_as_page_has_it(item) for item in value] if isinstance(value, (list, tuple)) else value
