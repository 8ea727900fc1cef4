"""`Info`, `Warning` and `Success`: short messages to the visitor from inside a function."""

from __future__ import annotations

import logging

from hiroba.sessions.current_run import Level, current_reporter

__all__ = ["Info", "Success", "Warning"]

logger = logging.getLogger(__name__)


def Info(message: str = "Info issued.", duration: float | None = 10, visible: bool = True, title: str = "Info") -> None:  # noqa: N802  # the compatible API
    """Show a message to the visitor.

    Args:
        message: What to say.
        duration: Seconds until it goes away; `None` leaves it until it is closed.
        visible: Whether it is shown.
        title: Its heading.
    """
    _show("info", message, title, duration, visible)


def Warning(  # noqa: N802  # the compatible API
    message: str = "Warning issued.", duration: float | None = 10, visible: bool = True, title: str = "Warning"
) -> None:
    """Show a warning to the visitor; the parameters are those of `Info`."""
    _show("warning", message, title, duration, visible)


def Success(  # noqa: N802  # the compatible API
    message: str = "Success.", duration: float | None = 10, visible: bool = True, title: str = "Success"
) -> None:
    """Show a message of success to the visitor; the parameters are those of `Info`."""
    _show("success", message, title, duration, visible)


def _show(level: Level, message: str, title: str, duration_s: float | None, visible: bool) -> None:
    reporter = current_reporter.get()
    if reporter is None:
        logger.warning("%s: %s (nobody sees this: no run is going on in this thread)", title, message)
    elif visible:
        reporter.toast(level, str(message), title, duration_s)
