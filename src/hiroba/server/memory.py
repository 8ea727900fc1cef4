"""How the allocator of the system keeps memory, where that can be said."""

from __future__ import annotations

import ctypes
import os

__all__ = ["give_back_large_memory", "limit_arenas"]

ARENAS = 2
M_ARENA_MAX = -8
"""The number of this option in `malloc.h` of glibc."""
M_MMAP_THRESHOLD = -3
M_TRIM_THRESHOLD = -1
LARGE = 2 * 1024 * 1024


def limit_arenas() -> bool:
    """Let all threads share two arenas, from now on; tell whether that was possible.

    By default each thread gets an arena of its own, which keeps what was freed in it. Every function that ever ran on another thread of
    the pool then costs several megabytes for good. `MALLOC_ARENA_MAX` in the environment goes first. Only glibc has arenas.
    """
    if "MALLOC_ARENA_MAX" in os.environ or not _is_glibc():
        return False
    return bool(ctypes.CDLL(None).mallopt(M_ARENA_MAX, ARENAS))


def give_back_large_memory() -> bool:
    """Give what holds several megabytes back to the system as soon as it is freed, from now on; tell whether that was possible.

    By default the limit grows to 32 MB with what a program frees, and a text that grows leaves as much again behind as it holds in the end.
    """
    if not _is_glibc() or any(name in os.environ for name in ("MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_")):
        return False
    libc = ctypes.CDLL(None)
    return bool(libc.mallopt(M_MMAP_THRESHOLD, LARGE) and libc.mallopt(M_TRIM_THRESHOLD, LARGE // 2))


def _is_glibc() -> bool:
    try:
        return (os.confstr("CS_GNU_LIBC_VERSION") or "").startswith("glibc")
    except (AttributeError, ValueError, OSError):
        return False
