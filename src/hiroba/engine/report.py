"""From an exception to what a visitor is told; the traceback goes to the server's log."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from hiroba.engine.verdicts import Refusal
from hiroba.errors import (
    Error,
    FileError,
    FileNotAllowedError,
    FileTooLargeError,
    InterruptedRunError,
    MissingFileError,
    PayloadError,
    QueueFullError,
    StorageFullError,
    TimeLimitError,
    UnknownFileError,
    UnreachableFileError,
    UnsafeAddressError,
)
from hiroba.files.blobs import FULL
from hiroba.graph.binding import Binding
from hiroba.wire.notices import ErrorReport

__all__ = ["overdue", "report_error"]

_REFUSALS = (PayloadError, UnknownFileError, UnsafeAddressError, UnreachableFileError, FileTooLargeError)
MAX_REFUSAL = 600
"""Letters of a refusal that its sender is told: messages hold the value, which may be of any length."""

_NAMES_PATHS = (FileNotAllowedError, MissingFileError)

logger = logging.getLogger("hiroba.runs")


def report_error(error: BaseException, show_error: bool, function: Callable[..., Any] | None) -> ErrorReport:
    """Log an exception, and return what the visitor is told.

    Args:
        error: What was raised.
        show_error: Whether the visitor may see the text of any exception.
        function: What failed.
    """
    name = getattr(function, "__name__", "function")
    if isinstance(error, Refusal):
        return ErrorReport(str(error), visible=error.is_told_twice, fields=error.fields, is_refusal=True)
    if isinstance(error, _REFUSALS):
        text = str(error)
        text = text if len(text) <= MAX_REFUSAL else f"{text[: MAX_REFUSAL // 2]} … {text[-MAX_REFUSAL // 2 :]}"
        logger.info("A value for `%s` was refused: %s", name, text)
        return ErrorReport(text, is_refusal=True)
    if isinstance(error, Error):
        if error.print_exception:
            logger.error("The function `%s` raised: %s", name, error.message, exc_info=error)
        return ErrorReport(error.message, error.title, error.duration, error.visible)
    if isinstance(error, StorageFullError) or (isinstance(error, OSError) and error.errno in FULL):
        logger.error("There was no space for what `%s` wrote: %s", name, error)
        text = "The disk of the server is full, so this could not be kept. Free some space there and try again."
        return ErrorReport(str(error) if isinstance(error, StorageFullError) else text, is_full=True)
    if isinstance(error, (TimeLimitError, InterruptedRunError, QueueFullError)):
        logger.warning("%s", error)
        return ErrorReport(str(error))
    logger.error("The function `%s` failed.", name, exc_info=error)
    is_for_author = not isinstance(error, FileError) or isinstance(error, _NAMES_PATHS)
    if show_error or not is_for_author:
        return ErrorReport(str(error) or type(error).__name__)
    return ErrorReport("The app could not finish this. Its author finds the reason in the log.")


def overdue(binding: Binding) -> TimeLimitError:
    """Return the error of a function that has run longer than its event allows."""
    name = getattr(binding.function, "__name__", "function")
    return TimeLimitError(f"`{name}` was ended, because it ran longer than {binding.options.time_limit:g} s.")
