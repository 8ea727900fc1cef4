"""Popover: a small panel beside a component."""

from __future__ import annotations

from typing import Any, Unpack

from hiroba.components import events
from hiroba.components.node import Container, Node, NodeOptions, Visibility
from hiroba.layout.attached import Side, check_side, check_target, target_id
from hiroba.layout.length import Length, check_length

__all__ = ["Popover"]


class Popover(Container):
    """A panel that opens beside a component when that is pressed, and closes with Escape or a press elsewhere.

    Functions open and close it by returning `Popover(visible=True)` or `Popover(visible=False)`. Both events run whoever opened or
    closed it.

    Args:
        target: The component that it belongs to, such as a `Button`.
        visible: Whether it is open.
        title: Its name for screen readers; the target's name if `None`.
        side: See `Side`.
        width: Its width.
        **options: See `NodeOptions`. `elem_id` and `elem_classes` are those of the panel.
    """

    open = events.OPEN
    close = events.CLOSE

    def __init__(  # type: ignore[misc]  # `visible` is one of the options, and closed by default here
        self,
        target: Node | None = None,
        *,
        visible: Visibility = False,
        title: str | None = None,
        side: Side = "bottom",
        width: Length = 320,
        **options: Unpack[NodeOptions],
    ) -> None:
        self.target = check_target(target, "popover")
        self.title = title
        self.side = check_side(side)
        self.width = check_length("width", width)
        super().__init__(visible=visible, **options)

    def props(self) -> dict[str, Any]:
        """Return the parameters, with the number of the target in its place."""
        return {name: value for name, value in super().props().items() if name != "target"} | target_id(self.target)
