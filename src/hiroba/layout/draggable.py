"""Draggable: children that the visitor can put into another order."""

from __future__ import annotations

from typing import Literal, Unpack

from hiroba.components import events
from hiroba.components.node import Container, NodeOptions
from hiroba.errors import ArgumentError

__all__ = ["Draggable"]

ORIENTATIONS = ("row", "column")


class Draggable(Container):
    """Each child has a handle, by which it is moved among its neighbours: with the pointer, by touch, or with the keyboard.

    The order is the visitor's own, and lasts as long as the page is open. `change` tells it: the data of the event have
    `index`, the place that the child came to, and `value`, for each place the number, from 0, of the child that now stands there.

    Args:
        orientation: Whether the children stand beside each other (`"row"`) or below each other.
        **options: See `NodeOptions`.
    """

    change = events.CHANGE

    def __init__(self, *, orientation: Literal["row", "column"] = "column", **options: Unpack[NodeOptions]) -> None:
        if orientation not in ORIENTATIONS:
            raise ArgumentError(f'`orientation` must be "row" or "column", got {orientation!r}.')
        self.orientation = orientation
        super().__init__(**options)
