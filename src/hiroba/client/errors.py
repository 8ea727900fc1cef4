"""What can go wrong with a call."""

from __future__ import annotations

from hiroba.errors import HirobaError

__all__ = ["CallError", "CallRefusedError", "ConnectionLostError"]


class CallError(HirobaError):
    """The function failed, was cancelled, or was interrupted. The message is what the app tells its visitors.

    Attributes:
        outcome: `"failed"`, `"cancelled"` or `"interrupted"`.
    """

    def __init__(self, message: str, outcome: str = "failed") -> None:
        self.outcome = outcome
        super().__init__(message)


class CallRefusedError(HirobaError):
    """The app did not accept the call.

    Attributes:
        status: HTTP status of its answer.
    """

    def __init__(self, message: str, status: int) -> None:
        self.status = status
        super().__init__(message)


class ConnectionLostError(HirobaError, ConnectionError):
    """The app could not be reached, or not again after a lost connection, for as long as the caller was patient."""
