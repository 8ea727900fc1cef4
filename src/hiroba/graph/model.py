"""`AppModel`: an app that is finished being built, with what many sessions share: its numbers, listeners and initial values."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextvars import copy_context
from typing import Any, TypeVar, cast

from hiroba.components.binding_options import Access
from hiroba.components.component import Component
from hiroba.components.node import Node
from hiroba.components.state import State
from hiroba.errors import AccessError, MissingFileError, ReturnError
from hiroba.files.context import set_owner, set_rules, set_store
from hiroba.files.gate import FileGate
from hiroba.graph.binding import Binding
from hiroba.graph.blocks import Blocks
from hiroba.graph.caller import Caller, admits
from hiroba.graph.describe import describe_page, interactive_nodes, wire_value
from hiroba.graph.shared_numbers import share_node
from hiroba.graph.values import store_files
from hiroba.wire.ids import BindingId, NodeId
from hiroba.wire.page import PageDescription

__all__ = ["AppModel"]

T = TypeVar("T")
logger = logging.getLogger(__name__)


class AppModel:
    """What all sessions of an app share.

    Args:
        blocks: The app. It must not change any more.
        gate: Where the files of its values go.
        access: Who may run bindings that do not say it themselves.

    Attributes:
        nodes: Nodes by id.
        bindings: Bindings by id.
    """

    def __init__(self, blocks: Blocks, gate: FileGate, access: Access = "public") -> None:
        self.blocks = blocks
        self.gate = gate
        self.access: Access = access
        blocks.bind_values()  # An app may be launched before its `with` ends.
        # Another app that took this one in gave its nodes other numbers.
        self.nodes: dict[NodeId, Node] = {cast("NodeId", node.id): node for node in blocks.nodes.values()}
        self.bindings: dict[BindingId, Binding] = {binding.id: binding for binding in blocks.bindings.items}
        self._number_placeless()
        self.interactive = interactive_nodes(self.bindings.values())
        self._listeners: dict[tuple[int | None, str], list[Binding]] = {}
        self._followers: dict[BindingId, list[tuple[Binding, str]]] = {}
        self._values: dict[NodeId, Any] = {}
        self._pages: dict[tuple[str, frozenset[BindingId]], PageDescription] = {}
        for binding in self.bindings.values():
            for node, event in binding.targets:
                self._listeners.setdefault((None if node is None else node.id, event), []).append(binding)
            for before, outcome in binding.follows:
                self._followers.setdefault(before.id, []).append((binding, outcome))

    def _number_placeless(self) -> None:
        """Number what functions read or fill and stands nowhere yet: a `render` function may place it."""
        for binding in self.bindings.values():
            for node in (*binding.all_inputs, *binding.outputs, *(node for node, _ in binding.targets)):
                if node is not None and node.id is None:
                    share_node(node)

    @property
    def next_node(self) -> int:
        """The first number that no node of the app has."""
        return max(self.nodes, default=0) + 1

    @property
    def next_binding(self) -> int:
        """The first number that no binding of the app has."""
        return max(self.bindings, default=-1) + 1

    def listeners(self, node: Node | None, event: str, page: str | None = None) -> list[Binding]:
        """Return the bindings that an event starts; for events of the page (`node` is `None`), those of that page."""
        found = self._listeners.get((None if node is None else node.id, event), [])
        if node is not None or page is None:
            return found
        own = self.blocks.page(page)
        return [binding for binding in found if own is None or binding in own.bindings]

    def bindings_of(self, page: str) -> list[Binding]:
        """Return the bindings that were made for a page; those of a page that is not there are none."""
        own = self.blocks.page(page)
        return list(own.bindings) if own is not None else []

    def followers(self, binding: Binding) -> list[tuple[Binding, str]]:
        """Return the bindings that the end of another one starts, with the outcome that each waits for."""
        return self._followers.get(binding.id, [])

    def initial_value(self, id: NodeId) -> Any:
        """Return the value that a node has in a new session, as on the wire."""
        if id not in self._values:
            node = self.nodes.get(id)
            if not isinstance(node, Component) or isinstance(node, State):
                return None
            self._values[id] = self.with_files(lambda: self._first_value(node))
        return self._values[id]

    def check_values(self) -> None:
        """Work out the initial value of every component, so that one that cannot be shown is told before a visitor comes.

        Raises:
            ReturnError: A value does not fit its component.
        """
        for id in self.nodes:
            self.initial_value(id)

    def _first_value(self, node: Component) -> Any:
        is_read = self.interactive.is_read(node)
        try:
            return wire_value(node, self.gate, is_read=is_read)
        except MissingFileError:
            return self._what_is_there(node, is_read)
        except Exception as error:
            error.add_note(f"This is the initial value of {node!r}.")
            raise

    def _what_is_there(self, node: Component, is_read: bool) -> Any:
        """Return the initial value without those of its items whose files are missing."""
        items = node.value if isinstance(node.value, list) else []
        are_there = [self._is_there(node, item) for item in items]
        present = [item for item, is_there in zip(items, are_there, strict=True) if is_there]
        if not present:
            logger.warning("%r is empty: no file is at %r.", node, node.value)
            return node.first_payload(is_read)
        missing = [item for item, is_there in zip(items, are_there, strict=True) if not is_there]
        logger.warning("%r is shown without %r: no file is there.", node, missing)
        return store_files(node.postprocess(present), self.gate, None)

    def _is_there(self, node: Component, item: Any) -> bool:
        try:
            store_files(node.postprocess([item]), self.gate, None)
        except (MissingFileError, ReturnError):
            return False
        return True

    def with_files(self, compute: Callable[[], T]) -> T:
        """Return what a function returns that may keep files of the author's in the store."""

        def compute_there() -> T:
            set_store(self.gate.store)
            set_rules(self.gate.rules)
            set_owner(None)
            return compute()

        return copy_context().run(compute_there)

    def page(self, route: str, hidden: frozenset[BindingId] = frozenset()) -> PageDescription | None:
        """Return the description of a page, or `None` if the app has no such page.

        Args:
            route: Its address below the app's.
            hidden: Bindings of which it tells nothing.
        """
        page = self.blocks.page(route)
        if page is None:
            return None
        if (route, hidden) not in self._pages:
            self._pages[route, hidden] = self.with_files(lambda: describe_page(self, page, hidden))
        return self._pages[route, hidden]

    def admits(self, caller: Caller, binding: Binding | None = None) -> bool:
        """Tell whether a caller may run a binding or, without one, call server functions of components."""
        return admits(binding, caller, self.access)

    def check(self, caller: Caller, binding: Binding) -> None:
        """Do nothing if a caller may run a binding.

        Raises:
            AccessError: The caller may not.
        """
        if not self.admits(caller, binding):
            raise AccessError("This may not be called. Sign in as somebody who may, or send a key that opens it.")

    def hidden_from(self, caller: Caller) -> frozenset[BindingId]:
        """Return the bindings of which a caller is told nothing."""
        return frozenset(id for id, binding in self.bindings.items() if not self.admits(caller, binding))

    def endpoints(self, caller: Caller | None = None) -> dict[str, Binding]:
        """Return the bindings that programs may call, by name; for a caller, those that this one may call."""
        callable_ones = {str(b.api_name): b for b in self.bindings.values() if b.is_callable_by_api}
        if caller is None:
            return callable_ones
        return {name: binding for name, binding in callable_ones.items() if self.admits(caller, binding)}
