"""`render`: a part of the page that a function draws for each visitor, anew whenever its inputs change.

The function runs on the server; what it makes gets numbers of the visitor's own session. A node with a `key` that was there
before keeps its number, so that the browser keeps the element, the focus and what was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from hiroba.components.binding_options import BindingOptions
from hiroba.components.builder import current_builder, current_container, require_builder
from hiroba.components.component import Component
from hiroba.components.event import Trigger
from hiroba.components.node import Container, Node
from hiroba.components.state import State
from hiroba.components.timer import Timer
from hiroba.errors import BuildError
from hiroba.files.gate import FileGate
from hiroba.graph.binding import Binding, Link, as_nodes, triggers_of
from hiroba.graph.binding_numbers import BindingNumbers
from hiroba.graph.bindings import Bindings
from hiroba.graph.blocks import Blocks
from hiroba.graph.computed_values import ComputedValues
from hiroba.graph.describe import interactive_nodes, wire_value
from hiroba.graph.shared_numbers import share_node
from hiroba.wire.ids import NodeId

__all__ = ["Drawing", "Region", "render"]


class Region(Container):
    """The place on the page that a `render` function fills."""

    kind = "region"

    def props(self) -> dict[str, Any]:
        """Return what the browser must know: also that it shows the progress of the run that draws it."""
        return {**super().props(), "show_progress": True}


class Drawing:
    """One drawing of a region: the builder that its function builds into.

    Args:
        region: The place.
        previous: The drawing before this one in the same session, if there was one.
        first_node: First number for nodes.
        first_binding: First number for bindings.
    """

    def __init__(self, region: Region, previous: Drawing | None, first_node: int, first_binding: int) -> None:
        self.region = region
        self.container = Container(render=False)
        self.nodes: dict[NodeId, Node] = {}
        self.kept: list[NodeId] = []
        self.bindings = Bindings(BindingNumbers(first_binding))
        self.computed = ComputedValues()
        self.next_node = first_node
        self.values: dict[NodeId, Any] = {}
        self._shared = set(previous.nodes) if previous else set()
        self._previous = _by_key(previous.nodes.values()) if previous else {}
        self._taken: set[Any] = set()

    @property
    def next_binding(self) -> int:
        """The first number that no binding of this drawing has."""
        return self.bindings.numbers.next

    @property
    def timers(self) -> list[Timer]:
        """The timers that were drawn."""
        return [node for node in self.nodes.values() if isinstance(node, Timer)]

    def run(self, function: Callable[..., Any], args: Sequence[Any], kwargs: dict[str, Any]) -> None:
        """Call the author's function, and keep what it makes."""
        builder, container = current_builder.set(self), current_container.set(self.container)
        try:
            function(*args, **kwargs)
            for node, targets, options in self.computed.take():
                self.bind(targets, node.load_function, options)
        finally:
            current_builder.reset(builder)
            current_container.reset(container)

    def fill_values(self, gate: FileGate, owner: str) -> None:
        """Compute the initial values, as on the wire. May be slow: media are encoded."""
        known = interactive_nodes(self.bindings.items)
        for id, node in self.nodes.items():
            if isinstance(node, Component) and not isinstance(node, State):
                self.values[id] = wire_value(node, gate, owner, known.is_read(node))

    def adopt(self, node: Node) -> None:
        """Number a node; the function that computes its value is bound when all is drawn."""
        self.number(node)
        self.computed.add(node)

    def number(self, node: Node) -> None:
        """Number a node: as before if its key was there before, else anew.

        Raises:
            BuildError: It was made outside of the function, and the function places it twice.
        """
        if not self.owns(node):
            self._share(node)
            return
        key = (type(node), node.key)
        if node.key is not None and key in self._previous and key not in self._taken:
            self._taken.add(key)
            node.id = self._previous[key]
            self.kept.append(node.id)
        else:
            node.id = NodeId(self.next_node)
            self.next_node += 1
        self.nodes[node.id] = node

    def owns(self, node: Node) -> bool:
        """Tell whether a node was made by this drawing, be it inside of an app that was made by it."""
        maker = node.made_in
        while isinstance(maker, Blocks):
            maker = maker.made_in
        return maker is self

    def take(self, bindings: Bindings, is_shared: bool) -> None:
        """Take over the bindings of an app that was placed inside this drawing."""
        self.bindings.adopt(bindings, is_shared)
        for binding in bindings.items:
            binding.api_name = False

    def _share(self, node: Node) -> None:
        id = share_node(node)
        if id in self.nodes:
            raise BuildError(f"The `render` function places {node!r} twice. It can stand in one place.")
        if node.key is not None and id in self._shared:
            self.kept.append(id)
        self.nodes[id] = node

    def bind(self, targets: Sequence[Any], function: Callable[..., Any] | None, options: BindingOptions) -> Link:
        """Tie events inside this drawing to a function; such functions are no endpoints."""
        link = self.bindings.bind(targets, function, options)
        link.binding.api_name = False
        return link

    def unbind(self, link: Link) -> None:
        """Take a binding back."""
        self.bindings.items.remove(link.binding)


def render(
    inputs: Sequence[Component] | Component | None = None,
    triggers: Sequence[Trigger] | Trigger | None = None,
    *,
    queue: bool = True,
    trigger_mode: Literal["once", "multiple", "always_last"] | None = "always_last",
    concurrency_limit: int | Literal["default"] | None = None,
    concurrency_id: str | None = None,
    show_progress: Literal["full", "minimal", "hidden"] = "full",
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Let a function draw this part of the page: a decorator.

    Args:
        inputs: Components whose values the function gets.
        triggers: Events after which it draws anew; without any, the page's opening and each change of an input.
        queue: Whether drawing waits in line.
        trigger_mode: See `BindingOptions`.
        concurrency_limit: See `BindingOptions`.
        concurrency_id: See `BindingOptions`.
        show_progress: See `BindingOptions`.

    Raises:
        BuildError: No app is being built.
    """
    builder = require_builder("`render`")
    region = Region()
    targets: list[tuple[Any, str]] = [(trigger.node, trigger.event.name) for trigger in triggers_of(triggers)]
    if triggers is None:
        targets = [(None, "load"), *((node, "change") for node in as_nodes(inputs, "inputs"))]
    options = BindingOptions(
        inputs=inputs,
        queue=queue,
        trigger_mode=trigger_mode,
        concurrency_limit=concurrency_limit,
        concurrency_id=concurrency_id,
        show_progress=show_progress,
        api_name=False,
    )

    def attach(function: Callable[..., Any]) -> Callable[..., Any]:
        link = builder.bind(targets, function, options)
        binding: Binding = link.binding
        binding.draws = region
        binding.outputs = [region]
        return function

    return attach


def _by_key(nodes: Any) -> dict[Any, NodeId]:
    return {(type(node), node.key): node.id for node in nodes if node.key is not None}
