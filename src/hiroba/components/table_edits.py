"""What a visitor changed in a large table: operations on rows that have keys, applied to a table that stays as it is.

The key of a row is its place in the table that the function returned; rows that were added have keys from its length on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import msgspec

from hiroba.components.table_columns import ColumnTable
from hiroba.errors import PayloadError

__all__ = ["EditedTable", "apply_edits"]

Key = Annotated[int, msgspec.Meta(ge=0)]


class SetCell(msgspec.Struct, frozen=True, tag_field="op", tag="set"):
    """One cell gets another value."""

    row: Key
    column: Key
    value: Any = None


class PasteBlock(msgspec.Struct, frozen=True, tag_field="op", tag="paste"):
    """A block of cells gets other values; `cells` has a line for each row, which begins at `column`."""

    rows: list[Key]
    column: Key
    cells: list[list[Any]]


class InsertRows(msgspec.Struct, frozen=True, tag_field="op", tag="insert"):
    """Empty rows with new keys appear before a row; at the end for `None`."""

    rows: list[Key]
    before: Key | None = None


class DeleteRows(msgspec.Struct, frozen=True, tag_field="op", tag="delete"):
    """Rows leave the table."""

    rows: list[Key]


Edit = SetCell | PasteBlock | InsertRows | DeleteRows


class EditedTable:
    """A table with the edits of one visitor upon it.

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

    def apply(self, edit: Edit) -> None:
        """Change the table.

        Raises:
            LookupError: The edit names a row or a column that is not there.
        """
        if isinstance(edit, InsertRows):
            self._insert(edit)
        elif isinstance(edit, DeleteRows):
            gone = set(edit.rows)
            self.keys = [key for key in self.keys if key not in gone]
        elif isinstance(edit, PasteBlock):
            for key, line in zip(edit.rows, edit.cells, strict=True):
                for i, value in enumerate(line):
                    self._set(key, edit.column + i, value)
        else:
            self._set(edit.row, edit.column, edit.value)

    def _set(self, key: int, column: int, value: Any) -> None:
        if key >= self.base.length + self.added or column >= len(self.base.headers):
            raise LookupError(f"there is no row {key} with a column {column}")
        self.cells.setdefault(column, {})[key] = value

    def _insert(self, edit: InsertRows) -> None:
        first = self.base.length + self.added
        if edit.rows != list(range(first, first + len(edit.rows))):
            raise LookupError(f"new rows have the keys from {first} on, not {edit.rows[:3]}")
        keys = list(self.keys)
        place = len(keys) if edit.before is None else keys.index(edit.before)
        keys[place:place] = edit.rows
        self.keys = keys
        self.added += len(edit.rows)


def apply_edits(base: ColumnTable, edits: Any) -> EditedTable:
    """Return a table with edits upon it, given as the page sends them.

    Raises:
        PayloadError: They cannot be read, or name rows or columns that are not there.
    """
    table = EditedTable(base)
    try:
        for edit in msgspec.convert(edits or [], list[Edit]):
            table.apply(edit)
    except (msgspec.ValidationError, LookupError, ValueError) as error:
        raise PayloadError(f"The edits of the table cannot be applied: {error}.") from None
    return table
