"""What a visitor changed in a large table: operations on rows that have keys, applied to a table that stays as it is."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from hiroba.components.edited_table import EditedTable
from hiroba.components.table_columns import ColumnTable
from hiroba.components.table_query import Query, check_query, run_query
from hiroba.errors import PayloadError

__all__ = ["apply_edits"]

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


class KeepFound(msgspec.Struct, frozen=True, tag_field="op", tag="keep"):
    """The rows that a query finds in the table as it is by then stay, in the order of the query. The page notes how many it counted."""

    query: Query


Edit = SetCell | PasteBlock | InsertRows | DeleteRows | KeepFound


def apply_edits(base: ColumnTable, edits: Any) -> EditedTable:
    """Return a table with edits upon it, given as the page sends them.

    Raises:
        PayloadError: They cannot be read, or name rows or columns that are not there.
    """
    table = EditedTable(base)
    try:
        for edit in msgspec.convert(edits or [], list[Edit]):
            _apply(table, edit)
    except (msgspec.ValidationError, LookupError, ValueError) as error:
        raise PayloadError(f"The edits of the table cannot be applied: {error}.") from None
    return table


def _apply(table: EditedTable, edit: Edit) -> None:
    if isinstance(edit, InsertRows):
        table.insert(edit.rows, edit.before)
    elif isinstance(edit, DeleteRows):
        table.delete(edit.rows)
    elif isinstance(edit, KeepFound):
        check_query(edit.query, len(table.base.headers))
        table.keys = run_query(table, edit.query)
    elif isinstance(edit, PasteBlock):
        for key, line in zip(edit.rows, edit.cells, strict=True):
            for i, value in enumerate(line):
                table.set(key, edit.column + i, value)
    else:
        table.set(edit.row, edit.column, edit.value)
