"""Dataframe: a table that is shown and edited like a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, ClassVar, Literal, Unpack

import msgspec

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.latex_delimiters import LatexDelimiter, check_latex_delimiters
from hiroba.components.one_of import one_of_or, require_one_of
from hiroba.components.server_function import server
from hiroba.components.table_columns import columns_of, read_columns
from hiroba.components.table_edits import apply_edits
from hiroba.components.table_store import keep_table, kept_table
from hiroba.components.table_value import Table, read_table
from hiroba.errors import ArgumentError, MissingPackageError, PayloadError
from hiroba.wire.values import FileData, as_file

__all__ = ["Dataframe"]

Datatype = Literal["str", "number", "bool", "date", "markdown", "html", "image", "auto"]
Limits = tuple[int | None, int | None]

TYPES = ("pandas", "numpy", "array", "polars", "pyarrow")
SEARCHES: dict[Any, str] = {None: "none", False: "none", True: "search"}
DATATYPES = ("str", "number", "bool", "date", "markdown", "html", "image", "auto")
BUTTONS = {"fullscreen", "copy"}
SYNONYMS = {"int": "number", "float": "number", "boolean": "bool", "datetime": "date", "text": "str", "string": "str"}
MAX_ROWS = 2_000
"""A table with more is kept at the server."""
MAX_BYTES = 256 * 1024
"""A table that takes more as JSON is kept at the server."""
FIRST_ROWS = 50
"""Rows of such a table that the page gets at once: more than one screen shows."""
EXAMPLE_CELLS: dict[str, Any] = {"number": 1, "bool": True, "date": "2026-01-31"}
COLUMN_COUNT = 3
"""Columns of a table that says nothing about them."""


class Dataframe(Component):
    """A table.

    Functions return a table of pandas (also a `Styler`), polars, NumPy or Arrow, a list of rows, a dictionary with `headers` and
    `data` or with a list for each column, the path of a CSV file, or `None`. They get what `type` says. Not-a-number and missing values are
    empty cells, and come back as `None`. Tables of more than 2,000 rows, or 256 KB, stay on the server, as their library holds them: the
    page fetches the rows that it shows, filters and sorts them there, and what the visitor edits is kept as operations upon the table. Of
    such a table columns can be neither added, deleted nor renamed.

    Args:
        value: Initial table, or a function that returns it at each visit.
        headers: Names of the columns, for values that bring none.
        row_count: Rows of an empty table that is edited; `(count, "fixed")` lets nobody add or delete rows.
        row_limits: Fewest and most rows that the visitor may leave; `None` sets no limit.
        col_count: The same as `column_count`, as older programs call it.
        column_count: Columns of an empty table; `(count, "fixed")` lets nobody add or delete columns.
        column_limits: Fewest and most columns that the visitor may leave.
        datatype: How cells look and are edited, for all columns or one by one; `"auto"` looks at the values.
        type: What functions get: `"pandas"`, `"polars"`, `"pyarrow"`, `"numpy"` or `"array"` (lists).
        latex_delimiters: For cells of Markdown; see `Markdown`.
        max_height: Pixels, or a CSS length; what is longer scrolls.
        wrap: Whether long texts take several lines; if not, they are cut off.
        line_breaks: For cells of Markdown: whether the end of a line is shown as one.
        column_widths: For each column pixels, or a CSS length; a percentage is of the table.
        buttons: Which of `"fullscreen"` and `"copy"` are shown; `None` shows both.
        show_row_numbers: Whether rows have their number before them.
        max_chars: Characters of a cell that are shown.
        show_search: `"search"` shows a field that leaves only rows with a text; `"filter"` lets the visitor keep what was found, too.
        pinned_columns: How many of the first columns stay in view.
        static_columns: Places of the columns that cannot be edited.
        **options: See `ComponentOptions`.
    """

    derived_props: ClassVar[Mapping[str, Sequence[str]]] = {
        "row_count": ("row_limits",),
        "col_count": ("column_count", "column_limits"),
        "column_count": ("column_limits",),
    }

    change = events.CHANGE
    input = events.INPUT
    select = events.SELECT
    edit = events.EDIT
    change_tells_value = True

    def __init__(
        self,
        value: Any | Callable[..., Any] | None = None,
        *,
        headers: Sequence[str] | None = None,
        row_count: int | tuple[int, str] | None = None,
        row_limits: Limits | None = None,
        col_count: int | tuple[int, str] | None = None,
        column_count: int | tuple[int, str] | None = None,
        column_limits: Limits | None = None,
        datatype: Datatype | Sequence[Datatype] = "str",
        type: Literal["pandas", "numpy", "array", "polars", "pyarrow"] = "pandas",
        latex_delimiters: list[LatexDelimiter] | None = None,
        max_height: int | str = 500,
        wrap: bool = False,
        line_breaks: bool = True,
        column_widths: list[str | int] | None = None,
        buttons: list[Literal["fullscreen", "copy"]] | None = None,
        show_row_numbers: bool = False,
        max_chars: int | None = None,
        show_search: Literal["none", "search", "filter"] = "none",
        pinned_columns: int | None = None,
        static_columns: list[int] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        require_one_of("type", type, TYPES)
        self.row_count, self.row_limits = _check_count("row_count", row_count, row_limits)
        columns = column_count if column_count is not None else col_count
        self.column_count, self.column_limits = _check_count("column_count", columns, column_limits)
        self.col_count = None
        self.headers = _check_headers(headers, self.column_count)
        self.datatype = _datatypes(datatype or "str")
        self.type = type
        self.latex_delimiters = check_latex_delimiters(latex_delimiters)
        self.max_height = max_height
        self.wrap = wrap
        self.line_breaks = line_breaks
        self.column_widths = list(column_widths or [])
        self.buttons = None if buttons is None else [button for button in buttons if button in BUTTONS]
        self.show_row_numbers = show_row_numbers
        self.max_chars = max_chars
        self.show_search = one_of_or(
            "none", "show_search", SEARCHES.get(show_search, show_search), ("none", "search", "filter")
        )
        self.pinned_columns = pinned_columns
        self.static_columns = list(static_columns or [])
        super().__init__(value, **options)

    def props(self) -> dict[str, Any]:
        """Return the parameters but `type`, which is about functions alone."""
        return {name: value for name, value in super().props().items() if name != "type"}

    def warm_up(self) -> None:
        """Load the library whose tables functions get."""
        if self.type != "array":
            import_module(self.type)

    def preprocess(self, payload: Any) -> Any:
        """Return the table as `type` says.

        Raises:
            PayloadError: The payload is no table.
            MissingPackageError: The library that `type` names is not installed.
        """
        headers, columns = self._columns(payload)
        if self.type in ("array", "numpy"):
            rows = [list(row) for row in zip(*columns, strict=True)]
            if self.type == "array":
                return rows
            import numpy

            try:
                return numpy.array(rows)
            except ValueError:  # cells that are lists of several lengths
                return numpy.array(rows, dtype=object)
        named = dict(enumerate(columns))
        if self.type == "polars":
            series = _import("polars").Series
            columns = [series(name, cells, strict=False) for name, cells in zip(_unique(headers), columns, strict=True)]
            return _import("polars").DataFrame(columns)
        if self.type == "pyarrow":
            arrow = _import("pyarrow")
            return arrow.table([_arrow_column(arrow, cells) for cells in columns], names=_unique(headers))
        # Without a cell nothing tells what a column holds: `object` may be texts.
        frame = _import("pandas").DataFrame(named, dtype=None if any(columns) else object)
        frame.columns = headers
        return frame

    def postprocess(self, value: Any) -> dict[str, Any]:
        """Return `headers`, `data` and `metadata`; of a large table the first rows, and where the others are.

        Raises:
            ReturnError: The value is no table.
        """
        table = read_columns(value, self._default_headers(), MAX_ROWS)
        if isinstance(table, Table):
            if not _is_large(table):
                return {"headers": table.headers, "data": [list(row) for row in table.rows], "metadata": table.metadata}
            table = columns_of(table)
        first = range(min(FIRST_ROWS, table.length))
        return {
            "headers": table.headers,
            "data": table.rows(first),
            "metadata": table.metadata_at(first) or None,
            "row_count": table.length,
            "file": keep_table(table, self.id),
        }

    def first_payload(self, is_read: bool) -> Any:
        """Return a table without rows: scripts of authors read its `data` and `headers`."""
        return self.postprocess(None)

    @staticmethod
    def is_empty(value: Any) -> bool:
        """Whether a table has no cell."""
        return not any(read_table(value, []).rows)

    @staticmethod
    def get_cell_data(value: Any) -> list[list[Any]]:
        """Return the cells of a table of any library, row by row, as JSON has them."""
        return [list(row) for row in read_table(value, []).rows]

    @staticmethod
    def get_metadata(value: Any) -> dict[str, Any] | None:
        """Return `display_value` and `styling` of a styled table; `None` for others."""
        return read_table(value, []).metadata

    def get_headers(self, value: Any) -> list[str]:
        """Return the names of the columns that a table brings, or those of this component."""
        return read_table(value, self._default_headers()).headers

    def api_payload(self, payload: Any) -> Any:
        """Return the whole of a large table, in the same shape as a small one."""
        file = as_file(payload.get("file")) if isinstance(payload, dict) else None
        if file is None:
            return payload
        table = kept_table(file).table
        return {"headers": table.headers, "data": table.all_rows(), "metadata": table.metadata}

    def embedded_payload(self, payload: Any) -> Any:
        """Return the whole of a large table: its other rows could not be fetched."""
        return self.api_payload(payload)

    @server
    def open_view(self, file: Any, edits: Any, query: Any, start: int, count: int) -> dict[str, Any]:
        """Open a view of a large table for the page, and return its first rows.

        Returns:
            `view`, its id; `count`, the rows in it; `start`; and for some rows `keys`, `data` and what `metadata` has.
        """
        return kept_table(file).open(edits, query).read(start, count)

    @server
    def read_view(self, file: Any, view: str, start: int, count: int) -> dict[str, Any] | None:
        """Return rows of an open view; `None` where it must be opened again."""
        opened = kept_table(file).view(view)
        return None if opened is None else opened.read(start, count)

    @server
    def describe_column(self, file: Any, edits: Any, column: int) -> dict[str, Any]:
        """Return what a filter of a column of a large table offers: `least`, `most`, and `values` with how often each occurs."""
        return kept_table(file).describe(edits, column)

    @server
    def place_of(self, file: Any, edits: Any, key: int) -> int:
        """Return the place of a row in a large table, with the edits: where functions find it."""
        return kept_table(file).place_of(edits, key)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a table."""
        anything: dict[str, Any] = {}
        list_or_none = {"anyOf": [{"type": "array", "items": anything}, {"type": "null"}]}
        return {
            "title": "DataframeData",
            "type": "object",
            "required": ["headers", "data"],
            "properties": {
                "headers": {"type": "array", "items": anything},
                "data": {"type": "array", "items": {"type": "array", "items": anything}},
                "metadata": {"anyOf": [{"type": "object", "additionalProperties": list_or_none}, {"type": "null"}]},
            },
        }

    def example_payload(self) -> dict[str, Any]:
        """Return a table of one row that fits the headers and types of this one."""
        if self.headers is None:
            return self.example_value()
        types = [self.datatype] * len(self.headers) if isinstance(self.datatype, str) else self.datatype
        cells = [EXAMPLE_CELLS.get(types[i] if i < len(types) else "str", "foo") for i in range(len(self.headers))]
        return {"headers": list(self.headers), "data": [cells]}

    def example_value(self) -> dict[str, Any]:
        """Return a table of one row."""
        return {"headers": ["a", "b"], "data": [["foo", "bar"]]}

    def _default_headers(self) -> list[str]:
        return self.headers or [str(i + 1) for i in range(self.column_count or COLUMN_COUNT)]

    def _columns(self, payload: Any) -> tuple[list[str], list[Any]]:
        """Return the headers and the cells by columns of a payload, with the edits of the visitor."""
        if payload is None:
            return self._default_headers(), [[] for _ in self._default_headers()]
        # Only the engine makes `FileData`: what a sender calls a file here is none.
        file = payload.get("file") if isinstance(payload, dict) else None
        if isinstance(file, FileData):
            table = kept_table(file).table
            return list(table.headers), apply_edits(table, payload.get("edits")).columns()
        headers, rows = _check_payload(payload)
        return headers, [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in headers]


