"""Folders for files that come and go: private ones of a process, removed by a later process when their own did not get to it, and one that all share."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from pathlib import Path

from hiroba.errors import ArgumentError

__all__ = ["ProcessFolder", "get_upload_folder", "user_name"]

_LOCK = "lock"
_NAMELESS = "new-"


class ProcessFolder:
    """A fresh folder inside `root`, locked for as long as this process lives.

    Folders that a process left behind when it died are removed at the next start: their lock is free. Where the system
    has no such locks (Windows) they stay.

    Args:
        root: Made if missing, with access for this user alone.

    Raises:
        ArgumentError: `root` belongs to somebody else, or is no folder.
    """

    def __init__(self, root: Path) -> None:
        _make_private(root)
        for old in root.iterdir():
            _remove_stale(old)
        self._root = root
        name = f"{os.getpid()}-{os.urandom(6).hex()}"
        self.path = root.resolve() / name
        """The folder, absolute, with mode 0700."""
        # It gets its name when it is locked: a process that starts in this moment would take it for one left behind.
        self._lock: int | None = None
        self._make()

    def restore(self) -> None:
        """Make the folder anew if somebody has deleted it; what was in it is gone."""
        if not self.path.is_dir():
            _make_private(self._root)
            if self._lock is not None:
                os.close(self._lock)
            self._make()

    def _make(self) -> None:
        nameless = self.path.with_name(f"{_NAMELESS}{self.path.name}")
        nameless.mkdir(mode=0o700)
        self._lock = _lock(nameless / _LOCK)
        nameless.rename(self.path)

    def remove(self) -> None:
        """Delete the folder with all that is in it. Twice does no harm."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def get_upload_folder() -> str:
    """Return the folder for files of the moment: `GRADIO_TEMP_DIR`, or one in the system's folder of such files.

    Files of visitors are not in it by their names, but in the app's store.
    """
    return os.environ.get("GRADIO_TEMP_DIR") or str(Path(tempfile.gettempdir()).resolve() / "gradio")


def _make_private(root: Path) -> None:
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = root.lstat()
    # In a folder that all may write to, such as /tmp, someone else could have put a link or a folder of his own here.
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        message = (
            f"`root` must be a folder that belongs to the user of this process, got {str(root)!r}. Choose another one."
        )
        raise ArgumentError(message)
    root.chmod(0o700)


def _remove_stale(folder: Path) -> None:
    if folder.name.startswith(_NAMELESS) or not (folder / _LOCK).is_file():
        return
    lock = _lock(folder / _LOCK)
    if lock is None:
        return
    shutil.rmtree(folder, ignore_errors=True)
    os.close(lock)


def _lock(path: Path) -> int | None:
    """Return the open, locked file, or `None` when another process holds it or the system has no such locks."""
    try:
        import fcntl
    except ImportError:
        return None
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def user_name() -> str:
    """Return what tells the user of this process from others on this machine."""
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
