"""Identifiers, as types of their own."""

from __future__ import annotations

import secrets
from typing import NewType

__all__ = ["BindingId", "JobId", "NodeId", "ScreenId", "SessionId", "SessionKey", "new_token"]

NodeId = NewType("NodeId", int)
"""Place of a component or layout within one app: 0 is the app itself."""

BindingId = NewType("BindingId", int)
"""Place of a binding (an event tied to a function) within one app."""

SessionId = NewType("SessionId", str)
"""Name of a session. It is no secret: knowing it opens nothing."""

SessionKey = NewType("SessionKey", str)
"""Unguessable; who has it may show the session. The id is a digest of it."""

ScreenId = NewType("ScreenId", str)
"""One page that shows a session, chosen by the browser."""

JobId = NewType("JobId", str)
"""One run of a function."""


def new_token() -> str:
    """Return an unguessable URL-safe text of 128 bits."""
    return secrets.token_urlsafe(16)
