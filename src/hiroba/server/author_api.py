"""`Api`: an application of an author's own routes: FastAPI's where it is installed, else `SmallApi`, with the same decorators."""

from __future__ import annotations

__all__ = ["Api"]

try:
    from fastapi import FastAPI as Api
except ImportError:
    from hiroba.server.small_api import SmallApi as Api  # type: ignore[assignment]
