"""Calls as JavaScript, with `hiroba-client`, the client of existing programs, and nothing but `fetch`; for Node and for pages of the same origin."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from hiroba.server.code.call import CallExample, Target, map_files

__all__ = ["for_fetch", "for_gradio_client", "for_hiroba_client"]


PROOF = {"open": "", "password": ', { auth: ["NAME", "PASSWORD"] }', "key": ', { key: "KEY" }'}
OTHER_PROOF = {**PROOF, "key": ', { token: "KEY" }'}
HEADERS = {"open": "", "password": ", Cookie", "key": ', Authorization: "Bearer KEY"'}


def for_hiroba_client(calls: Sequence[CallExample], target: Target) -> str:
    """Return a module that makes the calls with `hiroba-client`."""
    lines = [
        'import { Client } from "hiroba-client";',
        "",
        f"const client = new Client({_text(target.address)}{PROOF[target.entry]});",
    ]
    for call in calls:
        given = f"({_text(call.endpoint)}, {_arguments(call)})"
        if call.streams:
            lines.append(f"for await (const result of await client.submit{given}) console.log(result);")
        else:
            lines.append(f"console.log(await client.call{given});")
    return "\n".join(lines)


def for_gradio_client(calls: Sequence[CallExample], target: Target) -> str:
    """Return a module that makes the calls with `@gradio/client`."""
    found: list[Any] = []
    map_files([list(call.arguments.values()) for call in calls], found.append)
    lines = [
        f'import {{ Client{", handle_file" if found else ""} }} from "@gradio/client";',
        "",
        f"const client = await Client.connect({_text(target.address + '/')}{OTHER_PROOF[target.entry]});",
    ]
    for number, call in enumerate(calls, start=1):
        name = "result" if len(calls) == 1 else f"result{number}"
        if call.streams:
            job = f"client.submit({_text('/' + call.endpoint)}, {_with_handles(call)})"
            lines += [
                f"for await (const message of {job}) {{",
                '  if (message.type === "data") console.log(message.data);',
                "}",
            ]
            continue
        lines += [
            f"const {name} = await client.predict({_text('/' + call.endpoint)}, {_with_handles(call)});",
            f"console.log({name}.data);",
        ]
    return "\n".join(lines)


def for_fetch(calls: Sequence[CallExample], target: Target) -> str:
    """Return a module that makes the calls with `fetch`."""
    lines = [
        *_sign_in(target),
        "async function call(endpoint, args) {",
        f"  const answer = await fetch({_text(target.address + '/api/')} + endpoint, {{",
        '    method: "POST",',
        f'    headers: {{ "Content-Type": "application/json"{HEADERS[target.entry]} }},',
        "    body: JSON.stringify(args),",
        "  });",
        "  const content = await answer.json();",
        "  if (!answer.ok) throw new Error(content.detail);",
        "  return content.result;",
        "}",
        "",
    ]
    lines += [f"console.log(await call({_text(call.endpoint)}, {_arguments(call)}));" for call in calls]
    return "\n".join(lines)


def _sign_in(target: Target) -> list[str]:
    if target.entry != "password":
        return []
    return [
        f"const entry = await fetch({_text(target.address + '/login')}, {{",
        '  method: "POST",',
        '  body: new URLSearchParams({ username: "NAME", password: "PASSWORD" }),',
        "});",
        'if (!entry.ok) throw new Error("The name or the password is wrong.");',
        "// A browser keeps the cookie by itself; Node is told to send it.",
        'const Cookie = entry.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");',
        "",
    ]


def _arguments(call: CallExample) -> str:
    return _text(map_files(dict(call.arguments), lambda file: file["url"]))


def _with_handles(call: CallExample) -> str:
    """Return the arguments with files as calls of a function, which JSON cannot hold."""
    addresses: list[str] = []

    def mark(file: Mapping[str, Any]) -> str:
        addresses.append(file["url"])
        return f"\0{len(addresses) - 1}"

    text = _text(map_files(dict(call.arguments), mark))
    for number, address in enumerate(addresses):
        text = text.replace(_text(f"\0{number}"), f"handle_file({_text(address)})")
    return text


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
