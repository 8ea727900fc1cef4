"""For the tests of app authors: a user without a browser, a port or a clock."""

from __future__ import annotations

from hiroba.testing.user import User

__all__ = ["User"]
