"""What `Tabs` and `Walkthrough` share: panels that stand in no bar get one made for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from hiroba.components.builder import current_container
from hiroba.components.node import Container

__all__ = ["Bar"]


class Bar(Container):
    """A container of panels of which one is open."""

    is_implied = False
    """Whether it was made for panels that stood in no bar."""

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
