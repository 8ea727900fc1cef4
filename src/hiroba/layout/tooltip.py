"""Tooltip: a line of help that appears beside a component."""

from __future__ import annotations

from typing import Any, Unpack

from hiroba.components.node import Node, NodeOptions
from hiroba.layout.attached import Side, check_side, check_target, target_id

__all__ = ["Tooltip"]


class Tooltip(Node):
    """A text that appears while the pointer rests on a component, or the focus is in it, and that screen readers read with it.

    On a touch screen it appears when the component is touched.

    Args:
        target: The component that it explains.
        text: What it says; plain text.
        side: See `Side`.
        **options: See `NodeOptions`.
    """

    def __init__(
        self, target: Node | None = None, text: str = "", *, side: Side = "top", **options: Unpack[NodeOptions]
    ) -> None:
        self.target = check_target(target, "tooltip")
        self.text = str(text)
        self.side = check_side(side)
        super().__init__(**options)

    def props(self) -> dict[str, Any]:
        """Return the parameters, with the number of the target in its place."""
        return {name: value for name, value in super().props().items() if name != "target"} | target_id(self.target)
