"""What an app takes over from the description of another server, which may mean it harm: no scripts, no files of this machine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

__all__ = ["REFUSED_KINDS", "harmless_props", "harmless_update"]

REFUSED_KINDS = frozenset({"fileexplorer", "customcomponent", "modulecomponent", "anywidget"})
"""Components that would show folders of this machine, or run code that comes with them."""

REFUSED_PROPS = frozenset(
    {"sanitize_html", "html_template", "css_template", "js_on_load", "head", "server_functions", "js", "esm", "css"}
)
_ELSEWHERE = ("http://", "https://")

TEXTS = frozenset(
    {
        "label",
        "info",
        "placeholder",
        "choices",
        "headers",
        "title",
        "elem_id",
        "elem_classes",
        "description",
        "components",
    }
)
"""Properties that are texts in every component."""

TEXT_KINDS = frozenset(
    {"textbox", "markdown", "html", "button", "dropdown", "radio", "checkbox", "checkboxgroup", "number", "slider"}
    | {"colorpicker", "highlightedtext", "state", "datetime"}
)
"""Components in which a value is never the path of a file."""


def harmless_props(kind: str, props: Mapping[str, Any], root: str) -> dict[str, Any]:
    """Return those of a component's properties that can do no harm, files in them as addresses of the other server.

    Args:
        kind: Name of the component on the wire.
        props: As the other server describes them.
        root: Its address, before the path of a file.
    """
    taken = {}
    for name, value in props.items():
        if name in REFUSED_PROPS:
            continue
        is_text = name in TEXTS or (name == "value" and kind in TEXT_KINDS)
        taken[name] = _python(value if is_text else _without_paths(value), root)
    return taken


def harmless_update(update: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of the changes that a function of another server makes to a component that can do no harm."""
    return {
        name: value if name == "value" or name in TEXTS else _without_paths(value)
        for name, value in update.items()
        if name not in REFUSED_PROPS
    }


def _without_paths(value: Any) -> Any:
    """Return a value with `None` in the place of each path of this machine."""
    if isinstance(value, dict):
        return value if "path" in value else {name: _without_paths(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_without_paths(item) for item in value]
    return None if isinstance(value, str) and _is_local(value) else value


def _python(value: Any, root: str) -> Any:
    """Return a value as a constructor takes it: files as addresses, pairs in lists and pictures with captions as tuples."""
    if isinstance(value, dict):
        if isinstance(value.get("path"), str) and "meta" in value:
            return _address(value, root)
        parts = {name: _python(item, root) for name, item in value.items()}
        return (parts.get("image") or parts.get("video"), parts["caption"]) if "caption" in parts else parts
    if isinstance(value, list):
        return [_pair(_python(item, root)) for item in value]
    return value


def _pair(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) and len(value) == 2 else value


def _address(file: Mapping[str, Any], root: str) -> str:
    url = file.get("url")
    if isinstance(url, str) and url.startswith(_ELSEWHERE):
        return url
    return f"{root}/gradio_api/file={quote(file['path'])}"


def _is_local(text: str) -> bool:
    try:
        return bool(text) and Path(text).expanduser().exists()
    except (OSError, ValueError, RuntimeError):
        return False
