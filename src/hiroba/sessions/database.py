"""`Database`: a private SQLite file that one process writes into."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path
from typing import Any

from hiroba.errors import StorageFullError

__all__ = ["Database"]

logger = logging.getLogger(__name__)


class Database:
    """A file that only this user can read, in the mode in which readers and a writer do not wait for each other.

    What was written survives the end of the process in any way; a loss of power can take the last moments with it.

    Args:
        path: The file; it is made if it is not there.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
        self._path = path
        self._connection: sqlite3.Connection | None = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False
        )
        self.run("PRAGMA journal_mode=WAL")
        self.run("PRAGMA synchronous=NORMAL")

    def run(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Carry out a statement and return its rows; nothing happens once the file is closed.

        Raises:
            StorageFullError: The disk is full.
        """
        if self._connection is None:
            logger.debug("Something was to be written after %s was closed.", self._path.name)
            return []
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE):
                raise
            raise StorageFullError(
                "This could not be kept, because the disk of the server is full. Free some space and try again."
            ) from error

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
