"""`BindingNumbers`: the numbers and names of bindings, which programs call them by."""

from __future__ import annotations

from collections.abc import Iterable

from hiroba.wire.ids import BindingId

__all__ = ["BindingNumbers"]


class BindingNumbers:
    """Gives numbers in order, and each name once.

    Args:
        first: The first number.
        names: Names that are taken already.

    Attributes:
        next: The number that the next binding gets.
        names: The names that are taken, in the order in which they were.
    """

    def __init__(self, first: int = 0, names: Iterable[str] = ()) -> None:
        self.next = first
        self.names = dict.fromkeys(names)

    def take(self) -> BindingId:
        """Return the next number."""
        self.next += 1
        return BindingId(self.next - 1)

    def name(self, wished: str) -> str:
        """Return a name that nothing has: the one that is wished, or that with a number behind it."""
        name, count = wished, 1
        while name in self.names:
            name, count = f"{wished}_{count}", count + 1
        self.names[name] = None
        return name

    def skip(self, *names: str) -> None:
        """Leave out a number, and a name unless it is empty, for each of `names`.

        A step of the compatible API that is not needed here has both. What is bound after it is called by the same number and name in either.
        """
        for name in names:
            self.next += 1
            if name:
                self.name(name)
