"""`Bindings`: the bindings of an app, or of one drawn part of it, as they are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from hiroba.components.binding_options import BindingOptions
from hiroba.components.builder import NodeTarget
from hiroba.components.event import Event
from hiroba.components.node import Node
from hiroba.components.shortcut import rivals
from hiroba.errors import ArgumentError
from hiroba.graph.binding import Binding, Link, Outcome, as_nodes
from hiroba.graph.binding_numbers import BindingNumbers
from hiroba.graph.shared_numbers import share_binding
from hiroba.graph.unfold import unfold
from hiroba.graph.unfold_outputs import unfold_outputs
from hiroba.wire.ids import BindingId

__all__ = ["Bindings"]


class Bindings:
    """Makes bindings, numbers them, and names their endpoints.

    Args:
        numbers: Where their numbers and names come from.
    """

    def __init__(self, numbers: BindingNumbers | None = None) -> None:
        self.items: list[Binding] = []
        self.numbers = numbers or BindingNumbers()

    def bind(
        self, targets: Sequence[tuple[Any, str]], function: Callable[..., Any] | None, options: BindingOptions
    ) -> Link:
        """Make a binding.

        Args:
            targets: (node, event), (None, event) for the page, or (Link, outcome) for the end of another binding.
            function: What runs; `None` for events that only run a script or cancel others.
            options: What the author said.

        Raises:
            ArgumentError: Something in it is not what it must be.
        """
        if function is not None and not callable(function):
            raise ArgumentError(f"A function was expected, got {function!r}. Give its name without brackets.")
        links = [(target, outcome) for target, outcome in targets if isinstance(target, Link)]
        function, options = unfold(function, options, as_nodes(options.inputs, "inputs"))
        function, options = unfold_outputs(function, options, as_nodes(options.outputs, "outputs"))
        inputs = as_nodes(options.inputs, "inputs")
        as_nodes(options.show_progress_on, "show_progress_on")  # the page is described later: a wrong one is told here
        binding = Binding(
            id=self.numbers.take(),
            targets=cast("list[NodeTarget]", [(node, event) for node, event in targets if not isinstance(node, Link)]),
            function=function,
            options=options,
            inputs=inputs,
            outputs=as_nodes(options.outputs, "outputs"),
            keyword_inputs={
                name: as_nodes(node, "inputs_kwargs")[0] for name, node in (options.inputs_kwargs or {}).items()
            },
            takes_dictionary=isinstance(options.inputs, (set, frozenset)),
            follows=[(link.binding, cast("Outcome", outcome)) for link, outcome in links],
            cancels=[link.binding for link in _links(options.cancels)],
        )
        for node, event in binding.targets:
            if event == "stream" and node is not None and hasattr(node, "streaming"):
                node.streaming = True
        self._check_shortcut(binding)
        binding.trigger_mode = options.trigger_mode or _default_mode(binding.targets)
        binding.api_name = self._endpoint_name(binding, options)
        if binding.cancels:
            self.numbers.skip("")  # In the compatible API what cancels is a binding of its own.
        self.items.append(binding)
        return Link(binding)

    def _check_shortcut(self, binding: Binding) -> None:
        """Refuse keys that are taken on the same page.

        Raises:
            ArgumentError: Other events have them, or there is no event that they could stand for.
        """
        shortcut = binding.options.shortcut
        if shortcut is None:
            return
        if not binding.targets:
            raise ArgumentError(
                f"`shortcut` {shortcut!r} stands for an event of a component; a step of a chain has none."
            )
        first = binding.targets[0]
        for other in self.items:
            keys = other.options.shortcut
            if keys is None or other.targets[0] == first or keys not in rivals(shortcut):
                continue
            if _root(other.targets[0][0]) is _root(first[0]):
                raise ArgumentError(
                    f"`shortcut` {shortcut!r} of {first[0]!r} is taken: {keys!r} belongs to {other.targets[0][0]!r}. Choose another one."
                )

    def adopt(self, others: Bindings, is_shared: bool) -> None:
        """Take in the bindings of an app that is placed inside of this one.

        Args:
            others: They get new numbers and, where they must, other names, unless theirs are of this one already.
            is_shared: Whether other visitors have them, too. Their numbers are then the same for all, and they are no endpoints.
        """
        self.items.extend(others.items)
        if is_shared:
            for binding in others.items:
                share_binding(binding)
        elif others.numbers is not self.numbers:
            names = {name: self.numbers.name(name) for name in others.numbers.names}
            for binding in others.items:
                binding.id = BindingId(self.numbers.next + binding.id)
                binding.api_name = names.get(str(binding.api_name), False)
            self.numbers.next += others.numbers.next

    def _endpoint_name(self, binding: Binding, options: BindingOptions) -> Any:
        function = binding.function
        ends_visit = bool(binding.targets) and all(event == "unload" for _, event in binding.targets)
        if function is None or options.api_name is False:
            return False
        if options.api_name:
            return self.numbers.name(re.sub(r"[^\w/. -]", "_", str(options.api_name)).lstrip("/") or "function")
        own = str(getattr(function, "__name__", type(function).__name__))
        name = self.numbers.name(re.sub(r"[^\w -]", "", own) or "function")
        return False if ends_visit else name


def _root(node: Node | None) -> Node | None:
    """Return the outermost node that holds `node`: nodes of one page share it."""
    while node is not None and node.parent is not None:
        node = node.parent
    return node


def _links(cancels: Any) -> list[Link]:
    if cancels is None:
        return []
    links = list(cancels) if isinstance(cancels, Iterable) else [cancels]
    for link in links:
        if not isinstance(link, Link):
            raise ArgumentError(
                "`cancels` takes what attaching a function returned, as in `run = button.click(f)` and `cancels=[run]`, "
                f"got {link!r}."
            )
    return links


def _default_mode(targets: Sequence[tuple[Node | None, str]]) -> Any:
    for node, name in targets:
        event = getattr(type(node), name, None) if node is not None else None
        if isinstance(event, Event) and event.trigger_mode != "once":
            return event.trigger_mode
    return "once"
