"""What stands on a page: `Node`, and `Container` for nodes that hold others.

A node remembers which arguments it was given (`given`), because a component returned from a function changes only what its author
wrote. It has an `id` from the moment when an app adopts it.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping, Sequence
from contextvars import Token
from types import TracebackType
from typing import Any, ClassVar, Literal, Self, TypedDict

from hiroba.components.builder import Builder, current_builder, current_container, require_builder
from hiroba.components.event import Event
from hiroba.components.older import take_older
from hiroba.components.signature import full_signature
from hiroba.errors import ArgumentError, BuildError
from hiroba.files.context import store_at_work
from hiroba.wire.ids import NodeId

__all__ = ["Container", "Node", "NodeOptions", "Visibility", "is_own_class"]

Visibility = bool | Literal["hidden"]
Key = int | str | tuple[int | str, ...]

PYTHON_ONLY = frozenset({"render", "key", "preserved_by_key", "every", "inputs", "load_fn"})
"""Parameters that the browser has no use for."""


class NodeOptions(TypedDict, total=False):
    """Parameters of every node, documented once.

    Attributes:
        visible: `False` takes it off the page; `"hidden"` keeps it in the page and hides it. Its value can be an input in any case.
        elem_id: `id` of its HTML element, for CSS.
        elem_classes: Classes of its HTML element, for CSS.
        render: Whether it is placed where it is made. If not, `.render()` places it.
        key: Within `@render`, nodes with the same key are the same node from one drawing to the next.
        preserved_by_key: Names of the properties that such a node keeps.
    """

    visible: Visibility
    elem_id: str | None
    elem_classes: list[str] | str | None
    render: bool
    key: Key | None
    preserved_by_key: list[str] | str | None


class Node:
    """Base of components and layouts.

    Attributes:
        kind: Name on the wire: that of the class in small letters.
        events: The events that functions can be attached to.
        id: Its place in the app that adopted it.
        parent: The layout that holds it.
        given: The arguments its author wrote, by name.
        made_in: The app, or the part of a page, that was being built when it was made.
        defaults: What the page takes for a property that it is not told. Parameters that an author's class adds are not for the page.
    """

    kind: ClassVar[str] = ""
    events: ClassVar[tuple[Event, ...]] = ()
    EVENTS: ClassVar[list[str]] = []
    defaults: ClassVar[dict[str, Any]] = {}
    derived_props: ClassVar[Mapping[str, Sequence[str]]] = {}
    """By constructor argument, properties of other names that it decides about as well."""
    own_texts: Mapping[str, Sequence[str]] = {}
    """By property, keys of texts that are ours and not the author's: the page shows these in the visitor's language."""
    given: dict[str, Any]
    made_in: Builder | None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        # A class of an author's own is shown as the component that it is made from.
        cls.kind = cls.__dict__.get("kind") or (cls.__name__.lower() if is_own_class(cls) or not cls.kind else cls.kind)
        for event in cls.__dict__.get("EVENTS", ()):
            if isinstance(event, Event):
                setattr(cls, event.name, event)
        found = {name: value for base in reversed(cls.__mro__) for name, value in vars(base).items()}
        cls.events = tuple(value for value in found.values() if isinstance(value, Event))
        cls.EVENTS = [event.name for event in cls.events]
        signature = full_signature(cls, Node)
        cls.__signature__ = signature.replace(parameters=list(signature.parameters.values())[1:])  # type: ignore[attr-defined]
        if is_own_class(cls):
            cls.defaults = {
                name: parameter.default
                for name, parameter in signature.parameters.items()
                if parameter.default is not inspect.Parameter.empty
            }

    def __new__(cls, *args: Any, **kwargs: Any) -> Self:
        """Remember the arguments that the author wrote, whatever constructors make of them."""
        node = super().__new__(cls)
        positional = [name for name in cls.__signature__.parameters][: len(args)]  # type: ignore[attr-defined]
        node.given = dict(zip(positional, args, strict=False)) | kwargs
        node.made_in = current_builder.get()
        return node

    def __init__(
        self,
        *,
        visible: Visibility = True,
        elem_id: str | None = None,
        elem_classes: list[str] | str | None = None,
        render: bool = True,
        key: Key | None = None,
        preserved_by_key: list[str] | str | None = None,
        **older: Any,
    ) -> None:
        if older:
            take_older(self, older)
        if isinstance(visible, str) and visible != "hidden":
            raise ArgumentError(f'`visible` must be True, False or "hidden", got {visible!r}.')
        # Programs write `visible=len(files)`, or give what a lookup found; the page knows three values alone.
        visible = visible if isinstance(visible, (bool, str)) else bool(visible)
        if "visible" in self.given:
            self.given["visible"] = visible
        self.id: NodeId | None = None
        self.parent: Container | None = None
        self.visible = visible
        self.elem_id = elem_id
        self.elem_classes = [elem_classes] if isinstance(elem_classes, str) else list(elem_classes or [])
        self.key = key
        self.preserved_by_key = (
            [preserved_by_key] if isinstance(preserved_by_key, str) else list(preserved_by_key or [])
        )
        if render and current_container.get() is not None:
            self.render()

    @property
    def _id(self) -> int | None:
        """The id under the name by which programs written for the compatible API know it."""
        return self.id

    @property
    def constructor_args(self) -> dict[str, Any]:
        """`given` under the name of the compatible API: programs that wrap constructors write into it what they add."""
        return self.given

    @property
    def is_rendered(self) -> bool:
        """Whether it stands somewhere."""
        return self.parent is not None

    def render(self) -> Self:
        """Place this node where the program is now: at the end of the innermost open layout.

        Raises:
            BuildError: It stands somewhere already, or no app is being built.
        """
        builder = require_builder(f"Placing a {type(self).__name__}")
        container = current_container.get()
        if container is None:
            raise BuildError(f"A {type(self).__name__} can be placed only inside of `with hiroba.Blocks():`.")
        if self.parent is not None:
            raise BuildError(
                f"This {type(self).__name__} stands on the page already. Make it with `render=False` "
                "to place it later, or call `.unrender()` first."
            )
        container.add(self)
        builder.adopt(self)
        return self

    def unrender(self) -> Self:
        """Take this node off its place; `.render()` puts it elsewhere."""
        if self.parent is not None:
            self.parent.children.remove(self)
            self.parent = None
        return self

    def props(self) -> dict[str, Any]:
        """Return what the browser must know, by parameter name, except the value.

        The parameters as they stand in the attributes of the same names. A subclass adds what it derives.
        """
        return {name: getattr(self, name) for name in self.defaults if name not in PYTHON_ONLY and name != "value"}

    def changed_props(self, arguments: Iterable[str]) -> dict[str, Any]:
        """Return the properties that are other ones once these constructor arguments have changed: of an author's class, any may be."""
        props, names = self.props(), dict.fromkeys(arguments)
        if not is_own_class(type(self)):
            return props
        derived = [further for name in names for further in self.derived_props.get(name, ())]
        return {name: props[name] for name in dict.fromkeys([*names, *derived]) if name in props}

    def copy_with(self, **changes: Any) -> Self:
        """Return a node of the same class and arguments, but for `changes`, that stands nowhere.

        Raises:
            ArgumentError: A change is not allowed for this class.
        """
        unknown = changes.keys() - self.__signature__.parameters.keys()  # type: ignore[attr-defined]
        if unknown:
            known = ", ".join(self.__signature__.parameters)  # type: ignore[attr-defined]
            raise ArgumentError(f"{type(self).__name__} has no property `{min(unknown)}`. It has: {known}.")
        arguments = {name: value for name, value in {**self.given, **changes}.items() if name not in PYTHON_ONLY}
        if "render" in self.__signature__.parameters:  # type: ignore[attr-defined]
            arguments["render"] = False
        return type(self)(**arguments)

    def __repr__(self) -> str:
        label = getattr(self, "label", None)
        return f"<{type(self).__name__}{f' {label!r}' if label else ''}{f' #{self.id}' if self.id is not None else ''}>"


