"""The page about the routes of a `Server`: what its OpenAPI document says, without a script."""

from __future__ import annotations

import html
import json
from typing import Any

from hiroba.server.pages.api_page_data import STYLE
from hiroba.server.pages.frame import frame

__all__ = ["render_docs_page"]

METHODS = ("get", "post", "put", "patch", "delete", "head", "options", "trace")


def render_docs_page(document: dict[str, Any], address: str) -> str:
    """Return the HTML of the page.

    Args:
        document: The OpenAPI document.
        address: Where it is, seen from this page.
    """
    info = document.get("info", {})
    title = str(info.get("title", ""))
    operations = [
        _operation(method, path, item[method])
        for path, item in document.get("paths", {}).items()
        for method in METHODS
        if method in item
    ]
    content = "\n".join(
        [
            f"<h1>{html.escape(title)}</h1>",
            f"<p>{html.escape(str(info.get('description') or ''))}</p>",
            f'<p class="actions"><a href="{html.escape(address)}">OpenAPI document</a></p>',
            *(operations or ["<p>There are no routes yet.</p>"]),
            f"<style>{STYLE}</style>",
        ]
    )
    return frame(title, content, is_wide=True)


def _operation(method: str, path: str, operation: dict[str, Any]) -> str:
    anchor = f"{method}{path}".replace("/", "-").replace("{", "").replace("}", "")
    text = operation.get("description") or operation.get("summary") or ""
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    return "\n".join(
        [
            f'<section class="endpoint" id="{anchor}" aria-labelledby="{anchor}-name">',
            f'<h2 id="{anchor}-name"><code>{method.upper()} {html.escape(path)}</code></h2>',
            f"<p>{html.escape(text)}</p>" if text else "",
            _parameters(operation.get("parameters", [])),
            f"<p>Body:</p><pre>{html.escape(json.dumps(body, indent=2))}</pre>" if body else "",
            "</section>",
        ]
    )


def _parameters(parameters: list[dict[str, Any]]) -> str:
    if not parameters:
        return ""
    rows = "".join(
        f"<tr><td><code>{html.escape(str(one.get('name')))}</code></td><td>{html.escape(str(one.get('in')))}</td>"
        f"<td><code>{html.escape(json.dumps(one.get('schema', {})))}</code></td>"
        f"<td>{'yes' if one.get('required') else 'no'}</td></tr>"
        for one in parameters
    )
    head = "<tr><th>Name</th><th>In</th><th>Type</th><th>Needed</th></tr>"
    return f'<div class="scroll" tabindex="0" role="region" aria-label="Parameters"><table><thead>{head}</thead><tbody>{rows}</tbody></table></div>'
