"""The HTTP status of a call that failed."""

from __future__ import annotations

from hiroba.wire.notices import ErrorReport, Outcome

__all__ = ["status_of"]


def status_of(error: ErrorReport | None, outcome: Outcome = "failed") -> int:
    """Return 422 where a value of the caller was refused, 507 where the disk is full, 503 where the server stopped, and 500 otherwise."""
    if error is not None and error.is_refusal:
        return 422
    if error is not None and error.is_full:
        return 507
    return 503 if outcome == "interrupted" else 500