def _is_large(table: Table) -> bool:
    if len(table.rows) > MAX_ROWS:
        return True
    # A cell rarely takes 100 bytes, and encoding a table to learn its size costs as much as sending it.
    cells = len(table.rows) * len(table.headers)
    return cells > MAX_ROWS and len(msgspec.json.encode((table.rows, table.metadata))) > MAX_BYTES


def _datatypes(datatype: Any) -> Any:
    """Return the datatypes by their own words: programs write `"int"` for `"number"`, too."""
    if not isinstance(datatype, str):
        return [_datatypes(one) for one in datatype]
    return one_of_or("str", "datatype", SYNONYMS.get(datatype, datatype), DATATYPES)


def _check_count(name: str, count: Any, limits: Limits | None) -> tuple[int | None, Limits | None]:
    """Return the count and the limits; a count that is fixed limits itself."""
    if isinstance(count, (tuple, list)):
        count, mode = count
        limits = (count, count) if mode == "fixed" else limits
    if count is not None and (not isinstance(count, int) or count < 0):
        raise ArgumentError(f"`{name}` must be a number from 0, got {count!r}.")
    if limits is not None:
        fewest, most = limits
        if fewest is not None and most is not None and fewest > most:
            raise ArgumentError(f"The limits of `{name}` must be the fewest and the most, got {limits!r}.")
    return count, limits


