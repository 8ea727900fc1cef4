"""Drawer: a panel that comes in from an edge of the window."""

from __future__ import annotations

from typing import Literal, Unpack

from hiroba.components import events
from hiroba.components.node import Container, NodeOptions, Visibility
from hiroba.errors import ArgumentError
from hiroba.layout.length import Length, check_length

__all__ = ["Drawer"]

SIDES = ("left", "right", "top", "bottom")


class Drawer(Container):
    """A panel at an edge of the window, over the page, that keeps the focus until it is closed.

    Functions open and close it by returning `Drawer(visible=True)` or `Drawer(visible=False)`. `open` and `close` run whoever opened
    or closed it, `blur` only where the visitor closed it.

    Args:
        title: Its heading, and its name for screen readers.
        visible: Whether it is open.
        side: The edge from which it comes; "left" and "right" are exchanged in a language that is read from right to left.
        size: Its width at the left or right, its height at the top or bottom; never more than the window leaves.
        dismissible: Whether the visitor can close it: with Escape, a press beside it, or its button.
        **options: See `NodeOptions`. `elem_id` and `elem_classes` are those of the panel.
    """

    open = events.OPEN
    close = events.CLOSE
    blur = events.BLUR

    def __init__(  # type: ignore[misc]  # `visible` is one of the options, and closed by default here
        self,
        title: str | None = None,
        *,
        visible: Visibility = False,
        side: Literal["left", "right", "top", "bottom"] = "right",
        size: Length = 400,
        dismissible: bool = True,
        **options: Unpack[NodeOptions],
    ) -> None:
        if side not in SIDES:
            raise ArgumentError(f"`side` must be one of {', '.join(map(repr, SIDES))}, got {side!r}.")
        self.title = title
        self.side = side
        self.size = check_length("size", size)
        self.dismissible = dismissible
        super().__init__(visible=visible, **options)
