"""Tokens: `<id>/<safe name>`, the only way in which a browser or a client names a file."""

from __future__ import annotations

import base64
import os
import re
from typing import NewType
from urllib.parse import quote

__all__ = ["URL_PREFIX", "FileId", "make_token", "new_file_id", "split_token", "url_of"]

FileId = NewType("FileId", str)
"""128 random bits in 22 URL-safe characters."""

URL_PREFIX = "hiroba/files/"
"""NOTE: the route in `server/routes/files.py` answers under it."""

_ID = re.compile(r"[A-Za-z0-9_-]{22}")


def new_file_id() -> FileId:
    """Return an id that nobody can guess and no other file has."""
    return FileId(base64.urlsafe_b64encode(os.urandom(16)).rstrip(b"=").decode())


def make_token(file_id: FileId, name: str) -> str:
    """Return the token of the file `file_id` with the safe name `name`."""
    return f"{file_id}/{name}"


def split_token(token: str) -> tuple[FileId, str] | None:
    """Return id and name of a token, or `None` for what does not have its form."""
    file_id, slash, name = token.partition("/")
    if not slash or not name or "/" in name or not _ID.fullmatch(file_id):
        return None
    return FileId(file_id), name


def url_of(token: str) -> str:
    """Return the address of a token's file, relative to the root of the app, percent-encoded."""
    return URL_PREFIX + quote(token, safe="/")
