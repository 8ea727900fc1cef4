"""An HTML component as a dictionary, as galleries of the compatible API hold it."""

from __future__ import annotations

import inspect
import re
import textwrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hiroba.components.html import HTML

__all__ = ["gallery_entry"]


def gallery_entry(
    component: HTML,
    name: str | None,
    head: str | None,
    description: str,
    author: str,
    tags: list[str] | None,
    repo_url: str | None,
) -> dict[str, Any]:
    """Return the parts of a component, and the Python code that makes it; see `HTML.push_to_hub` for the parameters."""
    cls = type(component)
    is_subclass = cls.__name__ != "HTML"
    class_name = re.sub(r"(?<!^)(?=[A-Z])", " ", cls.__name__)
    shown = name or (class_name if is_subclass else str(component.label or "Untitled Component"))
    label = {} if component.label is None else {"label": str(component.label)}
    return {
        "id": re.sub(r"[^a-z0-9]+", "-", shown.lower()).strip("-"),
        "name": shown,
        "description": description,
        "author": author,
        "tags": tags or [],
        "html_template": component.html_template,
        "css_template": component.css_template,
        "js_on_load": component.js_on_load or "",
        "default_props": {
            "value": "" if component.value is None else component.value,
            **label,
            **component.template_props,
        },
        "python_code": _source_of(cls) if is_subclass else _call_of(component),
        "head": head or component.head or "",
        **({"repo_url": repo_url} if repo_url else {}),
    }


def _source_of(cls: type) -> str:
    try:
        return textwrap.dedent(inspect.getsource(cls))
    except (OSError, TypeError):
        return ""


def _call_of(component: HTML) -> str:
    arguments = {
        "value": component.value,
        "label": component.label,
        "html_template": component.html_template,
        "css_template": component.css_template or None,
        "js_on_load": component.js_on_load,
        **component.template_props,
    }
    lines = [f"    {name}={value!r}," for name, value in arguments.items() if value is not None]
    return "\n".join(["gr.HTML(", *lines, ")"])
