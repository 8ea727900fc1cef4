"""Numbers of what was made once and is drawn for many visitors.

A `render` function may place a node, or an app, that was made outside of it. All sessions that draw it show the same object, so
its number must be the same in all of them: it gets one once, from a range of its own, and keeps it. What a visitor does to it is kept by
number in the visitor's session, as with every other node.
"""

from __future__ import annotations

from itertools import count
from threading import Lock

from hiroba.components.node import Node
from hiroba.graph.binding import Binding
from hiroba.wire.ids import BindingId, NodeId

__all__ = ["share_binding", "share_node"]

FIRST = 1_000_000_000
"""Above every number that an app or a session gives."""

_numbers = count(FIRST)
_lock = Lock()


def share_node(node: Node) -> NodeId:
    """Give a node its number among those that are shared, unless it has one, and return it."""
    with _lock:
        if node.id is None or node.id < FIRST:
            node.id = NodeId(next(_numbers))
        return node.id


def share_binding(binding: Binding) -> None:
    """Give a binding its number among those that are shared, unless it has one; it is no endpoint."""
    with _lock:
        if binding.id < FIRST:
            binding.id, binding.api_name = BindingId(next(_numbers)), False
