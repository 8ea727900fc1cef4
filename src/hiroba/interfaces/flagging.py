"""Flags: runs that a visitor marks, written to a log by a callback that the author may replace."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import threading
import uuid
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from hiroba.components.component import Component
from hiroba.errors import HirobaError, StorageFullError
from hiroba.files.context import current_store
from hiroba.files.tokens import split_token
from hiroba.files.whole_write import append_whole, copy_whole
from hiroba.wire.values import FileData, is_file

__all__ = ["CSVLogger", "FlaggingCallback", "SimpleCSVLogger", "harmless_cell"]

RISKY_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins so for a formula."""


class FlaggingCallback(ABC):
    """What is done with flagged runs. Make a subclass to keep them elsewhere."""

    @abstractmethod
    def setup(self, components: Sequence[Component], flagging_dir: str) -> None:
        """Learn whose values will be flagged, and the folder to keep them in. Called once, while the app is built."""

    @abstractmethod
    def flag(self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None) -> int:
        """Keep the values of a run.

        Args:
            flag_data: A payload for each component.
            flag_option: What the visitor chose.
            username: Who is signed in.

        Returns:
            How many runs are kept now.
        """


class SimpleCSVLogger(FlaggingCallback):
    """Writes each flagged run as a line of `log.csv`, without a line of names."""

    def setup(self, components: Sequence[Component], flagging_dir: str) -> None:
        """Make the folder."""
        self._components = list(components)
        self._folder = Path(flagging_dir)
        self._lock = threading.Lock()

    def flag(self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None) -> int:
        """Append a line."""
        row = [
            _as_text(value, self._folder, name)
            for name, value in zip(_names(self._components), flag_data, strict=False)
        ]
        with self._lock:
            return _append(self._folder / "log.csv", None, row) - 1


class CSVLogger(FlaggingCallback):
    """Writes each flagged run as a line under a line of names; files are copied beside it.

    The columns are the components', then `flag`, `username` and `timestamp`. When the names change, a new file is begun.

    Args:
        simplify_file_data: Whether a file is written as its path rather than as all that is known of it.
        verbose: Whether a new file is announced on the console.
        dataset_file_name: Name of the log; `dataset1.csv` and so on if `None`.
    """

    def __init__(
        self, simplify_file_data: bool = True, verbose: bool = True, dataset_file_name: str | None = None
    ) -> None:
        self.simplify_file_data = simplify_file_data
        self.verbose = verbose
        self.dataset_file_name = dataset_file_name

    def setup(self, components: Sequence[Component], flagging_dir: str) -> None:
        """Remember where to write."""
        self._components = list(components)
        self._folder = Path(flagging_dir)
        self._lock = threading.Lock()

    def flag(self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None) -> int:
        """Append a line.

        Returns:
            How many runs the log holds, its line of names left out.

        Raises:
            StorageFullError: The disk is full; the log is as it was.
        """
        names = _names(self._components)
        row = [
            _as_text(value, self._folder, name, self.simplify_file_data)
            for name, value in zip(names, flag_data, strict=False)
        ]
        further = {"flag": flag_option, "username": username, "timestamp": str(datetime.datetime.now())}
        given = {name: value for name, value in further.items() if value is not None}
        header = [*names, *given]
        with self._lock:
            log = self._log(header)
            if self.verbose and not log.exists():
                print(f"Flagged runs are written to {log}.")
            return _append(log, header, [*row, *given.values()]) - 1

    def _log(self, header: list[str]) -> Path:
        """Return the newest log if it has these names, and a new one otherwise."""
        if self.dataset_file_name is not None:
            return self._folder / self.dataset_file_name
        number = max(
            [int(path.stem[7:]) for path in self._folder.glob("dataset*.csv") if path.stem[7:].isdigit()], default=0
        )
        newest = self._folder / f"dataset{number}.csv"
        if number and _header_of(newest) == header:
            return newest
        return self._folder / f"dataset{number + 1}.csv"


def _names(components: Sequence[Component]) -> list[str]:
    return [component.label or f"component {i}" for i, component in enumerate(components)]


def _header_of(log: Path) -> list[str]:
    with log.open(newline="", encoding="utf-8") as file:
        return next(csv.reader(file), [])


def _append(log: Path, header: list[str] | None, row: list[Any]) -> int:
    """Append a row, after the header if the file is new, and return how many rows the file has."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    if header is not None and not log.exists():
        writer.writerow([harmless_cell(name) for name in header])
    writer.writerow([harmless_cell(value) for value in row])
    append_whole(log, lines.getvalue())
    with log.open(newline="", encoding="utf-8") as file:
        return sum(1 for _ in csv.reader(file))


def _as_text(value: Any, folder: Path, name: str, is_simple: bool = True) -> Any:
    """Return a payload as a cell holds it; its files are copied to a folder of the component."""
    kept = _keep_files(value, folder / _folder_name(name), is_simple)
    if kept is None:
        return ""
    return json.dumps(kept) if isinstance(kept, (dict, list)) else kept


def _keep_files(value: Any, folder: Path, is_simple: bool) -> Any:
    if isinstance(value, FileData):
        value = msgspec.to_builtins(value)
    if isinstance(value, (list, tuple)):
        return [_keep_files(item, folder, is_simple) for item in value]
    if not isinstance(value, dict):
        return value
    if not is_file(value):
        return {key: _keep_files(item, folder, is_simple) for key, item in value.items()}
    path = _copy(value, folder)
    return path if is_simple else {**value, "path": path, "url": None}


def _copy(file: dict[str, Any], folder: Path) -> str:
    try:
        source = current_store().resolve(file["path"]) if split_token(file["path"]) else Path(file["path"])
        target = folder / uuid.uuid4().hex[:20] / source.name
        copy_whole(source, target)
    except StorageFullError:
        raise
    except (OSError, HirobaError, LookupError):
        # A file that has gone, or is the address of a page, is named rather than lost with its row.
        return str(file["path"])
    return str(target)


def _folder_name(name: str) -> str:
    return re.sub(r"[^\w\s.-]", "", name).strip() or "files"


def harmless_cell(value: Any) -> Any:
    """Return a text so that no spreadsheet runs it."""
    if isinstance(value, str) and value.startswith(RISKY_BEGINNINGS) and not _is_number(value):
        return f"'{value}"
    return value


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
