"""The `hiroba` command and its parts, each in a file of its own that is loaded only when it is asked for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from hiroba._version import __version__
from hiroba.errors import HirobaError

__all__ = ["main"]

COMMANDS = {
    "run": "serve a program, and serve it again whenever it changes",
    "info": "tell what an app offers to programs",
    "call": "call an endpoint of an app",
    "gallery": "show every component and layout, to try",
    "key": "make, list and revoke the API keys of an app",
    "doctor": "look for what keeps apps from working on this machine, or at an address",
}
"""Each has a module of its name here, with `add_arguments(parser)` and `run(arguments) -> exit status`."""


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command line.

    Args:
        argv: The words after `hiroba`; those of this process if `None`.

    Returns:
        The exit status: 0 if all went well, 1 after an error that was told, 2 for a command line that means nothing.
    """
    arguments = _parser(argv).parse_args(argv)
    try:
        return int(import_module(f"hiroba.cli.{arguments.command}").run(arguments))
    except HirobaError as error:
        print(f"hiroba: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser(argv: Sequence[str] | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hiroba", description="Apps from Python functions.")
    parser.add_argument("--version", action="version", version=f"hiroba {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    wanted = next((word for word in (argv if argv is not None else sys.argv[1:]) if not word.startswith("-")), None)
    for name, meaning in COMMANDS.items():
        command = commands.add_parser(name, help=meaning, description=meaning[0].upper() + meaning[1:] + ".")
        if name == wanted:
            import_module(f"hiroba.cli.{name}").add_arguments(command)
    return parser
