"""From the graph to data: the description of a page, and of a part that was drawn."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hiroba.components.component import Component
from hiroba.components.node import Container, Node
from hiroba.components.state import State
from hiroba.files.gate import FileGate
from hiroba.graph.binding import Binding
from hiroba.graph.values import store_files
from hiroba.wire.ids import BindingId, NodeId
from hiroba.wire.page import BindingDescription, NodeDescription, PageDescription, Target

if TYPE_CHECKING:
    from hiroba.graph.model import AppModel
    from hiroba.graph.page import Page

__all__ = ["describe_binding", "describe_node", "describe_page", "interactive_nodes", "wire_props", "wire_value"]


TEXTS = ("label", "copied_value")
"""Properties for which the page has a text in the visitor's language: the same text from an author is sent, and stays as it is."""


def describe_page(model: AppModel, page: Page, hidden: Collection[BindingId] = ()) -> PageDescription:
    """Return the description of a page of an app, without some of its bindings."""
    blocks = model.blocks
    listed = [(p.route, p.name) for p in blocks.pages if p.is_listed]
    values = {node.id: model.initial_value(node.id) for node in page.container.walk() if node.id is not None}
    return PageDescription(
        title=blocks.title,
        root=NodeDescription(
            id=NodeId(0),
            kind="column",
            children=[describe_node(child, values, model.interactive) for child in page.container.children],
        ),
        bindings=[describe_binding(binding) for binding in page.bindings if binding.id not in hidden],
        route=page.route,
        routes=listed if len(blocks.pages) > 1 else [],
        fill_height=blocks.fill_height,
        fill_width=blocks.fill_width,
    )


def describe_node(node: Node, values: Mapping[NodeId, Any], interactive: Interactivity) -> NodeDescription:
    """Return the description of a node and all below it.

    Args:
        node: The node.
        values: Values on the wire, by node.
        interactive: Which nodes may be changed by the visitor where their authors left it open.
    """
    assert node.id is not None
    props = wire_props(node)
    if isinstance(node, Component) and not isinstance(node, State):
        value = values.get(node.id)
        if value is not None:
            props["value"] = value
        if "interactive" in node.defaults:
            props["interactive"] = interactive.of(node)
    children = node.children if isinstance(node, Container) else []
    return NodeDescription(
        id=node.id,
        kind=node.kind,
        props=props,
        children=[describe_node(child, values, interactive) for child in children],
    )


def describe_binding(binding: Binding) -> BindingDescription:
    """Return what a page must know of a binding."""
    options = binding.options
    shown_on = options.show_progress_on
    on = None if shown_on is None else [shown_on] if isinstance(shown_on, Node) else list(shown_on)
    return BindingDescription(
        id=binding.id,
        targets=[Target(None if node is None else node.id, event) for node, event in binding.targets],
        inputs=[node.id for node in binding.all_inputs if node.id is not None],
        outputs=[node.id for node in binding.outputs if node.id is not None],
        has_function=binding.function is not None,
        js=binding.js,
        cancels=[other.id for other in binding.cancels],
        show_progress=options.show_progress,
        show_progress_on=None if on is None else [node.id for node in on if node.id is not None],
        scroll_to_output=options.scroll_to_output,
        streams=any(event == "stream" for _, event in binding.targets),
        stream_every_s=options.stream_every,
        time_limit_s=options.time_limit,
        confirm=options.confirm,
        shortcut=options.shortcut,
    )


class Interactivity:
    """Decides which components a visitor may change where their authors left it open: inputs, and what no function fills."""

    def __init__(self, bindings: Iterable[Binding]) -> None:
        self._inputs: set[int] = set()
        self._outputs: set[int] = set()
        for binding in bindings:
            self._inputs.update(id(node) for node in binding.all_inputs)
            self._outputs.update(id(node) for node in binding.outputs)

    def is_read(self, node: Component) -> bool:
        """Tell whether a function gets the value of `node`."""
        return id(node) in self._inputs

    def of(self, node: Component) -> bool:
        """Tell whether the visitor may change `node`."""
        if node.interactive is not None:
            return bool(node.interactive)
        if id(node) in self._inputs:
            return True
        has_value = node.load_function is not None or _is_something(node.value)
        return id(node) not in self._outputs and not has_value


def interactive_nodes(bindings: Iterable[Binding]) -> Interactivity:
    """Return what decides for the nodes of these bindings."""
    return Interactivity(bindings)


def wire_props(node: Node, names: Iterable[str] | None = None) -> dict[str, Any]:
    """Return the properties of a node, as on the wire.

    Args:
        node: The node.
        names: Only these; `None` takes all that differ from their defaults.
    """
    props = node.props()
    if names is not None:
        return {name: plain(props[name]) for name in names if name in props}
    shown = {
        name: plain(value)
        for name, value in props.items()
        if not (isinstance(node, Component) and name in ("value", "interactive")) and not _is_default(node, name, value)
    }
    own_texts = _own_texts(node)
    return shown | {"own_texts": own_texts} if own_texts else shown


def wire_value(node: Component, gate: FileGate, owner: str | None = None, is_read: bool = False) -> Any:
    """Return the initial value of a component, as on the wire.

    Args:
        node: The component.
        gate: Where files go.
        owner: The session that they belong to; `None` for the app itself.
        is_read: Whether a function gets the value.

    Raises:
        ReturnError: The value does not fit the component.
    """
    if node.value is None:
        return node.first_payload(is_read)
    return store_files(node.postprocess(node.value), gate, owner)


def plain(value: Any) -> Any:
    """Return a property as JSON can hold it: option classes as dictionaries, paths as texts."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, str):
        # Also the letters of a text that programs made a class of their own for.
        return str.__str__(value)
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Node):
        return {
            "node": value.id,
            "kind": value.kind,
            "props": wire_props(value) | {"value": plain(value.props().get("value", getattr(value, "value", None)))},
        }
    if hasattr(value, "__dataclass_fields__") or hasattr(value, "__struct_fields__"):
        fields = getattr(value, "__dataclass_fields__", None) or value.__struct_fields__
        return {name: plain(getattr(value, name)) for name in fields}
    return value


def _own_texts(node: Node) -> dict[str, list[str]]:
    own_texts = {name: list(keys) for name, keys in node.own_texts.items()}
    default = node.defaults.get("value")
    # The text of a button; other defaults are not sent, since the page has them itself.
    if isinstance(default, str) and default and "value" not in {*node.given, *own_texts}:
        own_texts["value"] = [default]
    return own_texts


def _is_default(node: Node, name: str, value: Any) -> bool:
    defaults = _shown_as(node).defaults
    if value and isinstance(value, str) and name in TEXTS and name in node.given:
        return False
    if name not in defaults:
        return value is None
    default = defaults[name]
    return (
        value is None
        if default is None
        else (type(value) is type(default) and bool(value == default)) or (name == "elem_classes" and not value)
    )


def _shown_as(node: Node) -> type[Node]:
    """Return the class whose defaults the page knows; a preset of it, or an author's class made from it, may have others."""
    return next((base for base in type(node).__mro__ if base.__name__.lower() == node.kind), type(node))


def _is_something(value: Any) -> bool:
    if value is None or isinstance(value, (str, list, tuple, dict)):
        return bool(value)
    return not (isinstance(value, (int, float)) and value == 0)
