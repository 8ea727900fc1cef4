"""What a figure is: rows of numbers with their targets, and the function that takes them from one library."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bench.library import Library


@dataclass(frozen=True)
class Row:
    """One number of a figure."""

    key: str
    """Its name in what `Figure.measure` returns."""

    label: str
    """What it says in the table."""

    unit: str
    """"s", "ms", "MB", "kB", "/s" or "" for a count."""

    at_most: float | None = None
    """Target of the ratio Hiroba / Gradio where less is better."""

    at_least: float | None = None
    """Target of the ratio where more is better."""

    limit: float | None = None
    """Target of the number itself, in its unit: at most this."""


@dataclass(frozen=True)
class Figure:
    """Numbers that are measured together."""

    name: str
    """What `--only` calls it."""

    title: str
    """What it says in the table."""

    rows: tuple[Row, ...]

    measure: Callable[[Library], Mapping[str, float]]
    """Takes the numbers once, by key. A key may be missing where a library has no such thing."""

    rounds: int = 3
    """How often it is measured; the median counts."""
