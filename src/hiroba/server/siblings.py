"""`Siblings`: notices that several processes serve an app at one address, as `uvicorn --workers 4` lets them."""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

__all__ = ["Siblings"]

logger = logging.getLogger(__name__)

KEEP_MARKS_S = 24 * 3600.0

SEVERAL = (
    "Another process serves this app at the same address. Each keeps sessions, sign-ins and files of its own, so visitors whose next request reaches "
    "the other one are strangers there. Serve the app with one process (no `--workers`); functions that compute for long run in processes "
    'of their own with `executor="process"` at their event.'
)


class Siblings:
    """Marks the sockets on which this process listens. They are shared with others if another one has marked them.

    Where the system does not tell a process which sockets it has (it does on Linux), and where each process has a socket of its own, nothing is
    noticed.

    Args:
        folder: A private folder of this user.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._marks: list[int] = []
        self._own: list[Path] = []
        self._has_left = False

    def look(self) -> bool:
        """Mark the sockets, and tell whether others serve at one of them; the log says what to do then."""
        if self._has_left:
            return False
        inodes = set(_listening())
        if inodes:
            self._sweep(inodes)
        found = [self._mark(inode) for inode in inodes]
        if all(found):
            return False
        logger.error("%s", SEVERAL)
        return True

    def leave(self) -> None:
        """Take the marks away."""
        for mark in self._marks:
            os.close(mark)
        for path in self._own:
            path.unlink(missing_ok=True)
        self._marks.clear()
        self._own.clear()
        self._has_left = True

    def _sweep(self, own: set[int]) -> None:
        """Delete old marks of processes that were killed; nobody holds them."""
        import fcntl

        # A process that opens and closes a file of its own lets go of its lock.
        names = {f"listener-{inode}" for inode in own}
        for path in self._folder.glob("listener-*"):
            if path.name in names:
                continue
            try:
                if time.time() - path.stat().st_mtime < KEEP_MARKS_S:
                    continue
                with path.open("r+b") as mark:
                    fcntl.lockf(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    path.unlink()
            except OSError:
                continue  # held by a process that lives, or deleted by another one in this moment

    def _mark(self, inode: int) -> bool:
        """Tell whether this process is the first with a socket."""
        import fcntl

        path = self._folder / f"listener-{inode}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            mark = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return True  # where nothing can be written nothing can be noticed
        self._marks.append(mark)
        try:
            fcntl.lockf(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        self._own.append(path)
        return True


def _listening() -> Iterator[int]:
    """Yield the numbers that the system gives to the sockets on which this process listens."""
    folder = Path("/proc/self/fd")
    for name in os.listdir(folder) if folder.is_dir() else []:
        try:
            target = os.readlink(folder / name)
            if target.startswith("socket:["):
                with socket.socket(fileno=os.dup(int(name))) as one:
                    if one.family != socket.AF_UNIX and one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                        yield int(target[8:-1])
        except OSError:
            continue  # closed in this moment
