"""`ComputedValues`: the components of an app whose values functions compute, until the app is built."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from hiroba.components.binding_options import BindingOptions
from hiroba.components.component import Component
from hiroba.components.node import Node
from hiroba.components.timer import Timer

__all__ = ["ComputedValues"]


class ComputedValues:
    """Waits with components whose values functions compute.

    Attributes:
        nodes: The components, in the order in which they were placed.
    """

    def __init__(self) -> None:
        self.nodes: list[Component] = []

    def add(self, *nodes: Node) -> None:
        """Take in those of `nodes` whose values functions compute, and place the timer of each that has one here."""
        for node in nodes:
            if not isinstance(node, Component) or node.load_function is None or node in self.nodes:
                continue
            if node.every is not None and not isinstance(node.every, Timer):
                node.every = Timer(node.every)
            self.nodes.append(node)

    def take(self) -> Iterator[tuple[Component, list[tuple[Any, str]], BindingOptions]]:
        """Yield each component, when its function runs, and what else there is to say of the binding; none of them waits any more."""
        while self.nodes:
            node = self.nodes.pop(0)
            targets = _targets(node)
            progress: Literal["full", "hidden"] = "full" if len(targets) == 1 else "hidden"  # not at each tick
            options = BindingOptions(
                inputs=node.inputs, outputs=node, show_progress=progress, trigger_mode="always_last"
            )
            yield node, targets, options


def _targets(node: Component) -> list[tuple[Any, str]]:
    """Return when the function runs: when the page opens, its inputs change, or time is up."""
    inputs = node.inputs if node.inputs is not None else []
    sources = list(inputs) if isinstance(inputs, (list, tuple, set)) else [inputs]
    targets: list[tuple[Any, str]] = [(None, "load"), *((source, "change") for source in sources)]
    return [*targets, (node.every, "tick")] if node.every is not None else targets
