"""`hiroba call URL NAME argument=value ...`: call an endpoint of an app, and print its result."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from hiroba.cli.remote import add_remote_arguments, open_client
from hiroba.client import Client, RemoteFile
from hiroba.errors import ArgumentError

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add_remote_arguments(parser)
    parser.add_argument("name", metavar="NAME", help="name of the endpoint")
    parser.add_argument(
        "arguments",
        nargs="*",
        metavar="ARGUMENT=VALUE",
        help="JSON, or a text as it is; @FILE sends a file of this machine",
    )
    parser.add_argument("--stream", action="store_true", help="print every result as it comes, not only the last one")
    parser.add_argument("--save", type=Path, metavar="FOLDER", help="where files of the result go")


def run(arguments: argparse.Namespace) -> int:
    """Call the endpoint. Texts are printed as they are, all else as JSON."""
    named = dict(_argument(word) for word in arguments.arguments)
    with open_client(arguments) as client:
        job = client.submit(arguments.name, **named)
        if arguments.stream:
            for result in job:
                _show(client, result, arguments.save)
        else:
            _show(client, job.result(), arguments.save)
    return 0


def _argument(word: str) -> tuple[str, Any]:
    name, sign, text = word.partition("=")
    if not sign:
        raise ArgumentError(f"An argument is written NAME=VALUE, got {word!r}.")
    if text.startswith("@"):
        file = Path(text[1:])
        if not file.is_file():
            raise ArgumentError(f"There is no file `{file}` to send as `{name}`.")
        return name, file
    try:
        return name, json.loads(text)
    except (ValueError, RecursionError):
        return name, text


def _show(client: Client, result: Any, folder: Path | None) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        result = _saved(client, result, folder)
    if isinstance(result, RemoteFile):
        result = result.url
    text = result if isinstance(result, str) else msgspec.json.encode(result).decode()
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _saved(client: Client, value: Any, folder: Path) -> Any:
    """Return a result with each file by the path at which it is now."""
    if isinstance(value, RemoteFile):
        return str(client.download(value, folder))
    if isinstance(value, dict):
        return {key: _saved(client, item, folder) for key, item in value.items()}
    return [_saved(client, item, folder) for item in value] if isinstance(value, list) else value
