"""`hiroba doctor [URL]`: look for what keeps apps from working, and name it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from hiroba.cli.checks.address import address_checks
from hiroba.cli.checks.finding import Finding
from hiroba.cli.checks.machine import machine_checks
from hiroba.cli.remote import Credentials, add_user_argument, credentials_of

__all__ = ["add_arguments", "run"]

SIGNS = {"good": "ok   ", "note": "note ", "fault": "FAULT"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "url", nargs="?", metavar="URL", help="also look at an app, from here, through all that lies between"
    )
    add_user_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what was found. The status is 1 if there is a fault."""
    has_fault = False
    for finding in _findings(arguments.url, credentials_of(arguments)):
        print(f"{SIGNS[finding.level]}  {finding.text}", flush=True)
        if finding.advice:
            print(f"       {finding.advice}")
        has_fault = has_fault or finding.level == "fault"
    return 1 if has_fault else 0


def _findings(url: str | None, credentials: Credentials) -> Iterator[Finding]:
    yield from machine_checks()
    if url is not None:
        yield from address_checks(url if "://" in url else f"http://{url}", credentials.auth, credentials.key)
