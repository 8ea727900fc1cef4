"""The page that shows people how to call an app from a program."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from hiroba.server.code.call import Target, example_of
from hiroba.server.code.curl import for_long_run
from hiroba.server.code.languages import code_of
from hiroba.server.gradio.info import Parameter
from hiroba.server.pages.api_page_data import SCRIPT, STYLE
from hiroba.server.pages.frame import frame
from hiroba.server.pages.try_it import render_try_it

__all__ = ["render_api_page"]


def render_api_page(
    title: str, target: Target, info: dict[str, Any], mcp_address: str | None = None, root: str = "./"
) -> str:
    """Return the HTML of the page.

    Args:
        title: Title of the app.
        target: Where the app is.
        info: Its endpoints, in the form in which `/gradio_api/info` gives them, files with whole addresses.
        mcp_address: Where the app speaks the Model Context Protocol, if it does.
        root: The way from the page to the root of the app, with a slash at the end.
    """
    endpoints: dict[str, Any] = info.get("named_endpoints", {})
    shown = {name.lstrip("/"): endpoint for name, endpoint in endpoints.items() if endpoint.get("show_api", True)}
    parts = [_endpoint(name, endpoint, target, root) for name, endpoint in shown.items()]
    content = "\n".join(
        [
            f"<h1>Call {html.escape(title)} from a program</h1>",
            _introduction(target, root),
            _list(list(shown)) if shown else NOTHING,
            *parts,
            _jobs(*next(iter(shown.items())), target) if shown else "",
            _mcp(mcp_address, target) if mcp_address else "",
            f"<style>{STYLE}</style><script>{SCRIPT}</script>",
        ]
    )
    return frame(f"API · {title}", content, is_wide=True)


NOTHING = (
    "<p>This app offers no functions to programs without a key. Those that a key opens are described to whoever sends it: "
    "<code>HIROBA_KEY=KEY hiroba info ADDRESS</code>.</p>"
)

HOW_TO_ENTER = {
    "open": "",
    "password": " Put your name and your password in the place of NAME and PASSWORD.",
    "key": " Put an API key, which the author of the app gives out, in the place of KEY.",
}


def _introduction(target: Target, root: str) -> str:
    address = html.escape(target.address)
    sign_in = HOW_TO_ENTER[target.entry]
    return (
        f'<p data-address="{address}" data-root="{root}">Every function below answers <code>POST {address}/api/NAME</code>: arguments by name in, the result out. '
        f"The code can be pasted as it stands.{sign_in}</p>"
        f'<p class="actions"><a class="button" href="{root}?__record=1">Record clicks as code</a> '
        f'<a href="{root}api/openapi.json">OpenAPI document</a> <a href="{root}">Open the app</a></p>'
    )


def _list(names: list[str]) -> str:
    items = "".join(f'<li><a href="#{_anchor(name)}"><code>{html.escape(name)}</code></a></li>' for name in names)
    return f'<nav aria-label="Functions"><ul class="names">{items}</ul></nav>'


def _endpoint(name: str, endpoint: dict[str, Any], target: Target, root: str) -> str:
    parameters = [Parameter(one) for one in endpoint.get("parameters", [])]
    description = endpoint.get("description") or ""
    anchor = _anchor(name)
    return "\n".join(
        [
            f'<section class="endpoint" id="{anchor}" aria-labelledby="{anchor}-name">',
            f'<h2 id="{anchor}-name"><a href="#{anchor}"><code>{html.escape(name)}</code></a></h2>',
            f"<p>{_with_code(description)}</p>" if description else "",
            _parameters(name, parameters) if parameters else "<p>It takes no arguments.</p>",
            _returns(name, endpoint.get("returns", [])),
            _code(anchor, name, parameters, target),
            render_try_it(anchor, name, parameters, root),
            "</section>",
        ]
    )


def _parameters(name: str, parameters: list[Parameter]) -> str:
    rows = "".join(
        f"<tr><th scope=row><code>{html.escape(p.name)}</code></th><td><code>{_type(p)}</code></td>"
        f"<td>{_default(p)}</td><td>{_about(p)}</td></tr>"
        for p in parameters
    )
    return _table(name, "Arguments", ("Name", "Type", "Default", "What it is"), rows)


def _returns(name: str, values: list[dict[str, Any]]) -> str:
    if not values:
        return "<p>It returns nothing.</p>"
    rows = "".join(
        f"<tr><th scope=row>{html.escape(str(value.get('label', '')))}</th><td><code>{_type(value)}</code></td><td>{_about(value)}</td></tr>"
        for value in values
    )
    return _table(name, "Result" if len(values) == 1 else "Results, as a list", ("Name", "Type", "What it is"), rows)


def _table(name: str, caption: str, heads: tuple[str, ...], rows: str) -> str:
    head = "".join(f"<th scope=col>{one}</th>" for one in heads)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption} of {html.escape(name)}"><table><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _type(value: dict[str, Any]) -> str:
    return html.escape(str((value.get("python_type") or {}).get("type", "")).replace("filepath", "file"))


def _about(value: dict[str, Any]) -> str:
    schema = value.get("type") or {}
    label, named = str(value.get("label") or ""), value.get("parameter_name")
    parts = [label if label and named and label != named else "", str(schema.get("description") or "")]
    parts.append(f"({value.get('component', '')})")
    return html.escape(" ".join(part for part in parts if part))


def _default(parameter: Parameter) -> str:
    if not parameter.get("parameter_has_default"):
        return "<em>required</em>"
    text = json.dumps(parameter.get("parameter_default"), ensure_ascii=False, default=str)
    return f"<code>{html.escape(text if len(text) <= 80 else text[:79] + '…')}</code>"


def _code(anchor: str, name: str, parameters: list[Parameter], target: Target) -> str:
    written = code_of([example_of(name, parameters)], target)
    panels = "".join(
        f'<div class="panel" id="{anchor}-{language.id}" data-language="{language.id}"><h3>{html.escape(language.name)}</h3>'
        + (f'<p class="install"><code>{html.escape(language.install)}</code></p>' if language.install else "")
        + f'<pre tabindex="0" aria-label="{html.escape(language.name)}"><code>{html.escape(code)}</code></pre></div>'
        for language, code in written
    )
    return f'<div class="code" data-code>{panels}</div>'


def _jobs(name: str, endpoint: dict[str, Any], target: Target) -> str:
    call = example_of(name, [Parameter(one) for one in endpoint.get("parameters", [])])
    text = for_long_run(call, target)
    return (
        '<section id="long-runs"><h2>Long runs</h2><p>With <code>?async=1</code> the answer is a job at once. Its address tells its state, '
        "<code>DELETE</code> on it ends it, and its events stream what happens; a lost connection is taken up with "
        f'<code>Last-Event-ID</code>.</p><div class="code"><pre tabindex="0" aria-label="A job">{html.escape(text)}</pre></div></section>'
    )


def _mcp(address: str, target: Target) -> str:
    proof = {} if target.entry == "open" else {"headers": {"Authorization": "Bearer KEY"}}
    text = json.dumps({"mcpServers": {"app": {"url": address, **proof}}}, indent=2)
    return (
        '<section id="mcp"><h2>From a language model</h2><p>Every function is a tool of the Model Context Protocol, '
        f'over streamable HTTP.</p><div class="code"><pre tabindex="0" aria-label="Configuration">{html.escape(text)}</pre></div></section>'
    )


def _with_code(text: str) -> str:
    """Return a docstring's sentence as HTML."""
    return re.sub(r"`+([^`]+)`+", r"<code>\1</code>", html.escape(text))


def _anchor(name: str) -> str:
    return html.escape("".join(c if c.isalnum() or c in "-_" else "-" for c in name))
