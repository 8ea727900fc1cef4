"""Which rows of a table are shown, and in which order: filters by the kind of a column, a search, and a sort of several columns."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec

from hiroba.components.edited_table import EditedTable
from hiroba.components.safe_pattern import compile_safely
from hiroba.errors import PayloadError

__all__ = ["Query", "check_query", "describe_column", "read_query", "run_query"]

MOST_CATEGORIES = 50
"""A column with more different values is not offered value by value."""
DIGITS = re.compile(r"\d+")
NUMBER_LETTERS = set("0123456789.+-einfa")


class Sort(msgspec.Struct, frozen=True):
    """One column of the order."""

    column: int
    is_descending: bool = False


class NumberFilter(msgspec.Struct, frozen=True, tag_field="kind", tag="number"):
    """Numbers from `least` to `most`, both included."""

    column: int
    least: float | None = None
    most: float | None = None


class DateFilter(msgspec.Struct, frozen=True, tag_field="kind", tag="date"):
    """Days from `first` to `last`, both included, as `YYYY-MM-DD`."""

    column: int
    first: str | None = None
    last: str | None = None


class TextFilter(msgspec.Struct, frozen=True, tag_field="kind", tag="text"):
    """Texts that contain `text`, are it, or match it as a regular expression. Capitals do not matter."""

    column: int
    text: str
    mode: Literal["contains", "equals", "regex"] = "contains"


class ValueFilter(msgspec.Struct, frozen=True, tag_field="kind", tag="values"):
    """Cells whose text is one of `values`; an empty cell has the empty text."""

    column: int
    values: list[str]


Filter = NumberFilter | DateFilter | TextFilter | ValueFilter


class Query(msgspec.Struct, frozen=True):
    """What is shown of a table. Row by row all filters must hold, and the search."""

    sort: list[Sort] = []
    filters: list[Filter] = []
    search: str = ""


def read_query(value: Any, width: int) -> Query:
    """Return a query as the page sends it.

    Raises:
        PayloadError: It cannot be read, or names a column that is not there.
    """
    try:
        query = msgspec.convert(value or {}, Query)
    except msgspec.ValidationError as error:
        raise PayloadError(f"The filters of the table cannot be read: {error}.") from None
    check_query(query, width)
    return query


def check_query(query: Query, width: int) -> None:
    """Raise an error where a query does not fit a table of so many columns.

    Raises:
        PayloadError: It names a column that is not there.
    """
    if any(not 0 <= part.column < width for part in (*query.sort, *query.filters)):
        raise PayloadError(f"A filter or an order names a column outside of the {width} columns of the table.")


def run_query(table: EditedTable, query: Query) -> Sequence[int]:
    """Return the keys of the rows that are shown, in order.

    Cost: linear in the table for filters; sorting takes some seconds for a million texts.

    Raises:
        PayloadError: A regular expression is wrong, or could take too long.
    """
    keys = table.keys
    for one in query.filters:
        cells, test = table.column(one.column), _test_of(one)
        keys = [key for key in keys if test(cells[key])]
    words = query.search.strip().casefold()
    if words:
        keys = _found(table, keys, words)
    for sort in reversed(query.sort):
        keys = _sorted(table.column(sort.column), keys, sort.is_descending)
    return keys


def describe_column(table: EditedTable, place: int) -> dict[str, Any]:
    """Return what a filter of a column offers.

    Returns:
        `least` and `most` of its numbers, and `values`: texts with how often each occurs, the most frequent first, or `None` where there are
        more than 50.
    """
    cells = table.column(place)
    shown = cells if len(cells) == len(table.keys) else [cells[key] for key in table.keys]
    numbers = [cell for cell in shown if isinstance(cell, int | float) and not isinstance(cell, bool)]
    counts: Counter[str] = Counter()
    for start in range(0, len(shown), 10_000):
        counts.update(map(text_of, shown[start : start + 10_000]))
        if len(counts) > MOST_CATEGORIES:
            break
    values = counts.most_common() if len(counts) <= MOST_CATEGORIES else None
    return {"least": min(numbers, default=None), "most": max(numbers, default=None), "values": values}


def text_of(cell: Any) -> str:
    """Return a cell as the page writes it."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell) if isinstance(cell, int | float) else msgspec.json.encode(cell).decode()


