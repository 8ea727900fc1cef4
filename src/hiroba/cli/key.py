"""`hiroba key`: make, list and revoke the API keys of an app."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from hiroba.errors import ArgumentError
from hiroba.server.access.keys import PER_MINUTE, KeyFile, KeyRecord, digest_of, new_key_secret

__all__ = ["add_arguments", "run"]

DAY_S = 24 * 3600.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    create = actions.add_parser("create", help="make a key, and print it this once")
    create.add_argument("name", metavar="NAME", help="what the key is called")
    create.add_argument(
        "--endpoint", action="append", metavar="NAME", help="an endpoint that it opens; all if left out"
    )
    create.add_argument("--role", action="append", default=[], metavar="ROLE", help="a role of its bearer")
    create.add_argument("--days", type=float, metavar="N", help="how long it lasts; for ever if left out")
    create.add_argument("--per-minute", type=int, default=PER_MINUTE, metavar="N", help="most requests in a minute")
    listing = actions.add_parser("list", help="tell which keys there are")
    revoke = actions.add_parser("revoke", help="end a key, and at once whatever goes on by it")
    revoke.add_argument("name", metavar="NAME", help="what the key is called")
    for action in (create, listing, revoke):
        action.add_argument(
            "--store", type=Path, required=True, metavar="FOLDER", help="the folder of launch(store=...)"
        )


def run(arguments: argparse.Namespace) -> int:
    """Carry out one of the actions."""
    if arguments.action != "create" and not arguments.store.is_dir():
        raise ArgumentError(f"There is no folder {str(arguments.store)!r}. Give the one of `launch(store=...)`.")
    keys = KeyFile(arguments.store)
    try:
        if arguments.action == "create":
            return _create(keys, arguments)
        return _list(keys) if arguments.action == "list" else _revoke(keys, arguments.name)
    finally:
        keys.close()


def _create(keys: KeyFile, arguments: argparse.Namespace) -> int:
    if arguments.days is not None and not arguments.days > 0:
        raise ArgumentError(f"`--days` must be positive, got {arguments.days!r}.")
    if arguments.per_minute < 1:
        raise ArgumentError(f"`--per-minute` must be at least 1, got {arguments.per_minute!r}.")
    secret, now_s = new_key_secret(), time.time()
    endpoints = None if arguments.endpoint is None else frozenset(name.lstrip("/") for name in arguments.endpoint)
    expires_s = None if arguments.days is None else now_s + arguments.days * DAY_S
    keys.add(
        KeyRecord(
            arguments.name,
            digest_of(secret),
            endpoints,
            frozenset(arguments.role),
            now_s,
            expires_s,
            arguments.per_minute,
        )
    )
    print(secret)
    print("Keep it now: it is not shown again. Programs send it as `Authorization: Bearer KEY`.", file=sys.stderr)
    return 0


def _list(keys: KeyFile) -> int:
    records = keys.records()
    for record in records:
        opens = "all endpoints" if record.endpoints is None else ", ".join(sorted(record.endpoints)) or "nothing"
        print(f"{record.name}: opens {opens}; {_until(record.expires_s)}")
    if not records:
        print("There are no keys.")
    return 0


def _revoke(keys: KeyFile, name: str) -> int:
    if not keys.remove(name):
        raise ArgumentError(f"There is no key named {name!r}. `hiroba key list` tells which there are.")
    print(f"The key {name!r} has ended.")
    return 0


def _until(expires_s: float | None) -> str:
    if expires_s is None:
        return "has no end"
    day = datetime.fromtimestamp(expires_s, UTC).strftime("%Y-%m-%d %H:%M UTC")
    return f"{'ends' if expires_s > time.time() else 'ended'} on {day}"
