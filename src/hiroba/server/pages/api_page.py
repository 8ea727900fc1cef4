"""The page that shows people how to call an app from a program."""

from __future__ import annotations

import html
import json
from typing import Any

from hiroba.server.pages.frame import frame

__all__ = ["render_api_page"]


def render_api_page(title: str, address: str, info: dict[str, Any]) -> str:
    """Return the HTML of the page.

    Args:
        title: Title of the app.
        address: Full address of the app.
        info: Its endpoints, in the form in which `/gradio_api/info` gives them.
    """
    endpoints: dict[str, Any] = info.get("named_endpoints", {})
    shown = {name: endpoint for name, endpoint in endpoints.items() if endpoint.get("show_api", True)}
    parts = [_endpoint(name, endpoint, address) for name, endpoint in shown.items()]
    content = (
        f"<h1>Call {html.escape(title)} from a program</h1>\n"
        "<p>Every function below can be called over HTTP, with or without a client.</p>\n"
        f"<pre>pip install gradio_client</pre>\n{''.join(parts) or '<p>This app offers no functions to programs.</p>'}"
    )
    return frame(f"API · {title}", content, is_wide=True)


def _endpoint(name: str, endpoint: dict[str, Any], address: str) -> str:
    parameters = endpoint.get("parameters", [])
    description = endpoint.get("description") or ""
    return "\n".join(
        [
            f"<h2><code>{html.escape(name)}</code></h2>",
            f"<p>{html.escape(description)}</p>" if description else "",
            _table("Parameter", parameters),
            _table("Returns", endpoint.get("returns", [])),
            f'<pre tabindex="0" aria-label="In Python">{html.escape(_python(name, parameters, address))}</pre>',
            f'<pre tabindex="0" aria-label="Over HTTP">{html.escape(_curl(name, parameters, address))}</pre>',
        ]
    )


def _table(heading: str, values: list[dict[str, Any]]) -> str:
    if not values:
        return ""
    rows = "".join(
        f"<tr><td><code>{html.escape(str(value.get('parameter_name') or value.get('label', '')))}</code></td>"
        f"<td>{html.escape(str((value.get('python_type') or {}).get('type', '')))}</td>"
        f"<td>{html.escape(str(value.get('component', '')))} {_default(value)}</td></tr>"
        for value in values
    )
    return (
        f"<table><thead><tr><th>{heading}</th><th>Type</th><th>Component</th></tr></thead><tbody>{rows}</tbody></table>"
    )


def _default(value: dict[str, Any]) -> str:
    if not value.get("parameter_has_default"):
        return ""
    return f"(default <code>{html.escape(repr(value.get('parameter_default')))}</code>)"


def _python(name: str, parameters: list[dict[str, Any]], address: str) -> str:
    given = "".join(f"    {p.get('parameter_name')}={p.get('example_input')!r},\n" for p in parameters)
    return (
        f'from gradio_client import Client\n\nclient = Client("{address}")\n'
        f'result = client.predict(\n{given}    api_name="{name}",\n)\nprint(result)'
    )


def _curl(name: str, parameters: list[dict[str, Any]], address: str) -> str:
    data = json.dumps({"data": [p.get("example_input") for p in parameters]}, ensure_ascii=False, default=str)
    call = f"{address.rstrip('/')}/gradio_api/call{name}"
    quoted = data.replace("'", "'\\''")
    return f"curl -s {call} -H 'Content-Type: application/json' -d '{quoted}'\ncurl -sN {call}/EVENT_ID"
