"""Static paths: files and folders that every app of this program may give out, as `launch(allowed_paths=...)` allows them for one app."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

__all__ = ["set_static_paths", "static_paths"]

_paths: list[Path] = []


def set_static_paths(paths: str | Path | Sequence[str | Path]) -> None:
    """Let all apps of this program give out these files, and what is in these folders, to anybody. Called again, it replaces them.

    Hidden files stay out unless they are named, and `blocked_paths` win.

    Args:
        paths: One or several; relative ones are below the current folder.
    """
    several = [paths] if isinstance(paths, (str, Path)) else list(paths)
    _paths[:] = [Path(path).expanduser().absolute() for path in several]


def static_paths() -> Sequence[Path]:
    """Return what was set."""
    return tuple(_paths)
