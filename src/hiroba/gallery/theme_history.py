"""`ThemeHistory`: what was chosen in the theme builder, step by step, to go back and forth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

__all__ = ["ThemeHistory"]

LONGEST = 200


@dataclass(frozen=True)
class ThemeHistory:
    """The values of all fields after each step.

    Attributes:
        steps: The oldest first; never empty.
        at: Which of them is worn.
    """

    steps: tuple[tuple[str, ...], ...]
    at: int = 0

    @property
    def values(self) -> tuple[str, ...]:
        """The values that are worn."""
        return self.steps[self.at]

    @property
    def can_undo(self) -> bool:
        """Whether there is a step before."""
        return self.at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return self.at < len(self.steps) - 1

    def then(self, values: Sequence[str | None], typed: frozenset[int] = frozenset()) -> Self:
        """Return the history with a step more, or itself where nothing has changed.

        Args:
            values: Of all fields.
            typed: Places of fields of text: what is typed into one without a pause by another field is one step.
        """
        new = tuple(value or "" for value in values)
        if new == self.values:
            return self
        kept = self.steps[: self.at + 1]
        if len(kept) > 1 and not self.can_redo:
            changed = _changed(self.values, new)
            if changed <= typed and len(changed) == 1 and changed == _changed(kept[-2], kept[-1]):
                kept = kept[:-1]
        steps = (*kept, new)[-LONGEST:]
        return type(self)(steps, len(steps) - 1)

    def moved(self, by: int) -> Self:
        """Return it some steps on, as far as there are any."""
        return type(self)(self.steps, min(max(self.at + by, 0), len(self.steps) - 1))


def _changed(before: Sequence[str], after: Sequence[str]) -> set[int]:
    return {i for i, (old, new) in enumerate(zip(before, after, strict=True)) if old != new}
