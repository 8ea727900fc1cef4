"""Calls as Python, with `hiroba.client` and with the client of existing programs."""

from __future__ import annotations

import keyword
from collections.abc import Mapping, Sequence
from typing import Any

from hiroba.server.code.call import CallExample, Target, map_files

__all__ = ["for_gradio_client", "for_hiroba_client"]

PROOF = {"open": "", "password": ', auth=("NAME", "PASSWORD")', "key": ', key="KEY"'}
OTHER_PROOF = {**PROOF, "key": ', headers={"Authorization": "Bearer KEY"}'}
WIDTH = 96


class _Expression:
    """Stands in a value for code that is written as it is."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


def for_hiroba_client(calls: Sequence[CallExample], target: Target) -> str:
    """Return a program that makes the calls with `hiroba.client`."""
    has_files = any(_holds_file(call) for call in calls)
    lines = ["from hiroba.client import Client", ""]
    lines.append(f'with Client("{target.address}"{PROOF[target.entry]}) as client:')
    if has_files:
        lines.append('    # In place of an address: pathlib.Path("a file of yours").')
    for call in calls:
        arguments = {name: map_files(value, lambda file: file["url"]) for name, value in call.arguments.items()}
        lines += _shown("client.submit" if call.streams else "client.call", [repr(call.endpoint)], arguments, call, 4)
    return "\n".join(lines)


def for_gradio_client(calls: Sequence[CallExample], target: Target) -> str:
    """Return a program that makes the calls with `gradio_client`."""
    has_files = any(_holds_file(call) for call in calls)
    lines = [f"from gradio_client import Client{', handle_file' if has_files else ''}", ""]
    lines.append(f'client = Client("{target.address}/"{OTHER_PROOF[target.entry]})')
    for call in calls:
        given = {
            name: map_files(value, lambda file: _Expression(f"handle_file({file['url']!r})"))
            for name, value in call.arguments.items()
        }
        given["api_name"] = f"/{call.endpoint}"
        lines += _shown("client.submit" if call.streams else "client.predict", [], given, call, 0)
    return "\n".join(lines)


def _shown(function: str, placed: list[str], named: Mapping[str, Any], call: CallExample, indent: int) -> list[str]:
    """Return the lines that make a call and print its result, or each of its results."""
    space, text = " " * indent, _call(function, placed, named, indent)
    if call.streams:
        return [f"{space}for result in {text}:", f"{space}    print(result)"]
    return [f"{space}result = {text}", f"{space}print(result)"]


def _call(function: str, placed: list[str], named: Mapping[str, Any], indent: int) -> str:
    parts = [*placed, *(f"{name}={value!r}" for name, value in named.items() if _is_name(name))]
    others = {name: value for name, value in named.items() if not _is_name(name)}
    if others:
        parts.append(f"**{others!r}")
    line = f"{function}({', '.join(parts)})"
    if len(line) <= WIDTH:
        return line
    inner = "".join(f"{' ' * (indent + 4)}{part},\n" for part in parts)
    return f"{function}(\n{inner}{' ' * indent})"


def _is_name(name: str) -> bool:
    return name.isidentifier() and not keyword.iskeyword(name)


def _holds_file(call: CallExample) -> bool:
    found: list[Any] = []
    map_files(list(call.arguments.values()), found.append)
    return bool(found)
