"""How the allocator of the system keeps memory, where that can be said."""

from __future__ import annotations

import ctypes
import os

__all__ = ["limit_arenas"]

ARENAS = 2
M_ARENA_MAX = -8
"""The number of this option in `malloc.h` of glibc."""


def limit_arenas() -> bool:
    """Let all threads share two arenas, from now on; tell whether that was possible.

    By default each thread gets an arena of its own, which keeps what was freed in it. Every function that ever ran on another thread of
    the pool then costs several megabytes for good. `MALLOC_ARENA_MAX` in the environment goes first. Only glibc has arenas.
    """
    if "MALLOC_ARENA_MAX" in os.environ or not _is_glibc():
        return False
    return bool(ctypes.CDLL(None).mallopt(M_ARENA_MAX, ARENAS))


def _is_glibc() -> bool:
    try:
        return (os.confstr("CS_GNU_LIBC_VERSION") or "").startswith("glibc")
    except (AttributeError, ValueError, OSError):
        return False
