"""Measuring in turns: one library, the other, the one again, so that a slow minute of the machine hits both."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from bench.figure import Figure
from bench.library import Library


@dataclass
class Result:
    """What was measured of one figure."""

    figure: Figure

    numbers: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    """All numbers by library and row, in the order of the rounds."""

    failures: dict[str, str] = field(default_factory=dict)
    """Why a library has no number, or fewer than rounds, by library."""

    def rounds(self) -> int:
        """Return how often the figure was measured."""
        return max((len(numbers) for rows in self.numbers.values() for numbers in rows.values()), default=0)

    def median(self, library: str, key: str) -> float | None:
        """Return the middle number of a row, `None` if there is none."""
        numbers = self.numbers.get(library, {}).get(key)
        return median(numbers) if numbers else None


def measure(figure: Figure, libraries: Sequence[Library], rounds: int | None = None) -> Result:
    """Measure one figure with all libraries in turns. A library that fails once is not asked again."""
    result = Result(figure)
    for number in range(rounds or figure.rounds):
        for library in libraries:
            if library.name in result.failures:
                continue
            print(f"  {figure.name}: {library.name}, round {number + 1}", file=sys.stderr, flush=True)
            _measure_once(figure, library, result)
    return result


def _measure_once(figure: Figure, library: Library, result: Result) -> None:
    """Add one round's numbers, or the reason why there are none."""
    try:
        numbers = figure.measure(library)
    except Exception as error:  # whatever fails in one library is a finding, and the others go on
        result.failures[library.name] = f"{type(error).__name__}: {str(error).strip().splitlines()[0][:300]}"
        print(f"  {figure.name}: {library.name} failed\n{error}", file=sys.stderr, flush=True)
        return
    rows = result.numbers.setdefault(library.name, {})
    for key, value in numbers.items():
        rows.setdefault(key, []).append(value)
