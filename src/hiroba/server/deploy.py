"""`deploy`: tells how an app goes onto a server."""

from __future__ import annotations

from hiroba.errors import LaunchError

__all__ = ["deploy"]


def deploy(title: str | None = None, app_file: str | None = None, provider: str | None = "spaces") -> None:
    """Say how to put an app onto a server: Hiroba sends programs to no host by itself.

    Args:
        title: Name of the app.
        app_file: The program.
        provider: The host that was meant.

    Raises:
        LaunchError: Always, with the way that works.
    """
    raise LaunchError(
        f"Hiroba sends no program to {provider or 'a host'!r}. Copy {app_file or 'the program'} to the server, install `hiroba` there, "
        f"and start `python {app_file or 'app.py'}` with GRADIO_SERVER_NAME=0.0.0.0. `hiroba doctor` tells what is in the way."
    )
