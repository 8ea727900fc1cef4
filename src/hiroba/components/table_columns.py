"""A large table column by column, as its library holds it: rows become JSON only when they are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hiroba.components.table_value import Table, cells_of, pandas_column, pandas_headers, read_file_table, read_table

__all__ = ["Column", "ColumnTable", "read_columns"]

Taker = Callable[[Sequence[int] | None], list[Any]]


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        take: Returns its cells as JSON says them at places of the table, or all for `None`. Cost: linear in what is returned.
    """

    take: Taker


@dataclass(frozen=True)
class ColumnTable:
    """A table that nobody changes.

    Attributes:
        headers: One for each column.
        columns: The columns.
        length: Rows.
        metadata: As in `Table`.
    """

    headers: list[str]
    columns: list[Column]
    length: int
    metadata: dict[str, Any] | None = None

    def rows(self, places: Sequence[int]) -> list[list[Any]]:
        """Return the rows at these places."""
        columns = [column.take(places) for column in self.columns]
        return [list(row) for row in zip(*columns, strict=True)] if columns else [[] for _ in places]

    def all_rows(self) -> list[list[Any]]:
        """Return every row. Cost: about a microsecond for each cell."""
        columns = [column.take(None) for column in self.columns]
        return [list(row) for row in zip(*columns, strict=True)] if columns else [[] for _ in range(self.length)]

    def metadata_at(self, places: Sequence[int]) -> dict[str, Any]:
        """Return the texts and styles of the rows at these places, where the table has some."""
        parts = {name: part for name, part in (self.metadata or {}).items() if part}
        return {name: [part[place] if place < len(part) else None for place in places] for name, part in parts.items()}


def read_columns(value: Any, headers: Sequence[str], min_rows: int) -> Table | ColumnTable:
    """Return the table that `value` holds, by columns if it is a frame of more than `min_rows` rows.

    Later changes of the author's frame do not reach it: frames are copied, by reference where their library copies on writing.

    Raises:
        ReturnError: It is no table.
        MissingPackageError: A file is to be read and pandas is not installed.
    """
    value = read_file_table(value)
    reader = READERS.get(f"{type(value).__module__.split('.')[0]}.{type(value).__name__}")
    if reader is not None:
        value = value.collect() if type(value).__name__ == "LazyFrame" else value
        if len(value) > min_rows:
            return reader(value)
    return read_table(value, headers)


def columns_of(table: Table) -> ColumnTable:
    """Return a table of rows by columns."""
    columns = zip(*table.rows, strict=True) if table.rows else ([] for _ in table.headers)
    return ColumnTable(
        table.headers, [Column(_list_taker(list(column))) for column in columns], len(table.rows), table.metadata
    )


def _read_pandas(frame: Any) -> ColumnTable:
    import pandas

    frame = frame.copy(deep=int(pandas.__version__.split(".")[0]) < 3)
    columns = [frame.iloc[:, i] for i in range(len(frame.columns))]
    return ColumnTable(pandas_headers(frame), [Column(_pandas_taker(column)) for column in columns], len(frame))


def _read_polars(frame: Any) -> ColumnTable:
    columns = [Column(_polars_taker(column)) for column in frame.clone().iter_columns()]
    return ColumnTable(list(frame.columns), columns, frame.height)


def _read_arrow(table: Any) -> ColumnTable:
    columns = [Column(_arrow_taker(column)) for column in table.columns]
    return ColumnTable(list(table.column_names), columns, table.num_rows)


def _list_taker(cells: list[Any]) -> Taker:
    return lambda places: cells if places is None else [cells[place] for place in places]


def _pandas_taker(series: Any) -> Taker:
    return lambda places: pandas_column(series if places is None else series.iloc[list(places)])


def _polars_taker(series: Any) -> Taker:
    return lambda places: cells_of((series if places is None else series.gather(list(places))).to_list())


def _arrow_taker(column: Any) -> Taker:
    return lambda places: cells_of((column if places is None else column.take(list(places))).to_pylist())


READERS: dict[str, Callable[[Any], ColumnTable]] = {
    "pandas.DataFrame": _read_pandas,
    "polars.DataFrame": _read_polars,
    "polars.LazyFrame": _read_polars,
    "pyarrow.Table": _read_arrow,
}
