"""What `Tabs` and `Walkthrough` share: panels that stand in no bar get one made for them."""

from __future__ import annotations

import inspect
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar, Self

from hiroba.components.builder import current_container
from hiroba.components.node import Container, Node

__all__ = ["Bar"]


class Bar(Container):
    """A container of panels of which one is open."""

    panel: ClassVar[str]
    """The name of the class of its panels."""
    is_implied = False
    """Whether it was made for panels that stood in no bar."""

    def add(self, node: Node) -> None:
        """Put `node` at the end, with a warning if it is seen and no panel."""
        super().add(node)
        # What a `render` function draws there are often tabs of their own.
        is_expected = node.kind in (self.panel.lower(), "region")
        if not is_expected and "visible" in inspect.signature(type(node)).parameters:
            bar, name = type(self).__name__, type(node).__name__
            warnings.warn(
                f"A `{name}` stands in `{bar}` among the panels and is shown whichever is open. Put it into a `{self.panel}`, "
                f"or outside of `{bar}`.",
                stacklevel=_levels_to_author(),
            )

    @classmethod
    @contextmanager
    def around(cls) -> Iterator[Self | None]:
        """Enter a bar for a panel, unless it stands in one: that of the panel before it, or a new one."""
        container = current_container.get()
        if container is None or isinstance(container, cls):
            yield None
            return
        last = container.children[-1] if container.children else None
        bar = last if isinstance(last, cls) and last.is_implied else cls()
        bar.is_implied = True
        with bar:
            yield bar


def _levels_to_author() -> int:
    """Return how many calls lie between a warning of the caller and the line of the author that led to it."""
    levels, frame = 1, sys._getframe(1)
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] == "hiroba":
        levels, frame = levels + 1, frame.f_back
    return levels
