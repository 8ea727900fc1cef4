"""Access: which files outside the store may leave the server. Nothing may that was not granted."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from hiroba.errors import FileNotAllowedError, MissingFileError
from hiroba.files.folders import get_upload_folder
from hiroba.files.static_paths import static_paths
from hiroba.files.store import FileStore

__all__ = ["AccessRules", "is_named_by_content"]

_DIGEST = re.compile(r"[0-9a-f]{64}")


class AccessRules:
    """What the author of an app allows and forbids to give out.

    Paths are compared after all links are followed, so neither `..` nor a link leads out of an allowed folder.
    `blocked_paths` win over everything.

    Args:
        allowed_paths: Files, and folders with all that is in them, that a browser may ask for by path.
        blocked_paths: Files and folders that are never given out.
        working_dir: Folder of the app; the current one when left out. Functions may return files from it.
        temp_dir: Folder for temporary files; the system's when left out. Functions may return files from it.
    """

    def __init__(
        self,
        allowed_paths: str | Path | Iterable[str | Path] = (),
        blocked_paths: str | Path | Iterable[str | Path] = (),
        *,
        working_dir: str | Path | None = None,
        temp_dir: str | Path | None = None,
    ) -> None:
        self._allowed = [_real(path) for path in _several(allowed_paths)]
        self._blocked = [_real(path) for path in _several(blocked_paths)]
        self._working_dir = _real(working_dir or Path.cwd())
        self._temp_dir = _real(temp_dir or tempfile.gettempdir())

    def may_serve(self, path: str | Path) -> bool:
        """Tell whether a browser may have the file that it names by `path`."""
        return self.find_served(path) is not None

    def find_served(self, path: str | Path) -> Path | None:
        """Return the file itself, links followed, if a browser may have it.

        That is what lies in an allowed folder, and what a function wrote by `save_..._to_cache`, whose path nobody can guess.
        Hidden files, and files in hidden folders of an allowed folder, are left out: whoever allows a folder seldom thinks of
        its `.env` or `.git`. To give one out, name it, or its hidden folder, in `allowed_paths`.

        Returns:
            `None` for what is not granted, is no file, or does not exist. Serve the returned path, not the one asked for.
        """
        real = _real_file(path)
        if real is None or not Path(path).is_absolute() or self._is_blocked(real):
            return None
        is_allowed = any(_is_openly_in(real, folder) for folder in self._all_allowed())
        return real if is_allowed or is_named_by_content(real) else None

    def find_served_below(self, path: str) -> Path | None:
        """Return what `find_served` does, for a path relative to the folder of the app."""
        return None if Path(path).is_absolute() else self.find_served(self._working_dir / path)

    def check_returned(self, path: str | Path, store: FileStore | None = None) -> Path:
        """Return the file that a function returned by `path`, if the function may give it out.

        It may come from the store, from the folder of the app unless it is hidden there, from the folder for temporary files,
        and from `allowed_paths`.

        Args:
            path: As the function returned it; relative to the folder of the app.
            store: Files in it are always allowed.

        Returns:
            The path itself for a file of the store, otherwise with links followed.

        Raises:
            FileNotAllowedError: It lies elsewhere, or is blocked.
            MissingFileError: It lies in an allowed place and is no file.
        """
        path = self._working_dir / path
        if store is not None and store.holds(path):
            return path
        real = None if "\0" in str(path) else _real(path)
        if real is None or self._is_blocked(real) or not self._may_be_returned(real):
            message = (
                f"The function returned the file {str(path)!r}, which lies outside the app's folder and the folder for temporary "
                f"files, is hidden, or is blocked. To let the app give it out, use `launch(allowed_paths=[{str(path.parent)!r}])`."
            )
            raise FileNotAllowedError(message)
        if not real.is_file():
            message = f"The function returned the path {str(path)!r}, and no file is there. Check that it was written."
            raise MissingFileError(message)
        return real

    def _all_allowed(self) -> list[Path]:
        return [*self._allowed, *map(_real, static_paths())]

    def _is_blocked(self, real: Path) -> bool:
        return any(real.is_relative_to(folder) for folder in self._blocked)

    def _may_be_returned(self, real: Path) -> bool:
        if _is_openly_in(real, self._working_dir) or any(real.is_relative_to(folder) for folder in self._all_allowed()):
            return True
        if not real.is_relative_to(self._temp_dir):
            return False
        # What is hidden in the folder of the app stays so where that folder is itself a temporary one.
        is_app_temporary = self._working_dir.is_relative_to(self._temp_dir)
        return not (is_app_temporary and real.is_relative_to(self._working_dir))


def is_named_by_content(real: Path) -> bool:
    """Tell whether a path is one of those that `save_..._to_cache` makes: who knows it knows what is in the file."""
    folder = real.parent
    if _DIGEST.fullmatch(folder.name) is None or folder.parent != _real(get_upload_folder()):
        return False
    # Other programs of the machine write there too, whatever their folders are named.
    try:
        stat = real.stat()
        return _digest(real, stat.st_ino, stat.st_size, stat.st_mtime_ns) == folder.name
    except OSError:
        return False


@lru_cache(1024)
def _digest(path: Path, *version: int) -> str:
    """Return the digest of a file, which is read once for all that a browser asks for it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _several(paths: str | Path | Iterable[str | Path]) -> Iterable[str | Path]:
    """Return the paths, also where one stands alone: letter by letter, `"/data"` would be the whole machine."""
    return [paths] if isinstance(paths, (str, Path)) else paths


def _real(path: str | Path) -> Path:
    return Path(os.path.realpath(Path(path).expanduser()))


def _real_file(path: str | Path) -> Path | None:
    """Return a regular file with all links followed, `None` for anything else and for paths that no system accepts."""
    try:
        real = Path(os.path.realpath(path))
        return real if real.is_file() else None
    except (OSError, ValueError):
        return None


def _is_openly_in(real: Path, folder: Path) -> bool:
    """Tell whether `real` is `folder` or below it, on a way without hidden names."""
    return real.is_relative_to(folder) and not any(part.startswith(".") for part in real.relative_to(folder).parts)
