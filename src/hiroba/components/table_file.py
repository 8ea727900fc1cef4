"""Large tables: the rows are kept in a file, and the page fetches those that it shows.

The file is one line of JSON for each block of rows: `{"data": rows}`, with `display_value` and `styling` where the table has
them. The payload tells at which bytes the blocks begin, so that the page asks for them by HTTP ranges.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from hiroba.components.table_value import Table
from hiroba.errors import PayloadError
from hiroba.files.context import current_owner, current_store

__all__ = ["read_rows", "to_payload"]

MAX_ROWS = 2_000
"""A table with more is kept in a file."""
MAX_BYTES = 256 * 1024
"""A table that takes more as JSON is kept in a file."""
BLOCK_BYTES = 64 * 1024
"""What a block should take, about."""
FIRST_ROWS = 50
"""Rows that the page gets at once: more than one screen shows."""

_encode = msgspec.json.Encoder().encode


def to_payload(table: Table) -> dict[str, Any]:
    """Return what the page gets: `headers`, `data` and `metadata`.

    Of a large table these are the first rows, and there are also `row_count`, `block_rows` (rows of a block), `offsets` (in
    bytes: where each block begins, and the end) and `file`. Cost: linear; about a microsecond for each cell of a large table.
    """
    if not _is_large(table):
        return _whole(table)
    block_rows = _block_rows(table)
    blocks = list(_blocks(table, block_rows))
    offsets = [0]
    for block in blocks:
        offsets.append(offsets[-1] + len(block))
    file = current_store().put_bytes(b"".join(blocks), "table.json", "application/json", current_owner())
    first = Table(table.headers, table.rows[:FIRST_ROWS], _slice(table.metadata, 0, FIRST_ROWS))
    return {
        **_whole(first),
        "row_count": len(table.rows),
        "block_rows": block_rows,
        "offsets": offsets,
        "file": file,
    }


def read_rows(payload: dict[str, Any], path: Path) -> dict[str, Any]:
    """Return the whole table of a payload: `headers`, `data` and `metadata`.

    Args:
        payload: One that is on file; its `edits`, triples of row, column and value, are done.
        path: Where its file is.

    Raises:
        PayloadError: The file holds no table, or an edit is outside of it.
    """
    rows: list[list[Any]] = []
    metadata: dict[str, list[Any]] = {}
    try:
        for line in path.read_bytes().splitlines():
            block = msgspec.json.decode(line)
            rows.extend(block.pop("data"))
            for name, part in block.items():
                metadata.setdefault(name, []).extend(part)
        for row, column, value in payload.get("edits") or ():
            if row < 0 or column < 0:
                raise IndexError(f"there is no row {row} and column {column}")
            rows[row][column] = value
    except (msgspec.DecodeError, OSError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise PayloadError(f"The table that was sent cannot be read: {error}.") from None
    return {"headers": payload["headers"], "data": rows, "metadata": metadata or None}


def _is_large(table: Table) -> bool:
    if len(table.rows) > MAX_ROWS:
        return True
    # A cell rarely takes 100 bytes, and encoding a table to learn its size costs as much as sending it.
    cells = len(table.rows) * len(table.headers)
    return cells > MAX_ROWS and len(_encode((table.rows, table.metadata))) > MAX_BYTES


def _whole(table: Table) -> dict[str, Any]:
    return {"headers": table.headers, "data": [list(row) for row in table.rows], "metadata": table.metadata}


def _blocks(table: Table, block_rows: int) -> Iterator[bytes]:
    for start in range(0, len(table.rows), block_rows):
        part = {"data": table.rows[start : start + block_rows]}
        yield _encode({**part, **(_slice(table.metadata, start, start + block_rows) or {})}) + b"\n"


def _slice(metadata: dict[str, Any] | None, start: int, end: int) -> dict[str, Any] | None:
    if not metadata:
        return None
    return {name: part[start:end] for name, part in metadata.items() if part is not None}


def _block_rows(table: Table) -> int:
    sample = table.rows[:100]
    size = max(1, len(_encode(sample)) // max(1, len(sample)))
    return max(20, min(2_000, BLOCK_BYTES // size))
