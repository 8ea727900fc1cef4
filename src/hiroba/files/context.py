"""The file store of the app that is at work, for components that turn values into files."""

from __future__ import annotations

import os
from contextvars import ContextVar, Token
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hiroba.files.access import AccessRules
    from hiroba.files.store import FileStore

__all__ = [
    "check_returned",
    "current_owner",
    "current_store",
    "set_owner",
    "set_rules",
    "set_store",
    "store_at_work",
]

_store: ContextVar[FileStore] = ContextVar("store")
_rules: ContextVar[AccessRules | None] = ContextVar("rules", default=None)
_owner: ContextVar[str | None] = ContextVar("owner", default=None)


def current_store() -> FileStore:
    """Return the store of the app that is at work, or outside of any app the one of this process."""
    store = store_at_work()
    if store is not None:
        return store
    from hiroba.files.local_store import local_store

    return local_store()


def store_at_work() -> FileStore | None:
    """Return the store of the app that is at work, or `None` outside of any app."""
    return _store.get(None)


def set_store(store: FileStore) -> Token[FileStore]:
    """Make `store` the current one, in this context."""
    return _store.set(store)


def current_owner() -> str | None:
    """Return the session for which the app is at work, or `None` for values of the app itself."""
    return _owner.get()


def set_owner(owner: str | None) -> Token[str | None]:
    """Say for which session files are made from now on, in this context."""
    return _owner.set(owner)


def set_rules(rules: AccessRules) -> Token[AccessRules | None]:
    """Say which paths functions may give out from now on, in this context."""
    return _rules.set(rules)


def check_returned(path: str | os.PathLike[str]) -> Path:
    """Return a path that a function returned, if it may give it out.

    For components that make another file of it: what is in the store is given out without further questions.

    Raises:
        FileNotAllowedError: It lies where this app may not give it out.
        MissingFileError: It is not there.
    """
    rules = _rules.get()
    return Path(path) if rules is None else rules.check_returned(Path(path), current_store())
