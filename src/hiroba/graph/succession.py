"""Lets a new version of an app take the place of an old one: parts that are the same parts keep their numbers.

Sessions and running jobs know nodes and bindings by number. When an author saves the program, the app is built anew; what has not
changed, or has changed only a little, gets the number that it had, so that values, states and jobs of visitors go on.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from typing import Any

from hiroba.components.node import Node
from hiroba.graph.binding import Binding
from hiroba.graph.blocks import Blocks
from hiroba.wire.ids import BindingId, NodeId

__all__ = ["succeed"]


def succeed(old: Blocks, new: Blocks) -> None:
    """Number the parts of `new` as the parts of `old` that they take the place of; further ones get numbers that none had.

    A node is the same if its class and its key, `elem_id` or label are, in the same order; failing that, if only its class is. A
    binding is the same if its events and the name of its function are; failing that, if its endpoint's name is.

    Args:
        old: The app that sessions know.
        new: The app that takes its place. Changed.
    """
    nodes = _pairs(list(old.nodes.values()), list(new.nodes.values()), (_identity, _kind))
    _renumber_nodes(new, nodes, first=max(old.nodes, default=0) + 1)
    bindings = _pairs(old.bindings.items, new.bindings.items, (_occasion, _endpoint))
    _renumber_bindings(new, bindings, first=max((binding.id for binding in old.bindings.items), default=-1) + 1)


def _pairs(old: Sequence[Any], new: Sequence[Any], signatures: Sequence[Callable[[Any], Hashable]]) -> dict[int, Any]:
    """Return the old part for each new one that has one, by the index of the new one: the strictest signature decides first."""
    found: dict[int, int] = {}
    for signature in signatures:
        free_old = [i for i in range(len(old)) if i not in found.values() and signature(old[i]) is not None]
        free_new = [i for i in range(len(new)) if i not in found and signature(new[i]) is not None]
        matcher = SequenceMatcher(
            None, [signature(old[i]) for i in free_old], [signature(new[i]) for i in free_new], autojunk=False
        )
        for block in matcher.get_matching_blocks():
            for offset in range(block.size):
                found[free_new[block.b + offset]] = free_old[block.a + offset]
    return {index: old[other] for index, other in found.items()}


def _renumber_nodes(app: Blocks, pairs: dict[int, Node], first: int) -> None:
    nodes, next_id = list(app.nodes.values()), first
    app.nodes.clear()
    for index, node in enumerate(nodes):
        if index in pairs:
            node.id = pairs[index].id
        else:
            node.id, next_id = NodeId(next_id), next_id + 1
        assert node.id is not None
        app.nodes[node.id] = node


def _renumber_bindings(app: Blocks, pairs: dict[int, Binding], first: int) -> None:
    next_id = first
    for index, binding in enumerate(app.bindings.items):
        if index in pairs:
            binding.id = pairs[index].id
        else:
            binding.id, next_id = BindingId(next_id), next_id + 1


def _identity(node: Node) -> Hashable:
    name = node.key or node.elem_id or getattr(node, "label", None)
    if name is None and isinstance(node.given.get("value"), str):
        name = node.given["value"]
    return (node.kind, str(name)) if name is not None else None


def _kind(node: Node) -> Hashable:
    return node.kind


def _occasion(binding: Binding) -> Hashable:
    events = tuple((None if node is None else node.id, event) for node, event in binding.targets)
    return events, getattr(binding.function, "__qualname__", None), len(binding.follows)


def _endpoint(binding: Binding) -> Hashable:
    return binding.api_name or None
