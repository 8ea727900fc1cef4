"""Files on the web that a function returned by their address, for components that read them here."""

from __future__ import annotations

from pathlib import Path

from hiroba.files.context import current_owner, current_store

__all__ = ["fetch"]

_MAX_BYTES = 200 * 1024 * 1024


def fetch(address: str) -> Path:
    """Return the path of a copy in the store of what is at an address.

    Raises:
        UnsafeAddressError: The address is not public.
        FileError: It cannot be fetched.
    """
    from hiroba.files.fetch import fetch_public

    found = fetch_public(address, _MAX_BYTES)
    store = current_store()
    return store.resolve(store.put_bytes(found.content, found.name, found.mime_type, current_owner()).path)
