"""`FolderListing`: what a visitor may see of one folder, and nothing else."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterator
from typing import Any

from hiroba.errors import PayloadError

__all__ = ["FolderListing"]

MAX_PATHS = 10_000
ITSELF = "."
"""The name that stands for a folder itself among what it holds."""


class FolderListing:
    """A folder seen through patterns.

    Args:
        root: Absolute path.
        glob: Pattern of the files that are shown.
        ignore_glob: Pattern of what is left out.
    """

    def __init__(self, root: str, glob: str, ignore_glob: str | None) -> None:
        self._root = root
        self._real_root = os.path.realpath(root)
        self._glob = glob
        self._ignore_glob = ignore_glob

    def entries(self, parts: Any) -> list[dict[str, Any]]:
        """Return what the folder at `parts` holds, folders first; nothing where it cannot be read.

        Raises:
            PayloadError: It is not one that is shown.
        """
        path = self.path_of_shown(parts)
        try:
            names = sorted(os.listdir(path))
        except OSError:
            return []
        found = [entry for name in names if (entry := self._entry(os.path.join(path, name), name)) is not None]
        return sorted(found, key=lambda entry: entry["type"] == "file")

    def everything(self, parts: Any) -> dict[str, Any]:
        """Return the paths of all that is chosen with a folder: itself where it matches, and the files below it.

        Raises:
            PayloadError: It is not one that is shown.
        """
        paths: list[list[str]] = []
        for path in self._below(parts, set()):
            if len(paths) >= MAX_PATHS:
                return {"paths": paths, "is_whole": False}
            paths.append(path)
        return {"paths": paths, "is_whole": True}

    def path_of_shown(self, parts: Any) -> str:
        """Return the absolute path at `parts`.

        Raises:
            PayloadError: These are not names, they lead out of the folder, or to what the patterns leave out.
        """
        if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
            raise PayloadError(f"The names of folders and a file were expected, got {parts!r:.100}.")
        path = self._root
        steps = parts[:-1] if parts and parts[-1] == ITSELF else parts
        for name in steps:
            path = os.path.join(path, name)
            if not _is_name(name) or not os.path.exists(path) or not self._is_inside(path) or self._is_ignored(path):
                raise _not_here(parts)
        if steps and os.path.isfile(path) and not self._matches(path, self._glob):
            raise _not_here(parts)
        return path

    def _below(self, parts: list[str], seen: set[str]) -> Iterator[list[str]]:
        path = self.path_of_shown(parts)
        real = os.path.realpath(path)
        if real in seen:  # a link to a folder above
            return
        seen.add(real)
        if parts and self._matches(path, self._glob):
            yield [*parts, ITSELF]
        for entry in self.entries(parts):
            if entry["type"] == "file":
                yield [*parts, entry["name"]]
            else:
                yield from self._below([*parts, entry["name"]], seen)

    def _entry(self, path: str, name: str) -> dict[str, Any] | None:
        if not self._is_inside(path) or self._is_ignored(path):
            return None
        is_folder = os.path.isdir(path)
        is_valid = self._matches(path, self._glob)
        if not is_folder and not is_valid:
            return None
        return {"name": name, "type": "folder" if is_folder else "file", "valid": is_valid}

    def _is_inside(self, path: str) -> bool:
        try:
            real = os.path.realpath(path)
            return os.path.commonpath([real, self._real_root]) == self._real_root
        except (OSError, ValueError):
            return False

    def _is_ignored(self, path: str) -> bool:
        return bool(self._ignore_glob) and self._matches(path, self._ignore_glob or "")

    def _matches(self, path: str, pattern: str) -> bool:
        return fnmatch.fnmatch(path, pattern) or fnmatch.fnmatch(os.path.relpath(path, self._root), pattern)


def _is_name(name: str) -> bool:
    return name not in ("", os.curdir, os.pardir) and not any(
        mark in name for mark in ("/", "\0", os.sep, os.altsep or "/")
    )


def _not_here(parts: list[str]) -> PayloadError:
    return PayloadError(f"There is no {'/'.join(parts)!r:.200} to choose here.")