def is_own_class(cls: type) -> bool:
    """Return whether a class is one of ours, not one that an author made from it."""
    return cls.__module__.partition(".")[0] == __name__.partition(".")[0]


class Container(Node):
    """A node that holds others: what is made inside `with container:` stands in it."""

    def __init__(self, **options: Any) -> None:
        self.children: list[Node] = []
        self._open: list[Token[Container | None]] = []
        super().__init__(**options)

    def add(self, node: Node) -> None:
        """Put `node` at the end. One that many visitors share stands in a place of each of them, so it has no one parent."""
        self.children.append(node)
        builder = current_builder.get()
        if builder is None or builder.owns(node):
            node.parent = self

    def __enter__(self) -> Self:
        """Let what is made now stand here.

        Raises:
            BuildError: A `render` function opens a layout that was made outside of it, which other visitors have too.
        """
        builder = current_builder.get()
        if builder is not None and not builder.owns(self):
            raise BuildError(
                f"This {type(self).__name__} was made outside of the `render` function, so all visitors share it. "
                "Make it inside of the function to put something into it."
            )
        # Components that a running function makes are only values, in a layout of its own too.
        is_value = builder is None and store_at_work() is not None
        self._open.append(current_container.set(None if is_value else self))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        current_container.reset(self._open.pop())

    def walk(self) -> Sequence[Node]:
        """Return this node and all below it, each before its children."""
        nodes: list[Node] = [self]
        for child in self.children:
            nodes.extend(child.walk() if isinstance(child, Container) else [child])
        return nodes
