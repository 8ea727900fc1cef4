"""What all commands take that speak to an app: its address, and who is asking."""

from __future__ import annotations

import argparse
import os

from hiroba.client import Client
from hiroba.errors import ArgumentError

__all__ = ["add_remote_arguments", "open_client"]

KEY_VARIABLE = "HIROBA_KEY"
PASSWORD_VARIABLE = "HIROBA_PASSWORD"


def add_remote_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the address and the credentials. Secrets come from the environment, where no list of processes shows them."""
    parser.add_argument("url", metavar="URL", help="address of the app")
    parser.add_argument("--user", help=f"name to sign in with; the password is taken from {PASSWORD_VARIABLE}")


def open_client(arguments: argparse.Namespace) -> Client:
    """Return a client for the app that the command line names.

    Raises:
        ArgumentError: A name was given and there is no password.
        CallRefusedError: Name and password are wrong.
        ConnectionLostError: The app cannot be reached.
    """
    password = os.environ.get(PASSWORD_VARIABLE)
    if arguments.user and password is None:
        raise ArgumentError(f"`--user` needs a password in the environment variable {PASSWORD_VARIABLE}.")
    url = arguments.url if "://" in arguments.url else f"http://{arguments.url}"
    auth = (arguments.user, password or "") if arguments.user else None
    return Client(url, auth=auth, key=os.environ.get(KEY_VARIABLE))
