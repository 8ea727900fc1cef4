"""The file store of the app that is at work, for components that turn values into files."""

from __future__ import annotations

from contextvars import ContextVar, Token
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hiroba.files.store import FileStore

__all__ = ["current_owner", "current_store", "set_owner", "set_store"]

_store: ContextVar[FileStore] = ContextVar("store")
_owner: ContextVar[str | None] = ContextVar("owner", default=None)


def current_store() -> FileStore:
    """Return the store of the app that is at work.

    Raises:
        LookupError: No app is at work; call `set_store` first.
    """
    return _store.get()


def set_store(store: FileStore) -> Token[FileStore]:
    """Make `store` the current one, in this context."""
    return _store.set(store)


def current_owner() -> str | None:
    """Return the session for which the app is at work, or `None` for values of the app itself."""
    return _owner.get()


def set_owner(owner: str | None) -> Token[str | None]:
    """Say for which session files are made from now on, in this context."""
    return _owner.set(owner)
