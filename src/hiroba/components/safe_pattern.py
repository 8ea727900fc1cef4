"""Regular expressions of visitors: only those that cannot keep the server busy for long."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

from hiroba.errors import PayloadError

__all__ = ["compile_safely"]

MOST_LETTERS = 200
MOST_REPEATS = 2
"""Parts without an end in one expression: the time of a search grows with the length of the text to the power of them."""
MOST_READ = 500
"""Letters of a cell that are looked at."""
MOST_SECONDS = 15.0


def compile_safely(text: str, clock: Callable[[], float] = time.monotonic) -> Callable[[Any], bool]:
    """Return a test whether a cell's text matches somewhere, without regard to capitals.

    Args:
        text: The expression, in the syntax of `re`, without references back and without repeats inside of repeats.
        clock: Tells seconds, to give up in time.

    Raises:
        PayloadError: It is no expression, or one that could take very long. The test raises it when it did take long.
    """
    try:
        pattern = re.compile(text[: MOST_LETTERS + 1], re.IGNORECASE)
        # NOTE: `re` offers no public way to see what an expression is made of.
        repeats = _count_repeats(import_module("re._parser").parse(text), is_inside=False)
    except (re.error, OverflowError, RecursionError) as error:
        raise PayloadError(f"{text!r} is no regular expression: {error}.") from None
    if repeats > MOST_REPEATS or len(text) > MOST_LETTERS:
        raise PayloadError(
            f"{text[:80]!r} could take very long. Use at most {MOST_REPEATS} of `*` and `+`, none in another."
        )
    end = clock() + MOST_SECONDS

    def matches(cell: Any) -> bool:
        if clock() > end:
            raise PayloadError(f"{text!r} takes too long on this table. Use a simpler expression.")
        return cell is not None and pattern.search(str(cell)[:MOST_READ]) is not None

    return matches


def _count_repeats(parsed: Any, is_inside: bool) -> int:
    """Return how many parts without an end there are; very many for what is not allowed."""
    count = 0
    for name, argument in parsed:
        kind = str(name)
        if kind in ("GROUPREF", "GROUPREF_EXISTS"):
            return MOST_REPEATS + 1
        is_repeat = kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and argument[1] > 1
        if is_repeat and is_inside:
            return MOST_REPEATS + 1
        count += is_repeat and argument[1] > 100
        count += sum(_count_repeats(part, is_inside or is_repeat) for part in _parts_of(argument))
    return count


def _parts_of(argument: Any) -> list[Any]:
    """Return the expressions inside of an argument, however deep they stand in tuples and lists."""
    if type(argument).__name__ == "SubPattern":
        return [argument]
    if isinstance(argument, tuple | list):
        return [part for item in argument for part in _parts_of(item)]
    return []
