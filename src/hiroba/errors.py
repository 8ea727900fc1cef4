"""Every exception that Hiroba raises on purpose.

HirobaError
├── ArgumentError (ValueError)        a parameter of the public API has a wrong value
│   └── ChoiceError                   a value that is none of the choices
├── MissingPackageError (ImportError) an optional package is not installed
├── BuildError                        components, events or layouts are put together in a way that cannot work
├── ReturnError                       a function returned something that does not fit its outputs
├── LaunchError                       the server cannot be started as asked
│   └── PortInUseError (OSError)
├── TimeLimitError                    a function ran longer than its author allows
├── InterruptedRunError               a function was ended because the server stops
├── QueueFullError                    as many runs wait as the author of the app allows
├── AccessError                       the caller may not do this
├── TooManyCallsError                 the caller calls too often
├── FileError
│   ├── UnknownFileError
│   ├── FileNotAllowedError
│   ├── MissingFileError
│   ├── FileTooLargeError
│   ├── UploadConflictError
│   ├── StorageFullError
│   ├── NotAnImageError
│   ├── NotAnAudioFileError
│   ├── NotAFilmError
│   ├── UnsafeAddressError
│   └── UnreachableFileError
└── Error                             raised by authors: its message is shown to the visitor
    └── PayloadError                  a visitor or a program sent a value that does not fit
        └── PayloadTooLargeError      one that is too large

Messages say what was expected, what came, and what to do.
"""

from __future__ import annotations

__all__ = [
    "AccessError",
    "ArgumentError",
    "BuildError",
    "ChoiceError",
    "Error",
    "FileError",
    "FileNotAllowedError",
    "FileTooLargeError",
    "HirobaError",
    "InterruptedRunError",
    "LaunchError",
    "MissingFileError",
    "MissingPackageError",
    "NotAFilmError",
    "NotAnAudioFileError",
    "NotAnImageError",
    "PayloadError",
    "PayloadTooLargeError",
    "PortInUseError",
    "QueueFullError",
    "ReturnError",
    "StorageFullError",
    "TimeLimitError",
    "TooManyCallsError",
    "UnknownFileError",
    "UnreachableFileError",
    "UnsafeAddressError",
    "UploadConflictError",
]


class HirobaError(Exception):
    """Base of every exception that Hiroba raises on purpose."""


class ArgumentError(HirobaError, ValueError):
    """A parameter of the public API has a value that cannot work."""


class ChoiceError(ArgumentError):
    """A value is none of the choices that were offered."""


class MissingPackageError(HirobaError, ImportError):
    """An optional package is needed and not installed.

    Args:
        package: Name of the package as one installs it.
        need: What it is needed for, as the end of a sentence: "to read MP3 files".
        extra: The extra of Hiroba that brings it, if there is one.
    """

    def __init__(self, package: str, need: str, extra: str | None = None) -> None:
        target = f"'hiroba[{extra}]'" if extra else package
        super().__init__(
            f"The package `{package}` is needed {need}, and it is not installed. Run `pip install {target}`."
        )


class BuildError(HirobaError):
    """Components, events or layouts are put together in a way that cannot work."""


class ReturnError(HirobaError):
    """A function returned something that does not fit its outputs.

    Args:
        message: What is wrong. The middle of a long one is left out: it holds the value, which may be a whole film.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message if len(message) <= 1000 else f"{message[:700]} … {message[-300:]}")


class LaunchError(HirobaError):
    """The server cannot be started as asked."""


class PortInUseError(LaunchError, OSError):
    """The port that was asked for, or every port of the range, is taken."""


class TimeLimitError(HirobaError):
    """A function ran longer than the `time_limit` of its event. Its message is shown to the visitor."""


class InterruptedRunError(HirobaError):
    """A function was ended, or never begun, because the server stops. Its message is shown to the visitor."""


class QueueFullError(HirobaError):
    """As many runs wait as `queue(max_size=...)` allows. Its message is shown to the visitor."""


class AccessError(HirobaError):
    """The caller may not do this."""


class TooManyCallsError(HirobaError):
    """An address, or a session, calls more often than the author of the app allows.

    Args:
        message: For the caller.
        wait_s: After how many seconds the next call is taken.
    """

    def __init__(self, message: str, wait_s: float) -> None:
        super().__init__(message)
        self.wait_s = wait_s


class FileError(HirobaError):
    """A file could not be taken, kept or given out."""


class UnknownFileError(FileError):
    """No file is known by this id; it never was, or it left with its session."""


class FileNotAllowedError(FileError):
    """A function named a file that this app may not give out. Its message is for the author: it holds the path."""


class MissingFileError(FileError):
    """A function named a file that is not there or cannot be read. Its message is for the author: it holds the path."""


class FileTooLargeError(FileError):
    """A file is larger than the limit of this app."""


class UploadConflictError(FileError):
    """A piece of an upload does not follow what is here already, or the upload is over."""


class StorageFullError(FileError):
    """The disk, or the space that the store may use, is full."""


class NotAnImageError(FileError):
    """A file cannot be read as an image."""


class NotAFilmError(FileError):
    """A file is no film, or one that cannot be read."""


class NotAnAudioFileError(FileError):
    """A file cannot be read as sound."""


class UnsafeAddressError(FileError):
    """A URL leads to an address that this server does not fetch from."""


class UnreachableFileError(FileError):
    """The file at a URL cannot be fetched. Its message may be shown to the sender of the URL."""


class Error(HirobaError):
    """Raise it in a function to show a message to the visitor.

    Args:
        message: What happened and what to do, shown as it is.
        duration: Seconds until the message goes away; `None` leaves it until it is closed.
        visible: Whether the message is shown at all; the outputs are marked as failed in any case.
        title: Heading of the message.
        print_exception: Whether the traceback is written to the server's log.
    """

    def __init__(
        self,
        message: str = "Error raised.",
        duration: float | None = 10,
        visible: bool = True,
        title: str = "Error",
        print_exception: bool = True,
    ) -> None:
        self.message = str(message)
        self.duration = duration
        self.visible = visible
        self.title = title
        self.print_exception = print_exception
        super().__init__(self.message)


class PayloadError(Error):
    """A visitor or a program sent a value that does not fit. Its message may be shown to the sender."""


class PayloadTooLargeError(PayloadError):
    """A request is larger than the server takes."""
