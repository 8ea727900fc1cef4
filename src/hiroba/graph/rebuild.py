"""`rebuild`: an app made again from the description that a server of this protocol gives of its own."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

from hiroba._names_data import NAMES
from hiroba.components.binding_options import BindingOptions
from hiroba.components.component import Component
from hiroba.components.dataset import Dataset
from hiroba.components.foreign_html import ForeignHTML
from hiroba.components.markdown import Markdown
from hiroba.components.node import Container, Node
from hiroba.errors import BuildError, HirobaError
from hiroba.graph.foreign import REFUSED_KINDS, harmless_props
from hiroba.layout.group import Group

__all__ = ["rebuild"]

NOT_TAKEN = frozenset(
    {"render", "every", "inputs", "key", "preserved_by_key", "server_functions", "api_name", "delete_callback"}
)
PLACES = ("hiroba.components.", "hiroba.layout.")
OTHERS: Mapping[str, type[Node]] = {"form": Group, "html": ForeignHTML}
OPTIONS = ("queue", "show_progress", "batch", "max_batch_size", "scroll_to_output", "trigger_mode")


def rebuild(
    blocks: Any, config: Mapping[str, Any], fns: Sequence[Callable[..., Any] | None], root: str
) -> dict[int, Node]:
    """Give an empty app the components, the layout and the dependencies of a description, without the scripts in it.

    Functions get payloads as the page sends them, and return payloads. Components that this version does not know are shown as a line
    of text that says so.

    Args:
        blocks: The app.
        config: What `/config` of the server answers.
        fns: A function for each dependency, in their order; `None` where there is only a script.
        root: Address of the server, before addresses of files.

    Returns:
        What was made of each component and layout, by its id in the description.

    Raises:
        BuildError: It is no such description.
    """
    try:
        described = {item["id"]: item for item in config["components"]}
        layout, dependencies = config["layout"], config["dependencies"]
    except (KeyError, TypeError):
        raise BuildError(
            "This is no description of an app: `components`, `layout` or `dependencies` are missing."
        ) from None
    if len(fns) != len(dependencies):
        raise BuildError(f"The description has {len(dependencies)} dependencies, and {len(fns)} functions were given.")
    nodes: dict[int, Node] = {}
    title = config.get("title")
    blocks.title = title if isinstance(title, str) else blocks.title
    try:
        with blocks:
            _place(layout.get("children", []), described, nodes, root)
            for lost in described.keys() - nodes.keys() - {layout.get("id")}:
                nodes[lost] = _node(described[lost], root)  # what stands in no place, such as a state
            _bind(blocks, dependencies, fns, nodes)
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise BuildError(f"The description of the app cannot be understood: {type(error).__name__}, {error}.") from None
    return nodes


def _place(children: Any, described: Mapping[int, Any], nodes: dict[int, Node], root: str) -> None:
    for child in children:
        if child["id"] not in described:
            continue
        node = nodes[child["id"]] = _node(described[child["id"]], root)
        if isinstance(node, Container):
            with node:
                _place(child.get("children", []), described, nodes, root)


def _node(item: Mapping[str, Any], root: str) -> Node:
    props = dict(item.get("props") or {})
    # Classes that a page shows alike, such as those of plots, have one type; their names tell them apart.
    node_class = _class_of(str(item.get("type", ""))) or _class_of(str(props.get("name", "")))
    if node_class is None:
        return _unknown(item)
    taken = inspect.signature(node_class).parameters.keys() - NOT_TAKEN
    if node_class is Dataset:
        columns = props.get("kinds") or props.get("components") or []
        props["components"] = [column["name"] if isinstance(column, dict) else column for column in columns]
    props = harmless_props(node_class.kind, props, root)
    given = {name: value for name, value in props.items() if name in taken and _is_plain(name, value)}
    for leave_out in (
        (),
        ("value",),
        tuple(given.keys() - {"label", "choices", "visible", "interactive"}),
        tuple(given),
    ):
        with suppress(HirobaError, TypeError, ValueError, KeyError, AttributeError):
            node = node_class(**{name: value for name, value in given.items() if name not in leave_out}, render=False)
            _try_value(node)
            return node.render()
    return _unknown(item)


def _try_value(node: Node) -> None:
    """Show a component's value now rather than to the first visitor, whose page would fail with it."""
    if isinstance(node, Component):
        with suppress(LookupError):  # it is a file, and there is no place for files yet
            node.postprocess(node.value)


def _unknown(item: Mapping[str, Any]) -> Node:
    return Markdown(f"The component `{item.get('type')}` cannot be shown here.")


def _is_plain(name: str, value: Any) -> bool:
    """Whether a constructor takes a property as it is described; options that are objects there are left out."""
    return value is not None and (name == "value" or not isinstance(value, dict))


def _class_of(kind: str) -> type[Node] | None:
    if kind in REFUSED_KINDS:
        return None
    if kind in OTHERS:
        return OTHERS[kind]
    for name, (module, attribute) in NAMES.items():
        if name.lower() == kind and module.startswith(PLACES):
            found = getattr(import_module(module), attribute)
            if isinstance(found, type) and issubclass(found, Node):
                return found
    return None


def _bind(blocks: Any, dependencies: Any, fns: Sequence[Callable[..., Any] | None], nodes: Mapping[int, Node]) -> None:
    links: dict[int, Any] = {}
    for place, (dependency, function) in enumerate(zip(dependencies, fns, strict=True)):
        options = _options(dependency, nodes)
        options["cancels"] = [links[one] for one in dependency.get("cancels") or [] if one in links]
        before = links.get(dependency.get("trigger_after", -1))
        is_endpoint = (dependency.get("types") or {}).get("endpoint") is True
        targets = [] if is_endpoint else [(nodes.get(one), event) for one, event in dependency.get("targets", [])]
        known = [(node, event) for node, event in targets if event == "load" or hasattr(node, event)]
        if before is not None:
            link = getattr(before, _follows(dependency))(function, **options)
        else:
            link = blocks.bind(known, function, BindingOptions(**options))
        links[dependency.get("id", place)] = link


def _options(dependency: Mapping[str, Any], nodes: Mapping[int, Node]) -> dict[str, Any]:
    options = {name: dependency[name] for name in OPTIONS if dependency.get(name) is not None}
    return {
        **options,
        "inputs": [nodes[one] for one in dependency.get("inputs", []) if one in nodes],
        "outputs": [nodes[one] for one in dependency.get("outputs", []) if one in nodes],
        "api_name": dependency.get("api_name") or False,
        "api_visibility": dependency.get("api_visibility") or "public",
        "preprocess": False,
        "postprocess": False,
    }


def _follows(dependency: Mapping[str, Any]) -> str:
    if dependency.get("trigger_only_on_success"):
        return "success"
    return "failure" if dependency.get("trigger_only_on_failure") else "then"
