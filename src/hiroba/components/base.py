"""The names that programs of the compatible API import from this place."""

from __future__ import annotations

from hiroba.components.component import Component
from hiroba.components.server_function import server

__all__ = ["Component", "server"]
