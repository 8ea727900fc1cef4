"""The page that shows people how to call an app from a program."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from typing import Any

from hiroba.server.code.call import CallExample, Target, example_of
from hiroba.server.code.curl import for_long_run
from hiroba.server.code.languages import code_of
from hiroba.server.gradio.info import Parameter
from hiroba.server.pages.api_page_data import SCRIPT, STYLE
from hiroba.server.pages.frame import frame
from hiroba.server.pages.try_it import render_try_it
from hiroba.server.texts import say

__all__ = ["render_api_page"]


def render_api_page(
    title: str,
    target: Target,
    info: dict[str, Any],
    mcp_address: str | None = None,
    root: str = "./",
    language: str = "en",
) -> str:
    """Return the HTML of the page.

    Args:
        title: Title of the app.
        target: Where the app is.
        info: Its endpoints, in the form in which `/gradio_api/info` gives them, files with whole addresses; `streams` marks those whose
            results come one after another, `entry` says what callers of one bring, and `opens_more` that a key opens others.
        mcp_address: Where the app speaks the Model Context Protocol, if it does.
        root: The way from the page to the root of the app, with a slash at the end.
        language: Tag of the language of the visitor.
    """
    endpoints: dict[str, Any] = info.get("named_endpoints", {})
    shown = {name.lstrip("/"): endpoint for name, endpoint in endpoints.items() if endpoint.get("show_api", True)}
    targets = {name: replace(target, entry=endpoint.get("entry", target.entry)) for name, endpoint in shown.items()}
    parts = [_endpoint(name, endpoint, targets[name], root, language) for name, endpoint in shown.items()]
    content = "\n".join(
        [
            f"<h1>{_filled(say(language, 'Call {title} from a program'), title=html.escape(title))}</h1>",
            _introduction(list(targets.values()) or [target], root, language),
            _list(list(shown), language) if shown else _nothing(target, language),
            *parts,
            _more(target, language) if shown and info.get("opens_more") else "",
            _jobs(*_longest(shown), targets, language) if shown else "",
            _mcp(mcp_address, target, language) if mcp_address else "",
            f"<style>{STYLE}</style><script>{SCRIPT}</script>",
        ]
    )
    return frame(f"API · {title}", content, is_wide=True, language=language)


def _longest(endpoints: dict[str, Any]) -> tuple[str, Any]:
    """Return an endpoint that is worth following: one that streams, if there is one."""
    return max(endpoints.items(), key=lambda item: bool(item[1].get("streams")))


def _nothing(target: Target, language: str) -> str:
    text = say(
        language,
        "This app offers no functions to programs without a key. Those that a key opens are described to whoever sends it: {command}.",
    )
    return _with_key(text, target, language)


def _more(target: Target, language: str) -> str:
    text = say(language, "A key opens more functions. They are described to whoever sends it: {command}.")
    return _with_key(text, target, language)


def _with_key(text: str, target: Target, language: str) -> str:
    """Say what a key is for, with code in which a key and the name of a function are to be put: neither is told here."""
    with_key = replace(target, entry="key")
    command = f"HIROBA_KEY=KEY hiroba info {html.escape(target.address)}"
    said = _filled(text, command=f"<code dir=ltr>{command}</code>")
    enter = "" if target.entry == "key" else f" {html.escape(_how_to_enter(with_key, language))}"
    return f"<p>{said}{enter}</p>{_code('with-key', CallExample('NAME', {}), with_key)}"


def _how_to_enter(target: Target, language: str) -> str:
    if target.entry == "password":
        return say(language, "Put your name and your password in the place of NAME and PASSWORD.")
    if target.entry == "key":
        return say(language, "Put an API key, which the author of the app gives out, in the place of KEY.")
    return ""


def _introduction(targets: list[Target], root: str, language: str) -> str:
    address = html.escape(targets[0].address)
    text = say(
        language,
        "Every function below answers {address}: arguments by name in, the result out. The code can be pasted as it stands.",
    )
    said = _filled(text, address=f"<code dir=ltr>POST {address}/api/NAME</code>")
    enter = html.escape(" ".join(dict.fromkeys(_how_to_enter(target, language) for target in targets)))
    return (
        f'<p data-address="{address}" data-root="{root}" data-texts="{html.escape(_script_texts(language))}">{said} {enter}</p>'
        f'<p class="actions"><a class="button" href="{root}?__record=1">{html.escape(say(language, "Record clicks as code"))}</a> '
        f'<a href="{root}api/openapi.json">{html.escape(say(language, "OpenAPI document"))}</a> '
        f'<a href="{root}">{html.escape(say(language, "Open the app"))}</a></p>'
    )


def _script_texts(language: str) -> str:
    """Return what the script of the page says, as JSON."""
    said = {
        "copy": say(language, "Copy"),
        "copied": say(language, "Copied"),
        "notCopied": say(language, "Not copied"),
        "copyCode": say(language, "Copy code"),
        "language": say(language, "Language"),
        "running": say(language, "Running"),
        "notJson": say(language, "The value of {name} is not JSON."),
    }
    return json.dumps(said, ensure_ascii=False)


def _filled(text: str, **parts: str) -> str:
    """Return a text as HTML, with parts that are HTML in the places of their names."""
    text = html.escape(text)
    for name, part in parts.items():
        text = text.replace(f"{{{name}}}", part)
    return text


def _list(names: list[str], language: str) -> str:
    items = "".join(f'<li><a href="#{_anchor(name)}"><code>{html.escape(name)}</code></a></li>' for name in names)
    return f'<nav aria-label="{html.escape(say(language, "Functions"))}"><ul class="names">{items}</ul></nav>'


def _endpoint(name: str, endpoint: dict[str, Any], target: Target, root: str, language: str) -> str:
    parameters = [Parameter(one) for one in endpoint.get("parameters", [])]
    description = endpoint.get("description") or ""
    anchor = _anchor(name)
    return "\n".join(
        [
            f'<section class="endpoint" id="{anchor}" aria-labelledby="{anchor}-name">',
            f'<h2 id="{anchor}-name"><a href="#{anchor}"><code>{html.escape(name)}</code></a></h2>',
            f"<p>{_with_code(description)}</p>" if description else "",
            _parameters(name, parameters, language)
            if parameters
            else f"<p>{html.escape(say(language, 'It takes no arguments.'))}</p>",
            _returns(name, endpoint.get("returns", []), language),
            _code(anchor, example_of(name, parameters, streams=bool(endpoint.get("streams"))), target),
            render_try_it(anchor, name, parameters, root, language),
            "</section>",
        ]
    )


def _parameters(name: str, parameters: list[Parameter], language: str) -> str:
    rows = "".join(
        f"<tr><th scope=row><code>{html.escape(p.name)}</code></th><td><code>{_type(p)}</code></td>"
        f"<td>{_default(p, language)}</td><td>{_about(p)}</td></tr>"
        for p in parameters
    )
    heads = (say(language, "Name"), say(language, "Type"), say(language, "Default"), say(language, "What it is"))
    return _table(name, say(language, "Arguments"), heads, rows)


def _returns(name: str, values: list[dict[str, Any]], language: str) -> str:
    if not values:
        return f"<p>{html.escape(say(language, 'It returns nothing.'))}</p>"
    rows = "".join(
        f"<tr><th scope=row>{html.escape(str(value.get('label', '')))}</th><td><code>{_type(value)}</code></td><td>{_about(value)}</td></tr>"
        for value in values
    )
    caption = say(language, "Result") if len(values) == 1 else say(language, "Results, as a list")
    return _table(name, caption, (say(language, "Name"), say(language, "Type"), say(language, "What it is")), rows)


def _table(name: str, caption: str, heads: tuple[str, ...], rows: str) -> str:
    head = "".join(f"<th scope=col>{html.escape(one)}</th>" for one in heads)
    caption = html.escape(caption)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}: {html.escape(name)}"><table><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _type(value: dict[str, Any]) -> str:
    return html.escape(str((value.get("python_type") or {}).get("type", "")).replace("filepath", "file"))


def _about(value: dict[str, Any]) -> str:
    schema = value.get("type") or {}
    label, named = str(value.get("label") or ""), value.get("parameter_name")
    parts = [label if label and named and label != named else "", str(schema.get("description") or "")]
    about = ": ".join(part for part in parts if part)
    return html.escape(f"{about} ({value.get('component', '')})".strip())


def _default(parameter: Parameter, language: str) -> str:
    if not parameter.get("parameter_has_default"):
        return f"<em>{html.escape(say(language, 'required'))}</em>"
    text = json.dumps(parameter.get("parameter_default"), ensure_ascii=False, default=str)
    return f"<code>{html.escape(text if len(text) <= 80 else text[:79] + '…')}</code>"


def _code(anchor: str, call: CallExample, target: Target) -> str:
    samples = code_of([call], target)
    panels = "".join(
        f'<div class="panel" id="{anchor}-{written.id}" data-language="{written.id}"><h3>{html.escape(written.name)}</h3>'
        + (f'<p class="install"><code>{html.escape(written.install)}</code></p>' if written.install else "")
        + f'<pre tabindex="0" aria-label="{html.escape(written.name)}"><code>{html.escape(code)}</code></pre></div>'
        for written, code in samples
    )
    return f'<div class="code" data-code>{panels}</div>'


def _jobs(name: str, endpoint: dict[str, Any], targets: dict[str, Target], language: str) -> str:
    call = example_of(name, [Parameter(one) for one in endpoint.get("parameters", [])])
    about = say(
        language,
        "With {query} the answer is a job at once. Its address tells its state, {method} on it ends it, and its events stream what happens; a lost connection is taken up with {header}.",
    )
    said = _filled(
        about,
        query="<code dir=ltr>?async=1</code>",
        method="<code dir=ltr>DELETE</code>",
        header="<code dir=ltr>Last-Event-ID</code>",
    )
    heading = html.escape(say(language, "Long runs"))
    return (
        f'<section id="long-runs"><h2>{heading}</h2><p>{said}</p>'
        f'<div class="code"><pre tabindex="0" aria-label="{heading}">{html.escape(for_long_run(call, targets[name]))}</pre></div></section>'
    )


def _mcp(address: str, target: Target, language: str) -> str:
    proof = {} if target.entry == "open" else {"headers": {"Authorization": "Bearer KEY"}}
    text = json.dumps({"mcpServers": {"app": {"url": address, **proof}}}, indent=2)
    heading = html.escape(say(language, "From a language model"))
    about = html.escape(say(language, "Every function is a tool of the Model Context Protocol, over streamable HTTP."))
    return (
        f'<section id="mcp"><h2>{heading}</h2><p>{about}</p>'
        f'<div class="code"><pre tabindex="0" aria-label="{heading}">{html.escape(text)}</pre></div></section>'
    )


def _with_code(text: str) -> str:
    """Return a docstring's sentence as HTML."""
    return re.sub(r"`+([^`]+)`+", r"<code>\1</code>", html.escape(text))


def _anchor(name: str) -> str:
    return html.escape("".join(c if c.isalnum() or c in "-_" else "-" for c in name))
