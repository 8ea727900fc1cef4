"""`Database`: a private SQLite file that one process writes into."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path
from typing import Any

from hiroba.errors import LaunchError, StorageFullError

__all__ = ["Database"]

logger = logging.getLogger(__name__)


class Database:
    """A file that only this user can read, in the mode in which readers and a writer do not wait for each other.

    What was written survives the end of the process in any way; a loss of power can take the last moments with it.

    Args:
        path: The file; it is made if it is not there.

    Raises:
        LaunchError: The file cannot be made, or is no database.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._tables: list[str] = []
        try:
            self._open()
        except (OSError, sqlite3.DatabaseError) as error:
            self.close()
            raise LaunchError(
                f"The file {str(path)!r} cannot be used as a database: {error}. Move it away to begin anew, or give another folder."
            ) from error

    def run(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Carry out a statement and return its rows; nothing happens once the file is closed.

        A file that somebody has deleted is begun anew, with its tables and without what was in them.

        Raises:
            StorageFullError: The disk is full, or no file can be made where the deleted one was.
        """
        if self._connection is None:
            logger.debug("Something was to be written after %s was closed.", self._path.name)
            return []
        if not self._path.exists():
            self._begin_anew()
        if statement.lstrip().startswith("CREATE"):
            self._tables.append(statement)
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE):
                raise
            raise StorageFullError(
                "This could not be kept, because the disk of the server is full. Free some space and try again."
            ) from error

    def _open(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.touch(mode=0o600, exist_ok=True)
        self._connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=NORMAL")

    def _begin_anew(self) -> None:
        logger.error(
            "The file %s was deleted while it was in use. What was in it is lost; it is begun anew.", self._path
        )
        try:
            before = self._connection
            self._open()
            if before is not None:
                before.close()
            for statement in self._tables:
                assert self._connection is not None
                self._connection.execute(statement)
        except (OSError, sqlite3.DatabaseError) as error:
            raise StorageFullError(
                f"This could not be kept, because the server cannot write its file: {error}."
            ) from error

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
