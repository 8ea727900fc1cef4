"""`StoreLock`: one process alone works with a folder in which sessions and jobs are written down."""

from __future__ import annotations

import os
import time
from pathlib import Path

from hiroba.errors import LaunchError

__all__ = ["StoreLock"]

NAME = "lock"
LOOK_EVERY_S = 0.1


class StoreLock:
    """The lock of a folder. It ends with the process, in whatever way that ends.

    Two processes with one folder would run what was accepted twice, and know nothing of each other's visitors. A process that stops may
    take its time, so the next one waits for it. Where the system has no such locks (Windows) nothing is locked.

    Args:
        folder: The folder; `None` for none.
        wait_s: How long to wait for the process that has it.
    """

    def __init__(self, folder: Path | None, wait_s: float) -> None:
        self._folder = folder
        self._wait_s = wait_s
        self._file: int | None = None

    def take(self) -> None:
        """Take the lock, unless this is done already. Blocks while another process has it.

        Raises:
            LaunchError: Another process keeps it.
        """
        if self._folder is None or self._file is not None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        file = os.open(self._folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
        end_s = time.monotonic() + self._wait_s
        while not _lock(file):
            if time.monotonic() >= end_s:
                os.close(file)
                raise LaunchError(
                    f"Another server works with the folder {str(self._folder)!r}. An app with a `store` is served by one process: close the other, "
                    "or give each its own folder. Functions that compute can run in processes of their own, with `executor='process'`."
                )
            time.sleep(LOOK_EVERY_S)
        self._file = file

    def release(self) -> None:
        """Let another process have the folder. Twice does no harm."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _lock(file: int) -> bool:
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
