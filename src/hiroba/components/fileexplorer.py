"""FileExplorer: files of a folder of the server, to choose from."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal, Unpack

from hiroba.components import events
from hiroba.components.button import Button
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.folder_listing import FolderListing
from hiroba.components.one_of import require_one_of
from hiroba.components.server_function import server
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import ArgumentError, PayloadError, ReturnError

__all__ = ["FileExplorer"]

FileCount = Literal["single", "multiple"]
LISTING = frozenset({"glob", "root_dir", "ignore_glob"})
"""Parameters that the browser is not told: where the folder lies, and what is hidden in it, is the server's matter."""


class FileExplorer(Component):
    """A tree of a folder of the server. Functions get absolute paths: a `list[str]`, or a `str` or `None` where one is chosen.

    Folders are read when they are opened. Nothing outside of `root_dir` is ever shown or taken, links resolved, and nothing that the
    patterns leave out. A chosen folder stands in the list itself, where `glob` matches it, before its files.

    Args:
        glob: Pattern of the files that are shown, for the whole path or for the one from `root_dir` on; `*` matches "/" too.
        value: Path or paths that are chosen at first, absolute or from `root_dir` on; or a function that returns them at each visit.
        file_count: Whether one file can be chosen, or several.
        root_dir: The folder. It must exist.
        ignore_glob: Pattern of files and folders that are left out, with all that is in them.
        height: Height in pixels, or as a CSS length.
        max_height: Likewise; a longer tree scrolls.
        min_height: Likewise.
        buttons: Buttons of your own in the line of the label.
        **options: See `ComponentOptions`.

    Raises:
        ArgumentError: `root_dir` is not a folder, or `file_count` neither of the two.
    """

    derived_props: ClassVar[Mapping[str, Sequence[str]]] = dict.fromkeys(LISTING, ("listing",))

    change = events.CHANGE
    input = events.INPUT
    select = events.SELECT
    tells_equal_values = True

    def __init__(
        self,
        glob: str = "**/*",
        *,
        value: str | list[str] | Callable[..., Any] | None = None,
        file_count: FileCount = "multiple",
        root_dir: str | Path = ".",
        ignore_glob: str | None = None,
        height: int | str | None = None,
        max_height: int | str | None = 500,
        min_height: int | str | None = None,
        buttons: list[Button] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        require_one_of("file_count", file_count, ("single", "multiple"))
        root_dir = root_dir or "."  # programs go there and back to have a folder read anew
        if not os.path.isdir(root_dir):
            what = "is not a folder" if os.path.exists(root_dir) else "does not exist"
            raise ArgumentError(f"`root_dir` must be a folder, and {str(root_dir)!r} {what}.")
        self.glob = glob
        self.file_count = file_count
        self.root_dir = os.path.abspath(root_dir)
        self.ignore_glob = ignore_glob
        self.height = height
        self.max_height = max_height
        self.min_height = min_height
        self.buttons = as_toolbar(buttons)
        self._listing = FolderListing(self.root_dir, glob, ignore_glob)
        super().__init__(value, **options)

    def props(self) -> dict[str, Any]:
        """Return the parameters that the browser may know, and under `listing` a word that is another one for another folder or pattern."""
        told = {name: value for name, value in super().props().items() if name not in LISTING}
        facts = repr((self.root_dir, self.glob, self.ignore_glob)).encode()
        return {**told, "listing": hashlib.sha256(facts).hexdigest()[:12]}

    @server
    def ls(self, subdirectory: list[str] | None = None) -> list[dict[str, Any]]:
        """Return what a folder holds: first folders, then files, each as `{"name", "type", "valid"}`; nothing where it cannot be read.

        Args:
            subdirectory: The names on the way from `root_dir`; `None` for that itself.

        Raises:
            PayloadError: It lies outside.
        """
        return self._listing.entries(subdirectory or [])

    @server
    def walk(self, subdirectory: list[str] | None = None) -> dict[str, Any]:
        """Return all that choosing a folder chooses: `{"paths": [[name, ...], ...], "is_whole": ...}`, at most 10,000 of them."""
        return self._listing.everything(subdirectory or [])

    def preprocess(self, payload: Any) -> list[str] | str | None:
        """Return absolute paths.

        Args:
            payload: Lists of names on the way from `root_dir`.

        Raises:
            PayloadError: One of them is not shown by this component, or there are several for `file_count="single"`.
        """
        if payload is None:
            return None
        if not isinstance(payload, list):
            raise PayloadError(f"A list of paths was expected, got {payload!r:.100}.")
        paths = [self._listing.path_of_shown(parts) for parts in payload]
        if self.file_count == "multiple":
            return paths
        if len(paths) > 1:
            raise PayloadError(f"One file was expected, and {len(paths)} were chosen.")
        return paths[0] if paths else None

    def postprocess(self, value: Any) -> list[list[str]] | None:
        """Return the names on the way from `root_dir` to each path.

        Raises:
            ReturnError: A path lies outside of `root_dir`.
        """
        if value is None:
            return None
        paths = [value] if isinstance(value, (str, Path)) else list(value)
        return [self._parts_of(path) for path in paths]

    def _parts_of(self, path: str | Path) -> list[str]:
        if not isinstance(path, (str, Path)):
            raise ReturnError(f"A path in `root_dir` was expected, or a list of paths, got {path!r:.100}.")
        relative = os.path.relpath(os.path.join(self.root_dir, path), self.root_dir)
        parts = relative.split(os.sep)
        if parts[0] == os.pardir or os.path.isabs(relative):
            raise ReturnError(f"The path {str(path)!r} lies outside of `root_dir`. Return paths inside of it.")
        return parts

    def api_info(self) -> dict[str, Any]:
        """Return the schema of lists of names."""
        return {"type": "array", "items": {"type": "array", "items": {"type": "string"}}, "title": "FileExplorerData"}

    def example_payload(self) -> list[list[str]]:
        """Return the path of the first file beside the folders, or of a file in one."""
        name = next((entry["name"] for entry in self._listing.entries([]) if entry["type"] == "file"), None)
        return [["folder", "notes.txt"] if name is None else [name]]

    def example_value(self) -> str:
        """Return the path of the first file beside the folders, or of a file in one."""
        return os.sep.join(self.example_payload()[0])
