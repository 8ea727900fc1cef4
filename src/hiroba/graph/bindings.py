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
from hiroba.graph.shared_numbers import share_binding
from hiroba.graph.unfold import unfold
from hiroba.graph.unfold_outputs import unfold_outputs
from hiroba.wire.ids import BindingId

__all__ = ["Bindings"]


class Bindings:
    """Makes bindings, numbers them, and names their endpoints.

    Args:
        first_id: Number of the first one.
        taken_names: Names of endpoints that others have already.
    """

    def __init__(self, first_id: int = 0, taken_names: Iterable[str] = ()) -> None:
        self.items: list[Binding] = []
        self._next_id = first_id
        self._names = set(taken_names)

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
            id=self._take_id(),
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

    def adopt(self, binding: Binding, is_shared: bool) -> None:
        """Take in a binding that was made elsewhere.

        Args:
            binding: It gets a new number and, where it must be, another name.
            is_shared: Whether other visitors have it, too. Its number is then the same for all, and it is no endpoint.
        """
        if is_shared:
            share_binding(binding)
        else:
            binding.id = self._take_id()
            if binding.api_name is not False:
                binding.api_name = self._unique(binding.api_name)
        self.items.append(binding)

    @property
    def next_id(self) -> int:
        """The number that the next one will get."""
        return self._next_id

    def _take_id(self) -> BindingId:
        self._next_id += 1
        return BindingId(self._next_id - 1)

    def _endpoint_name(self, binding: Binding, options: BindingOptions) -> Any:
        function = binding.function
        ends_visit = bool(binding.targets) and all(event == "unload" for _, event in binding.targets)
        if function is None or options.api_name is False or (ends_visit and not options.api_name):
            return False
        if options.api_name:
            return self._unique(re.sub(r"[^\w/. -]", "_", str(options.api_name)).lstrip("/") or "function")
        name = str(getattr(function, "__name__", type(function).__name__))
        return self._unique(re.sub(r"[^\w -]", "", name) or "function")

    def _unique(self, name: str) -> str:
        candidate, count = name, 1
        while candidate in self._names:
            candidate, count = f"{name}_{count}", count + 1
        self._names.add(candidate)
        return candidate


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
