"""A table with the changes of one visitor upon it; the table below stays as it is.

The key of a row is its place in the table that the function returned; rows that were added have keys from its length on.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from hiroba.components.table_columns import ColumnTable

__all__ = ["EditedTable"]


class EditedTable:
    """A table with changes upon it.

    Attributes:
        base: The table below.
        keys: The rows that there are, in order.
        added: How many rows were added.
    """

    def __init__(self, base: ColumnTable) -> None:
        self.base = base
        self.keys: Sequence[int] = range(base.length)
        self.cells: dict[int, dict[int, Any]] = {}
        """Changed cells, by column and key."""
        self.added = 0

    def column(self, place: int) -> Sequence[Any]:
        """Return the cells of a column in such a way that the cell of a row stands at its key."""
        cells = self.base.columns[place].take(None)
        changed = self.cells.get(place, {})
        if not changed and not self.added:
            return cells
        cells = [*cells, *[None] * self.added]
        for key, value in changed.items():
            cells[key] = value
        return cells

    def rows(self, keys: Sequence[int]) -> list[list[Any]]:
        """Return the rows with these keys."""
        length = self.base.length
        known = iter(self.base.rows([key for key in keys if key < length]))
        rows = [next(known) if key < length else [None] * len(self.base.headers) for key in keys]
        for column, changed in self.cells.items():
            for row, key in zip(rows, keys, strict=True):
                if key in changed:
                    row[column] = changed[key]
        return rows

    def columns(self) -> list[list[Any]]:
        """Return all cells by columns, in the order of the rows. Cost: linear in the table."""
        columns = [self.column(place) for place in range(len(self.base.headers))]
        if isinstance(self.keys, range):
            return [list(column) for column in columns]
        return [[column[key] for key in self.keys] for column in columns]

    def set(self, key: int, column: int, value: Any) -> None:
        """Give a cell another value.

        Raises:
            LookupError: There is no such row or column.
        """
        if key >= self.base.length + self.added or column >= len(self.base.headers):
            raise LookupError(f"there is no row {key} with a column {column}")
        self.cells.setdefault(column, {})[key] = value

    def insert(self, rows: list[int], before: int | None) -> None:
        """Add empty rows with new keys before a row; at the end for `None`.

        Raises:
            LookupError: The keys are not the next ones.
            ValueError: There is no such row.
        """
        first = self.base.length + self.added
        if rows != list(range(first, first + len(rows))):
            raise LookupError(f"new rows have the keys from {first} on, not {rows[:3]}")
        keys = list(self.keys)
        place = len(keys) if before is None else keys.index(before)
        keys[place:place] = rows
        self.keys = keys
        self.added += len(rows)

    def delete(self, rows: Collection[int]) -> None:
        """Take rows out."""
        gone = set(rows)
        self.keys = [key for key in self.keys if key not in gone]
