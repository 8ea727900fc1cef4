"""`Session`: the state, the property values and the drawn parts that one visitor has, or several screens together.

A session is not a page: one screen shows it in an ordinary page, several in a room, none while a phone sleeps. It holds only what differs
from the app's own description, so that a session that did nothing costs almost nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from hiroba.components.component import Component
from hiroba.components.node import Node
from hiroba.components.output_stream import OutputStream
from hiroba.components.state import State
from hiroba.components.timer import Timer
from hiroba.errors import PayloadError
from hiroba.graph.binding import Binding
from hiroba.graph.model import AppModel
from hiroba.graph.region import Drawing
from hiroba.sessions.feed import Entry, Feed
from hiroba.sessions.fingerprint import fingerprint
from hiroba.sessions.screen import Screen
from hiroba.sessions.visit import Visit
from hiroba.wire.ids import BindingId, NodeId, ScreenId, SessionId, SessionKey
from hiroba.wire.notices import ChangedNotice, Notice, Update
from hiroba.wire.patches import Patch

if TYPE_CHECKING:
    from hiroba.sessions.deep_links import DeepLinks

__all__ = ["KEPT_BYTES", "KEPT_NOTICES", "Session"]

logger = logging.getLogger(__name__)

KEPT_NOTICES = 4096
KEPT_BYTES = 512 * 1024
"""A page that missed more gets a snapshot."""


class Session:
    """What one visitor has.

    Args:
        id: Its name, no secret.
        app: What the session is of.
        visit: The request with which it began.
        now_s: The time, by the engine's clock.
        key: Who has it may show the session; `None` where no page may.

    Attributes:
        owner: Name under which its visitor has signed in.
        visitor: The cookie of the program that it belongs to; `None` where anyone who knows the id may call.
        is_single: Whether it serves one call of a program and ends with it.
        next_numbers: The first free numbers for nodes and bindings that are drawn; those of the app if `None`.
        props: Properties that differ from the app's, by node; `value` among them, as on the wire.
        arguments: Constructor arguments that functions have changed, by node.
        states: Values of `State` components that have been used, by node.
        drawings: What `render` functions have drawn, by region.
        live_outputs: What joins the answers to frames of a camera or a microphone, by output.
        streams: When the stream of a camera or a microphone began, by node, by the engine's clock.
        frames: Tokens and sizes of the frames that are kept, by node, oldest first.
        feed: What its screens are told.
        screens: The screens that show it.
        links: Keeps what it looks like under names; `None` where nothing does.
        filled: The nodes whose values a link brought when it began.
        said: The nodes whose value its visitor's page has told, and no function has set since.
        is_restored: Whether it was kept by an earlier process, and no screen has come back yet.
        unreported: What a screen that comes back has to be told.
        last_seen_s: When a screen or a program was last heard of, by the engine's clock.
    """

    def __init__(
        self, id: SessionId, app: AppModel, visit: Visit, now_s: float = 0.0, key: SessionKey | None = None
    ) -> None:
        self.id = id
        self.key = key
        self.visitor: str | None = None
        self.owner = visit.username
        self.is_single = False
        self.next_numbers: tuple[int, int] | None = None
        self.app = app
        self.visit = visit
        self.props: dict[NodeId, dict[str, Any]] = {}
        self.arguments: dict[NodeId, dict[str, Any]] = {}
        self.states: dict[NodeId, Any] = {}
        self.drawings: dict[NodeId, Drawing] = {}
        self.live_outputs: dict[Node, OutputStream] = {}
        self.streams: dict[NodeId, float] = {}
        self.frames: dict[NodeId, dict[str, int]] = {}
        self.feed = Feed(KEPT_NOTICES, KEPT_BYTES)
        self.screens: dict[ScreenId, Screen] = {}
        self.page = ""
        self.links: DeepLinks | None = None
        self.filled: frozenset[NodeId] = frozenset()
        self.said: frozenset[NodeId] = frozenset()
        self.last_seen_s = now_s
        self.is_restored = False
        self.unreported: list[Notice] = []
        self._uses: dict[NodeId, int] = {}
        self._fingerprints: dict[NodeId, Any] = {}
        self._components: dict[NodeId, Component] = {}

    def admits(self, visit: Visit) -> bool:
        """Tell whether a program that comes with a request may use this session: it belongs to the cookie and the name it began with."""
        return self.visitor in (None, visit.visitor) and self.owner == visit.username

    def node(self, id: NodeId) -> Node | None:
        """Return a node of the app, or of what was drawn for this session."""
        if id in self.app.nodes:
            return self.app.nodes[id]
        return next((d.nodes[id] for d in self.drawings.values() if id in d.nodes), None)

    def binding(self, id: BindingId) -> Binding | None:
        """Return a binding of the app, or of what was drawn for this session."""
        if id in self.app.bindings:
            return self.app.bindings[id]
        return next((b for b in self.drawn_bindings() if b.id == id), None)

    def drawn_bindings(self) -> Iterable[Binding]:
        """Yield the bindings of what was drawn for this session."""
        for drawing in self.drawings.values():
            yield from drawing.bindings.items

    def listeners(self, node: Node, event: str) -> list[Binding]:
        """Return the bindings that an event of a node starts."""
        found = list(self.app.listeners(node, event))
        found += [b for b in self.drawn_bindings() if any(t is node and e == event for t, e in b.targets)]
        return found

    def present(self, screen: ScreenId | None) -> ScreenId | None:
        """Return the screen that goes on with what `screen` began: another one that is connected where that one is not, as after a reload."""
        connected = [known.id for known in self.screens.values() if known.is_connected]
        return screen if screen is None or screen in connected or not connected else connected[-1]

    def is_filled_for(self, binding: Binding) -> bool:
        """Tell whether a link has brought all that the binding would fill."""
        return bool(binding.outputs) and all(output.id in self.filled for output in binding.outputs)

    def component(self, node: Node) -> Node:
        """Return `node` with the properties that functions have changed in this session."""
        if node.id not in self.arguments or node.id is None:
            return node
        if node.id not in self._components:
            self._components[node.id] = node.copy_with(**self.arguments[node.id])  # type: ignore[assignment]
            self._components[node.id].id = node.id
        return self._components[node.id]

    def argue(self, node: Node, arguments: dict[str, Any]) -> None:
        """Remember constructor arguments that a function changed."""
        assert node.id is not None
        self.arguments.setdefault(node.id, {}).update(arguments)
        self._components.pop(node.id, None)

    def value(self, node: Node) -> Any:
        """Return the present value of a node, as on the wire."""
        assert node.id is not None
        own = self.props.get(node.id, {})
        if "value" in own:
            return own["value"]
        drawn = next((d.values[node.id] for d in self.drawings.values() if node.id in d.values), None)
        return drawn if drawn is not None else self.app.initial_value(node.id)

    def is_unseen(self, node: Component) -> bool:
        """Whether a component is off the page and has got no value, neither from its author nor in this session."""
        if node.value is not None or node.id is None or "value" in self.props.get(node.id, {}):
            return False
        place: Node | None = node
        while place is not None:
            told = {} if place.id is None else self.props.get(place.id, {})
            if told.get("visible", place.visible) is False:
                return True
            place = place.parent
        return False

    def set(self, node: NodeId, name: str, value: Any) -> None:
        """Set a property, as on the wire."""
        self.props.setdefault(node, {})[name] = value
        if node in self.said and name == "value":
            self.said -= {node}

    def hear(self, node: NodeId, name: str, value: Any) -> None:
        """Set a property that the visitor's page has told, as on the wire."""
        self.set(node, name, value)
        if name == "value":
            self.said |= {node}

    def state(self, node: State) -> Any:
        """Return the Python value of a `State`."""
        assert node.id is not None
        if node.id not in self.states:
            self.states[node.id] = node.initial()
        return self.states[node.id]

    def set_state(self, node: State, value: Any, is_watched: bool) -> bool:
        """Set the Python value of a `State`, and tell whether it has become another one.

        Functions often change the value in place and return it, so it is compared with what it was when it was last set.

        Args:
            node: The state.
            value: Its new value.
            is_watched: Whether anyone wants to know; otherwise nothing is compared.
        """
        assert node.id is not None
        self.states[node.id] = value
        if not is_watched:
            return False
        before = self._fingerprints.get(node.id)
        self._fingerprints[node.id] = fingerprint(value)
        return bool((fingerprint(node.initial()) if before is None else before) != self._fingerprints[node.id])

    def use_state(self, node: State) -> int:
        """Note that a state was used, and return the number of this use."""
        assert node.id is not None
        self._uses[node.id] = self._uses.get(node.id, 0) + 1
        return self._uses[node.id]

    def expire_state(self, node: State, use: int) -> None:
        """Forget a state that has not been used since its use of this number."""
        assert node.id is not None
        if self._uses.get(node.id) == use and node.id in self.states:
            self._delete_state(node, self.states.pop(node.id))

    def delete_states(self) -> None:
        """Forget all states, and tell those who asked to be told."""
        for id, value in self.states.items():
            node = self.node(id)
            if isinstance(node, State):
                self._delete_state(node, value)
        self.states.clear()

    @staticmethod
    def _delete_state(node: State, value: Any) -> None:
        if node.delete_callback is not None:
            try:
                node.delete_callback(value)
            except Exception:  # an author's callback may fail in any way; the others must still be told
                logger.exception("The `delete_callback` of %r failed.", node)

    def timers(self) -> list[Timer]:
        """Return the timers of the app, and of what was drawn for this session."""
        return [node for node in self.nodes() if isinstance(node, Timer)]

    def nodes(self) -> list[Node]:
        """Return the nodes of the app, and of what was drawn for this session."""
        drawn = [node for drawing in self.drawings.values() for node in drawing.nodes.values()]
        return [*self.app.nodes.values(), *drawn]

    def move_to(self, app: AppModel) -> None:
        """Go on with another version of the app, whose parts have the numbers of those that they took the place of.

        What was drawn is gone: it was made by functions of the earlier version.
        """
        self.app = app
        self.drawings.clear()
        self.next_numbers = None
        self._components.clear()
        for kept in (self.props, self.arguments, self.states, self._fingerprints):
            for id in kept.keys() - app.nodes.keys():
                kept.pop(id)

    def forget(self, id: NodeId) -> None:
        """Drop all that is known of a node that is no longer drawn."""
        for kept in (self.props, self.arguments, self.states, self._fingerprints, self._components):
            kept.pop(id, None)

    def show(self, drawing: Drawing) -> Drawing | None:
        """Show a region that was drawn anew, and return what stood there before."""
        region = drawing.region
        assert region.id is not None
        previous = self.drawings.get(region.id)
        self.drawings[region.id] = drawing
        self.next_numbers = (drawing.next_node, drawing.next_binding)
        for id in (previous.nodes.keys() if previous else set()) - set(drawing.kept):
            self.forget(id)
        self._keep_preserved(drawing)
        return previous

    def _keep_preserved(self, drawing: Drawing) -> None:
        """Of nodes that were drawn before, keep the properties that their authors want preserved."""
        for id in drawing.kept:
            preserved = drawing.nodes[id].preserved_by_key
            self.props[id] = {name: value for name, value in self.props.get(id, {}).items() if name in preserved}
            self.arguments.pop(id, None)
            self._components.pop(id, None)

    def tell(self, notice: Notice, screen: ScreenId | None = None) -> None:
        """Append a notice to the feed, for one screen or for all of them."""
        self.feed.append(Entry(notice, screen=screen))

    def share(self, entry: Entry) -> None:
        """Append an entry that stands in the log of a job as well."""
        self.feed.append(entry)

    def push(self, component: Component, value: Any = None, **props: Any) -> None:
        """Show a value, or other properties, on every screen of this session, from any Python code on the engine's thread.

        Use `Engine.push` from other threads.
        """
        if component.id is None or self.node(component.id) is None:
            raise PayloadError(f"{component!r} is not a part of this app.")
        patches: list[Patch] = []
        if props:
            self.argue(component, props)
            changed = self.component(component).changed_props(props)
            patches += [("replace", [name], value) for name, value in changed.items()]
        if value is not None:
            patches.append(("replace", ["value"], component.postprocess(value)))
        for _, path, new in patches:
            self.set(component.id, str(path[0]), new)
        self.tell(ChangedNotice([Update(component.id, patches)]))
