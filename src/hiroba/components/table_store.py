"""Large tables at the server: kept once for each value that a function returned, and read by the page through views."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from hiroba.components.edited_table import EditedTable
from hiroba.components.table_columns import ColumnTable
from hiroba.components.table_edits import apply_edits
from hiroba.components.table_query import describe_column, read_query, run_query
from hiroba.errors import PayloadError
from hiroba.files.context import current_owner, current_store
from hiroba.wire.values import FileData

__all__ = ["KeptTable", "keep_table", "kept_table"]

MOST_VIEWS = 8
"""How many views of one table are kept; a page that comes back to an older one opens it again."""
MOST_ROWS = 1_000
"""Of one answer."""


@dataclass(frozen=True)
class View:
    """What one page sees of a table: the edits upon it, and the rows that are shown, in order."""

    id: str
    table: EditedTable
    keys: Sequence[int]

    def read(self, start: int, count: int) -> dict[str, Any]:
        """Return some of the rows with their keys."""
        keys = list(self.keys[max(0, start) : max(0, start) + max(0, min(count, MOST_ROWS))])
        metadata = self.table.base.metadata_at(keys)
        return {
            "view": self.id,
            "count": len(self.keys),
            "start": start,
            "keys": keys,
            "data": self.table.rows(keys),
            **metadata,
        }


class KeptTable:
    """A table and the views that are open upon it. Safe to use from several threads."""

    def __init__(self, table: ColumnTable) -> None:
        self.table = table
        self._views: OrderedDict[str, View] = OrderedDict()
        self._lock = threading.Lock()

    def open(self, edits: Any, query: Any) -> View:
        """Return a new view.

        Raises:
            PayloadError: The edits or the query do not fit the table.
        """
        edited = apply_edits(self.table, edits)
        keys = run_query(edited, read_query(query, len(self.table.headers)))
        view = View(secrets.token_urlsafe(12), edited, keys)
        with self._lock:
            self._views[view.id] = view
            while len(self._views) > MOST_VIEWS:
                self._views.popitem(last=False)
        return view

    def view(self, id: Any) -> View | None:
        """Return an open view, or `None` where it has been left for others."""
        with self._lock:
            if id in self._views:
                self._views.move_to_end(id)
            return self._views.get(id)

    def describe(self, edits: Any, column: Any) -> dict[str, Any]:
        """Return what a filter of a column offers.

        Raises:
            PayloadError: There is no such column.
        """
        if not isinstance(column, int) or not 0 <= column < len(self.table.headers):
            raise PayloadError(f"There is no column {column!r} in this table.")
        return describe_column(apply_edits(self.table, edits), column)

    def place_of(self, edits: Any, key: Any) -> int:
        """Return the place of a row in the table with the edits.

        Raises:
            PayloadError: There is no such row.
        """
        try:
            return apply_edits(self.table, edits).keys.index(key)
        except ValueError:
            raise PayloadError(f"There is no row {key!r} in this table.") from None


def keep_table(table: ColumnTable, slot: Hashable) -> FileData:
    """Keep a table for the session at work, and return by which name the page asks for it.

    Args:
        table: The table.
        slot: Names the component that shows it: of its tables the last two are kept.
    """
    return current_store().put_value(KeptTable(table), "table", current_owner(), slot)


def kept_table(file: Any) -> KeptTable:
    """Return the table that `keep_table` kept under a name.

    Args:
        file: The file that `keep_table` returned, or its path, as functions that a page calls get it.

    Raises:
        PayloadError: It is not there any more, or never was.
    """
    place = file.path if isinstance(file, FileData) else file.get("path") if isinstance(file, dict) else file
    value = current_store().value_at(place) if isinstance(place, str) else None
    if not isinstance(value, KeptTable):
        raise PayloadError("This table is not at the server any more. Fill it again, or reload the page.")
    return value
