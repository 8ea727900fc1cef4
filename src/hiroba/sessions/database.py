"""`Database`: a private SQLite file that one process writes into."""

from __future__ import annotations

import logging
import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from hiroba.errors import LaunchError, StorageFullError

__all__ = ["Database"]

logger = logging.getLogger(__name__)

KEEP_DAMAGED_S = 30 * 24 * 3600.0
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
UNWRITABLE = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
UNKEPT = "This could not be kept, because the disk of the server is full or cannot be written. Free some space and try again."


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
            self._forget_damaged()
        except (OSError, sqlite3.DatabaseError) as error:
            self.close()
            raise LaunchError(
                f"The file {str(path)!r} cannot be used as a database: {error}. Move it away to begin anew, or give another folder."
            ) from error

    def run(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Carry out a statement and return its rows; nothing happens once the file is closed.

        A file that somebody has deleted or damaged is begun anew, with its tables and without what was in them; a damaged one is kept beside it.

        Raises:
            StorageFullError: The disk is full, or the file cannot be written.
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
        except sqlite3.DatabaseError as error:
            kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if kind in UNWRITABLE:
                raise StorageFullError(UNKEPT) from error
            if kind not in DAMAGED:
                raise
        self._put_aside()
        return self._connection.execute(statement, values).fetchall()

    def _open(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.touch(mode=0o600, exist_ok=True)
        self._connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=NORMAL")

    def _put_aside(self) -> None:
        """Begin anew beside a file that is damaged."""
        for ending in ("-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        damaged = self._path.replace(self._path.with_name(self._path.name + ".damaged"))
        os.utime(damaged)
        self._begin_anew("damaged")

    def _forget_damaged(self) -> None:
        """Delete a damaged file that has lain beside for so long that nobody will repair it."""
        damaged = self._path.with_name(self._path.name + ".damaged")
        with suppress(FileNotFoundError):
            if time.time() - damaged.stat().st_mtime > KEEP_DAMAGED_S:
                damaged.unlink()

    def _begin_anew(self, reason: str = "deleted") -> None:
        logger.error(
            "The file %s was %s while it was in use. What was in it is lost; it is begun anew.", self._path, reason
        )
        try:
            before = self._connection
            try:
                self._open()
            finally:
                if before is not None and before is not self._connection:
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
