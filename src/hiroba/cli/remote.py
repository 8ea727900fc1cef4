"""What all commands take that speak to an app: its address, and who is asking."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from hiroba.client import CallRefusedError, Client
from hiroba.errors import ArgumentError

__all__ = ["Credentials", "add_remote_arguments", "add_user_argument", "credentials_of", "open_client"]

KEY_VARIABLE = "HIROBA_KEY"
PASSWORD_VARIABLE = "HIROBA_PASSWORD"
HOW_TO_ENTER = f"Here that is `--user NAME`, with the password in {PASSWORD_VARIABLE}, or the key in {KEY_VARIABLE}."
UNKNOWN = 401


class Credentials(NamedTuple):
    """Who is asking.

    Attributes:
        auth: Name and password.
        key: An API key.
    """

    auth: tuple[str, str] | None
    key: str | None


def add_remote_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the address and the credentials. Secrets come from the environment, where no list of processes shows them."""
    parser.add_argument("url", metavar="URL", help="address of the app")
    add_user_argument(parser)


def add_user_argument(parser: argparse.ArgumentParser) -> None:
    """Declare the name of who signs in."""
    parser.add_argument(
        "--user",
        help=f"name to sign in with; the password is taken from {PASSWORD_VARIABLE}. An API key is taken from {KEY_VARIABLE}",
    )


def credentials_of(arguments: argparse.Namespace) -> Credentials:
    """Return who the command line and the environment say is asking.

    Raises:
        ArgumentError: A name was given and there is no password.
    """
    password = os.environ.get(PASSWORD_VARIABLE)
    if arguments.user and password is None:
        raise ArgumentError(f"`--user` needs a password in the environment variable {PASSWORD_VARIABLE}.")
    return Credentials((arguments.user, password or "") if arguments.user else None, os.environ.get(KEY_VARIABLE))


@contextmanager
def open_client(arguments: argparse.Namespace) -> Iterator[Client]:
    """Give a client for the app that the command line names.

    Raises:
        ArgumentError: A name was given and there is no password.
        CallRefusedError: Name and password are wrong, or needed.
        ConnectionLostError: The app cannot be reached.
    """
    auth, key = credentials_of(arguments)
    url = arguments.url if "://" in arguments.url else f"http://{arguments.url}"
    try:
        with Client(url, auth=auth, key=key) as client:
            yield client
    except CallRefusedError as error:
        if error.status != UNKNOWN or auth or key:
            raise
        raise CallRefusedError(f"{error} {HOW_TO_ENTER}", error.status) from error
