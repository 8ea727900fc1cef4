"""From what a function returned to changes of its outputs."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from hiroba.components.component import Component
from hiroba.components.node import Node
from hiroba.components.output_stream import OutputStream
from hiroba.components.state import State
from hiroba.engine.component_view import ComponentView
from hiroba.engine.unfit import UNFIT
from hiroba.engine.updates import is_update
from hiroba.errors import HirobaError, ReturnError
from hiroba.files.gate import FileGate
from hiroba.graph.binding import Binding
from hiroba.graph.describe import plain
from hiroba.graph.values import store_files
from hiroba.wire.patches import Patch, difference

__all__ = ["Change", "OutputWriter"]

logger = logging.getLogger(__name__)

PYTHON_SIDE = ("key", "render", "preserved_by_key", "__type__", "every", "inputs")


@dataclass
class Change:
    """What becomes of one output.

    Attributes:
        node: The output.
        arguments: Constructor arguments that change, besides the value.
        props: Properties as on the wire, `value` among them.
        patches: How the value differs from `base`; `None` where there is nothing to differ from.
        base: The value, as on the wire, to which the patches apply.
        state: Value of a `State`.
    """

    node: Node
    arguments: dict[str, Any] = field(default_factory=dict)
    props: dict[str, Any] = field(default_factory=dict)
    patches: list[Patch] | None = None
    base: Any = None
    state: Any = None


class OutputWriter:
    """Turns the values of one run into changes, one call for each value that a generator yields. Used by one thread.

    Args:
        binding: The function's binding.
        components: The outputs as the session knows them.
        gate: Where files go.
        owner: The session that files belong to.
        streams: What joins the values of outputs that are played while they are made; those of earlier runs, where they go on.
    """

    def __init__(
        self,
        binding: Binding,
        components: Sequence[Node],
        gate: FileGate,
        owner: str | None,
        streams: dict[Node, OutputStream] | None = None,
    ) -> None:
        self._binding = binding
        self._components = {id(node): current for node, current in zip(binding.outputs, components, strict=True)}
        self._gate = gate
        self._owner = owner
        self._streams: dict[Node, OutputStream] = {} if streams is None else streams
        self._last: dict[int, Any] = {}

    def changes(self, returned: Any) -> list[Change]:
        """Return the changes that a returned value means.

        Raises:
            ReturnError: The value does not fit the outputs.
        """
        outputs = self._binding.outputs
        if isinstance(returned, Mapping) and returned and all(isinstance(key, Node) for key in returned):
            return self._of_mapping(returned)
        if len(outputs) == 0:
            return []
        values = [returned] if len(outputs) == 1 else self._as_many(returned)
        return [self._change(node, value) for node, value in zip(outputs, values, strict=False)]

    def end(self) -> list[Change]:
        """Return the changes that the end of the function means: what was streamed is whole now."""
        if self._binding.is_live:
            return []
        ended = {id(node): stream.end() for node, stream in self._streams.items()}
        self._streams.clear()
        nodes = [node for node in self._binding.outputs if ended.get(id(node)) is not None]
        return [self._with_payload(Change(node), ended[id(node)]) for node in nodes]

    def _stream(self, node: Node, current: Component) -> OutputStream | None:
        """Return what joins the values of a node: those of this run, or of all runs that frames of one stream cause."""
        if node not in self._streams:
            stream = current.open_stream()
            if stream is None:
                return None
            self._streams[node] = stream
        return self._streams[node]

    def _of_mapping(self, returned: Mapping[Node, Any]) -> list[Change]:
        known = {id(node) for node in self._binding.outputs}
        for node in returned:
            if id(node) not in known:
                raise ReturnError(
                    f"The function returned a value for {node!r}, which is not one of its `outputs`. Add it there."
                )
        return [self._change(node, value) for node, value in returned.items()]

    def _as_many(self, returned: Any) -> Sequence[Any]:
        outputs = self._binding.outputs
        if is_update(returned) and len(returned) == 1:
            return [returned] * len(outputs)
        name = getattr(self._binding.function, "__name__", "function")
        if not isinstance(returned, (list, tuple)):
            returned = (returned,)
        values: Sequence[Any] = returned
        if len(values) < len(outputs):
            raise ReturnError(
                f"The function `{name}` must return {len(outputs)} values, one for each of its outputs "
                f"({', '.join(map(repr, outputs))}), and it returned {len(values)}: {', '.join(map(repr, values))}."
            )
        if len(values) > len(outputs):
            logger.warning(
                "The function `%s` returned %d values for %d outputs; the last ones are left out.",
                name,
                len(values),
                len(outputs),
            )
        return values

    def _change(self, node: Node, value: Any) -> Change:
        if isinstance(node, State):
            return self._of_state(node, value)
        if isinstance(value, Node) and not self._binding.options.postprocess:
            return Change(node)
        if isinstance(value, Node):
            return self._update(node, value.given, value)
        if is_update(value):
            return self._update(node, value, None)
        if isinstance(value, ComponentView):
            return self._update(node, value.changes(), None)
        return self._with_value(Change(node), value)

    def _of_state(self, node: State, returned: Any) -> Change:
        """Return the change of a state by any value, or by an update or a new `State` that may carry one."""
        value = returned
        if isinstance(returned, State) or is_update(returned):
            given = returned.given if isinstance(returned, State) else returned
            if "value" not in given:
                return Change(node)
            value = returned.initial() if isinstance(returned, State) else given["value"]
        return Change(node, state=value, props={"value": None})

    def _update(self, node: Node, given: Mapping[str, Any], made: Node | None) -> Change:
        arguments = {name: value for name, value in given.items() if name not in PYTHON_SIDE}
        current = self._components[id(node)]
        has_value = "value" in arguments and isinstance(node, Component)
        value = arguments.pop("value", None) if has_value else None
        change = Change(node, arguments=arguments)
        if arguments:
            current = self._components[id(node)] = current.copy_with(**arguments)
            change.props = {name: plain(value) for name, value in current.changed_props(arguments).items()}
        return self._with_value(change, value) if has_value else change

    def _with_value(self, change: Change, value: Any) -> Change:
        node = change.node
        current = self._components[id(node)]
        if not isinstance(current, Component):
            raise ReturnError(
                f"{node!r} is a layout and takes no value. Return `hiroba.update(visible=...)` or a new {type(node).__name__}."
            )
        is_streamed = self._binding.options.postprocess and (self._binding.is_generator or self._binding.is_live)
        stream = self._stream(node, current) if is_streamed else None
        with self._named(node, value):
            if stream is not None:
                wired = stream.add(value)
                if wired is not None and self._binding.is_live:
                    wired.meta["stream"]["is_live"] = True
            else:
                wired = value if not self._binding.options.postprocess else current.postprocess(value)
        return self._with_payload(change, wired)

    @contextmanager
    def _named(self, node: Node, value: Any) -> Iterator[None]:
        """Let an error about a returned value say which function returned it, and for which output."""
        name = getattr(self._binding.function, "__name__", "function")
        try:
            yield
        except HirobaError as error:
            error.add_note(f"The function `{name}` returned this value for {node!r}.")
            raise
        except UNFIT as error:
            raise ReturnError(
                f"The function `{name}` returned a value of the type `{type(value).__name__}` for {node!r}, "
                f"which cannot show it: {error}."
            ) from error

    def _with_payload(self, change: Change, wired: Any) -> Change:
        node = change.node
        wired = store_files(wired, self._gate, self._owner)
        if id(node) in self._last:
            change.base = self._last[id(node)]
            change.patches = difference(change.base, wired)
        self._last[id(node)] = wired
        change.props["value"] = wired
        return change
