"""What is attached to another node of the page."""

from __future__ import annotations

from typing import Any, Literal, get_args

from hiroba.components.node import Node
from hiroba.errors import ArgumentError

__all__ = ["Side", "check_side", "check_target", "target_id"]

Side = Literal["top", "bottom", "left", "right"]
"""Where it stands; where there is no room, it stands at the other side."""


def check_side(value: Any) -> Side:
    """Return `value` if it is a `Side`.

    Raises:
        ArgumentError: It is not.
    """
    if value not in get_args(Side):
        raise ArgumentError(f"`side` must be one of {', '.join(map(repr, get_args(Side)))}, got {value!r}.")
    known: Side = value
    return known


def check_target(value: Any, kind: str) -> Node | None:
    """Return `value` if something can be attached to it. `None` is left for changes that a function makes.

    Raises:
        ArgumentError: It is neither a component nor a layout.
    """
    if value is not None and not isinstance(value, Node):
        raise ArgumentError(f"`target` must be the component that the {kind} is attached to, got {value!r}.")
    return value


def target_id(node: Node | None) -> dict[str, Any]:
    """Return the property by which the browser finds the target; none where a function changed something else."""
    return {} if node is None else {"target": node.id}