def _check_headers(headers: Sequence[str] | None, column_count: int | None) -> list[str]:
    if headers is not None and column_count is not None and len(headers) != column_count:
        raise ArgumentError(
            f"`headers` has {len(headers)} names and `column_count` is {column_count}: leave one out, or let them agree."
        )
    return [str(header) for header in headers or []]


def _check_payload(payload: Any) -> tuple[list[str], list[list[Any]]]:
    if not isinstance(payload, dict):
        raise PayloadError(f"A table is sent as a dictionary with `headers` and `data`, got {payload!r}.")
    headers, rows = payload.get("headers"), payload.get("data")
    if not isinstance(headers, list) or not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise PayloadError("`headers` of a table must be a list, and `data` a list of lists.")
    width = max(map(len, rows), default=len(headers))
    names = [str(header) for header in headers] + [str(i + 1) for i in range(len(headers), width)]
    return names, [row if len(row) == len(names) else row + [None] * (len(names) - len(row)) for row in rows]


def _unique(headers: list[str]) -> list[str]:
    """Return the headers with a number behind those that were there before: some libraries want them all different."""
    seen: dict[str, int] = {}
    names = []
    for header in headers:
        seen[header] = seen.get(header, 0) + 1
        names.append(header if seen[header] == 1 else f"{header}_{seen[header]}")
    return names


def _arrow_column(arrow: Any, cells: Sequence[Any]) -> Any:
    """Return a column of Arrow, of texts where the cells are of several types."""
    try:
        return arrow.array(cells)
    except (TypeError, ValueError):
        return arrow.array([None if cell is None else str(cell) for cell in cells])


def _import(name: str) -> Any:
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError:
        extra = "data" if name == "pandas" else None
        raise MissingPackageError(name, f'to give functions tables as `type="{name}"`', extra) from None
