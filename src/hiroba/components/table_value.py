"""Tables of any library as headers and rows, without importing any library that the author has not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

from hiroba.components.fetched import fetch
from hiroba.components.file_schema import is_web_address
from hiroba.components.plain import to_plain
from hiroba.components.styler import displayed, visible_columns
from hiroba.errors import MissingPackageError, ReturnError
from hiroba.files.context import check_returned

__all__ = ["Table", "cells_of", "pandas_column", "pandas_headers", "read_file_table", "read_table"]

Row = Sequence[Any]

READY = frozenset({str, int, bool, type(None)})
"""Classes of cells that JSON says as they are."""
READERS = {
    ".csv": "read_csv",
    ".tsv": "read_table",
    ".txt": "read_table",
    ".xlsx": "read_excel",
    ".parquet": "read_parquet",
}


@dataclass(frozen=True)
class Table:
    """A table on its way to the page.

    Attributes:
        headers: One for each column.
        rows: Cells that JSON can say; each row as long as `headers`.
        metadata: `display_value` and `styling`, rows of texts as large as the table, where the value brought them.
    """

    headers: list[str]
    rows: Sequence[Row]
    metadata: dict[str, Any] | None = None


def read_table(value: Any, headers: Sequence[str]) -> Table:
    """Return the table that `value` holds: of pandas (also styled), polars, NumPy or Arrow, lists, a dictionary, a file.

    Args:
        value: What a function returned. `None` is an empty table.
        headers: Used, as far as they reach, for values that bring none; further columns get their number.

    Raises:
        ReturnError: It is no table.
        MissingPackageError: A file is to be read and pandas is not installed.
    """
    if value is None or (isinstance(value, (list, dict)) and not value):
        return Table(list(headers), [])
    value = read_file_table(value)
    library = type(value).__module__.split(".")[0]
    reader = READERS_BY_LIBRARY.get(library)
    if reader is not None:
        return reader(value, headers)
    if isinstance(value, Mapping):
        return _read_mapping(value, headers)
    if isinstance(value, Iterable):
        return _from_rows(list(value), headers)
    raise ReturnError(
        "A Dataframe takes a table of pandas, polars, NumPy or Arrow, a list of rows, a dictionary with `headers` and `data`, "
        f"or the path of a CSV file, got {value!r}."
    )


def _read_pandas(value: Any, headers: Sequence[str]) -> Table:
    kind = type(value).__name__
    if kind == "Styler":
        data = value.data
        columns = visible_columns(value)
        table = _read_pandas(data.iloc[:, columns], headers)
        return Table(table.headers, table.rows, displayed(value, columns))
    if kind == "Series":
        value = value.to_frame(value.name if value.name is not None else "1")
    elif not hasattr(value, "columns"):
        value = value.to_frame()
    names = pandas_headers(value)
    return _from_columns(names, [pandas_column(value.iloc[:, i]) for i in range(len(names))], len(value))


def pandas_headers(frame: Any) -> list[str]:
    """Return the names of the columns; the levels of one that has several, with spaces between."""
    return [" ".join(map(str, name)) if isinstance(name, tuple) else str(name) for name in frame.columns]


def pandas_column(series: Any) -> list[Any]:
    """Return the cells of a column as JSON says them: missing ones are `None`."""
    kind = series.dtype.kind
    if kind in "Mm":
        texts = [text if text != "NaT" and isinstance(text, str) else None for text in series.astype(str).tolist()]
        # pandas leaves the time out where all of a column is midnight, or whole days.
        is_whole = not any(text is not None and ":" in text for text in texts)
        return [None if text is None else f"{text} 00:00:00" for text in texts] if is_whole else texts
    if kind == "f" and series.hasnans:
        return series.astype(object).where(series.notna(), None).tolist()  # type: ignore[no-any-return]  # pandas
    return cells_of(series.tolist(), is_free_of_nan=kind == "f")


def _read_polars(value: Any, headers: Sequence[str]) -> Table:
    if hasattr(value, "collect"):
        value = value.collect()
    frame = value if hasattr(value, "columns") else value.to_frame()
    return _from_columns(
        list(frame.columns), [cells_of(column.to_list()) for column in frame.iter_columns()], frame.height
    )


def _read_arrow(value: Any, headers: Sequence[str]) -> Table:
    if not hasattr(value, "column_names"):
        # An array, or one in chunks: a column alone.
        return _from_rows([[cell] for cell in cells_of(value.to_pylist())], headers)
    return _from_columns(
        list(value.column_names), [cells_of(column.to_pylist()) for column in value.columns], value.num_rows
    )


def _read_numpy(value: Any, headers: Sequence[str]) -> Table:
    if value.dtype.kind in "Mm":
        value = value.astype(str)
    return _from_rows(value.tolist() if value.ndim else [value.item()], headers)


def _read_mapping(value: Mapping[Any, Any], headers: Sequence[str]) -> Table:
    if "data" not in value and "headers" not in value:
        columns = [cells_of(list(column)) for column in value.values()]
        return _from_columns([str(name) for name in value], columns, max(map(len, columns), default=0))
    table = _from_rows(list(value.get("data") or []), value.get("headers") or headers)
    names = [str(name) for name in value.get("headers") or table.headers]
    names += table.headers[len(names) :]
    return Table(names, _padded(table.rows, len(names)), value.get("metadata"))


def _from_columns(headers: list[str], columns: list[list[Any]], length: int) -> Table:
    if any(len(column) != length for column in columns):
        raise ReturnError(f"The columns of a table must be equally long, got {[len(column) for column in columns]}.")
    return Table(headers, list(zip(*columns, strict=True)) if columns else [() for _ in range(length)])


def _from_rows(rows: list[Any], headers: Sequence[str]) -> Table:
    """Return the table of rows; a flat list is one column."""
    if rows and not any(isinstance(row, (list, tuple)) or getattr(row, "ndim", 0) for row in rows):
        rows = [[cell] for cell in rows]
    plain = [row if isinstance(row, (list, tuple)) else list(row) for row in rows]
    if not _is_ready(plain):
        plain = [cells_of(list(row)) for row in plain]
    width = max(map(len, plain), default=len(headers))
    names = [str(headers[i]) if i < len(headers) else str(i + 1) for i in range(width)]
    return Table(names, _padded(plain, width))


def _is_ready(rows: list[Any]) -> bool:
    kinds = set(map(type, chain.from_iterable(rows))) - READY
    return not kinds or (kinds == {float} and not any(cell != cell for row in rows for cell in row))


def _padded(rows: Sequence[Row], width: int) -> Sequence[Row]:
    if all(len(row) == width for row in rows):
        return rows
    return [[*row, *[None] * (width - len(row))][:width] for row in rows]


def cells_of(values: list[Any], is_free_of_nan: bool = False) -> list[Any]:
    """Return values as JSON says them, the list itself where they are ready."""
    kinds = set(map(type, values)) - READY
    if not kinds or (is_free_of_nan and kinds == {float}):
        return values
    if kinds == {float}:
        return [None if value != value else value for value in values]
    return [_cell(value) for value in values]


def _cell(value: Any) -> Any:
    kind = type(value)
    if kind in READY:
        return value
    if isinstance(value, float):
        return None if value != value else float(value)
    if kind.__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, datetime):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return to_plain(value)


def read_file_table(value: Any) -> Any:
    """Return the frame in a file where `value` is its path or address, and `value` itself otherwise.

    Raises:
        ReturnError: It is neither.
        FileNotAllowedError: The file lies where this app may not give it out.
        MissingPackageError: pandas is not installed.
    """
    if not isinstance(value, (str, Path)):
        return value
    path = fetch(str(value)) if is_web_address(value) else Path(value)
    reader = READERS.get(path.suffix.lower())
    if reader is None and not path.is_file():
        raise ReturnError(f"A Dataframe takes a table, or the path of a file that holds one, got {str(path)!r}.")
    try:
        import pandas
    except ImportError:
        raise MissingPackageError("pandas", "to read a table from a file", "data") from None
    # As in the compatible API, a file with an unknown ending, such as `iris.data`, is read as CSV.
    return getattr(pandas, reader or READERS[".csv"])(check_returned(path))


READERS_BY_LIBRARY: dict[str, Callable[[Any, Sequence[str]], Table]] = {
    "pandas": _read_pandas,
    "polars": _read_polars,
    "pyarrow": _read_arrow,
    "numpy": _read_numpy,
}
