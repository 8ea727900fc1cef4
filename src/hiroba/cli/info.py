"""`hiroba info URL`: tell what an app offers to programs."""

from __future__ import annotations

import argparse
import textwrap

from hiroba.cli.remote import add_remote_arguments, open_client

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add_remote_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print a line for each endpoint, and its author's words below it."""
    with open_client(arguments) as client:
        endpoints = client.endpoints()
    for endpoint in endpoints.values():
        print(endpoint)
        if endpoint.description:
            print(textwrap.indent(endpoint.description, "    "))
    if not endpoints:
        print("This app offers nothing to programs.")
    return 0
