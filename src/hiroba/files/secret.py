"""A secret that outlasts the process: what it has signed is known again after a restart, and by the process next to it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

__all__ = ["lasting_secret"]

NAME = "secret"
BYTES = 32


def lasting_secret(folder: Path) -> bytes:
    """Return the secret that lies in a folder, 32 bytes, which only this user can read; made there if it is not there yet.

    Two processes that ask at once get the same one. Where nothing can be written, each call makes another, which nothing outlasts.
    """
    path = folder / NAME
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _read(path) or _make(path)
    except OSError:
        return secrets.token_bytes(BYTES)


def _read(path: Path) -> bytes | None:
    if not path.exists():
        return None
    content = path.read_bytes()
    # A disk that was full or broken may have left less.
    return content if len(content) == BYTES else None


def _make(path: Path) -> bytes:
    draft = path.with_name(f"{NAME}-{secrets.token_hex(8)}")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(BYTES))
        if path.exists() and _read(path) is None:
            path.unlink()
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # Another process was faster.
        return path.read_bytes()
    finally:
        draft.unlink(missing_ok=True)