def _test_of(one: Filter) -> Callable[[Any], bool]:
    if isinstance(one, NumberFilter):
        least = float("-inf") if one.least is None else one.least
        most = float("inf") if one.most is None else one.most
        return lambda cell: isinstance(cell, int | float) and least <= cell <= most
    if isinstance(one, DateFilter):
        first, last = one.first or "", one.last or "9999"
        return lambda cell: isinstance(cell, str) and first <= cell[:10] <= last
    if isinstance(one, ValueFilter):
        values = set(one.values)
        return lambda cell: text_of(cell) in values
    return _text_test(one)


def _text_test(one: TextFilter) -> Callable[[Any], bool]:
    if one.mode == "regex":
        return compile_safely(one.text)
    wanted = one.text.casefold()
    if one.mode == "equals":
        return lambda cell: text_of(cell).casefold() == wanted
    return lambda cell: wanted in text_of(cell).casefold()


def _found(table: EditedTable, keys: Sequence[int], words: str) -> list[int]:
    left = set(keys)
    found: set[int] = set()
    for place in range(len(table.base.headers)):
        cells = table.column(place)
        if not _may_hold(cells, words):
            continue
        hits = {key for key in left if words in text_of(cells[key]).casefold()}
        found |= hits
        left -= hits
    return [key for key in keys if key in found]


def _may_hold(cells: Sequence[Any], words: str) -> bool:
    """Whether a cell can have these words in its text. Writing a million numbers as text takes a second: words have no use for it."""
    kinds = set(map(type, cells)) - {type(None)}
    if kinds <= {int, float}:
        return not set(words) - NUMBER_LETTERS
    return kinds != {bool} or words in "true" or words in "false"


def _sorted(cells: Sequence[Any], keys: Sequence[int], is_descending: bool) -> list[int]:
    """Return the keys by their cells, equal ones as they were, empty ones at the end in both directions."""
    full = [key for key in keys if cells[key] is not None and cells[key] != ""]
    empty = [key for key in keys if cells[key] is None or cells[key] == ""] if len(full) < len(keys) else []
    order = _order_of([cells[key] for key in full], is_descending)
    return [full[place] for place in order] + empty


def _order_of(cells: list[Any], is_descending: bool) -> Sequence[int]:
    """Return the places of cells from the least to the greatest, or the other way round; equal ones as they were."""
    if set(map(type, cells)) <= {int, float, bool}:
        numpy = sys.modules.get("numpy")
        numbers = numpy.asarray(cells) if numpy is not None and cells else None
        if numbers is not None and numbers.dtype.kind in "if":
            return _numpy_order(numbers, is_descending)
    elif not _are_dates(cells):
        cells = [_collated(text_of(cell)) for cell in cells]
    return sorted(range(len(cells)), key=cells.__getitem__, reverse=is_descending)


def _numpy_order(numbers: Any, is_descending: bool) -> list[int]:
    if not is_descending:
        return numbers.argsort(kind="stable").tolist()  # type: ignore[no-any-return]  # an array of numpy
    # Turned round twice, so that equal ones stay as they were.
    return (len(numbers) - 1 - numbers[::-1].argsort(kind="stable"))[::-1].tolist()  # type: ignore[no-any-return]


def _are_dates(cells: list[Any]) -> bool:
    """Whether all are dates of one form, which sort as they are."""
    length = len(cells[0]) if cells and isinstance(cells[0], str) else 0
    return length >= 10 and all(
        isinstance(cell, str) and len(cell) == length and cell[4] == "-" and cell[7] == "-" and cell[:4].isdigit()
        for cell in cells
    )


def _collated(text: str) -> str:
    """Return what a text is sorted by: capitals do not matter, and numbers in it count as numbers."""
    return DIGITS.sub(lambda digits: digits.group().zfill(15), text.casefold())
