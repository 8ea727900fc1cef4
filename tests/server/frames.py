"""Reads frames from a WebSocket of a page."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

__all__ = ["read_frame"]


def read_frame(receive: Callable[[], Any]) -> list[Any]:
    """Return the next frame, put together where it comes in pieces."""
    parts = [receive()]
    if parts[0][0] == "+":
        while parts[-1][0] != ".":
            parts.append(receive())
        parts = [part[1:] for part in parts]
    return list(json.loads("".join(parts)))
