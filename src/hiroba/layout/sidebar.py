"""Sidebar: a panel at the side of the page."""

from __future__ import annotations

from typing import Literal, Unpack

from hiroba.components import events
from hiroba.components.node import Container, NodeOptions
from hiroba.components.one_of import one_of_or
from hiroba.layout.length import Length, check_length

__all__ = ["Sidebar"]

POSITIONS = ("left", "right")


class Sidebar(Container):
    """A panel over the whole height of the page, which moves aside for it. On a phone it lies over the page and begins closed.

    Args:
        label: Its heading.
        open: Whether it is open at first.
        width: Its width.
        position: The side of the page, as it is seen in a language that is read from left to right; the other one in one that is read
            from right to left.
        **options: See `NodeOptions`.
    """

    expand = events.EXPAND
    collapse = events.COLLAPSE

    def __init__(
        self,
        label: str | None = None,
        *,
        open: bool = True,
        width: Length = 320,
        position: Literal["left", "right"] = "left",
        **options: Unpack[NodeOptions],
    ) -> None:
        self.label = label
        self.open = open
        self.width = check_length("width", width)
        self.position = one_of_or("left", "position", position, POSITIONS)
        super().__init__(**options)
