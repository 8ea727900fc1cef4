"""The app that is being built right now, as far as components know of it.

`with Blocks():` sets the builder; a component that is made meanwhile places itself there, and an event that gets a function
hands the binding to it. Nothing is set inside a running function, so components made there are only values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Protocol

from hiroba.errors import BuildError

if TYPE_CHECKING:
    from hiroba.components.binding_options import BindingOptions
    from hiroba.components.node import Container, Node

__all__ = ["Builder", "NodeTarget", "current_builder", "current_container", "require_builder"]

NodeTarget = tuple["Node | None", str]
"""A node and the name of one of its events; `None` is the app itself."""


class Builder(Protocol):
    """Takes nodes and bindings while an app is built.

    Attributes:
        computed: The nodes whose values functions compute, until those are bound.
        bindings: What was bound; `bindings.numbers` gives it its numbers and names.
    """

    computed: Any
    bindings: Any

    def adopt(self, node: Node) -> None:
        """Give a node its place in the app, and see to it that the function that computes its value is bound in the end."""

    def number(self, node: Node) -> None:
        """Give a node its place in the app."""

    def owns(self, node: Node) -> bool:
        """Tell whether a node is this one's alone; what a part of a page takes from outside of it, other visitors have too."""

    def bind(self, targets: Sequence[NodeTarget], function: Callable[..., Any] | None, options: BindingOptions) -> Any:
        """Tie events to a function."""

    def unbind(self, link: Any) -> None:
        """Take back what the last `bind` made."""

    def take(self, bindings: Any, is_shared: bool) -> None:
        """Take over the bindings of an app that is placed inside this one, and perhaps inside of others at the same time."""


current_builder: ContextVar[Builder | None] = ContextVar("current_builder", default=None)
"""The app, or the part of a page, that is being built."""

current_container: ContextVar[Container | None] = ContextVar("current_container", default=None)
"""The layout in which new nodes are placed."""


def require_builder(purpose: str) -> Builder:
    """Return the builder.

    Raises:
        BuildError: No app is being built.
    """
    builder = current_builder.get()
    if builder is None:
        raise BuildError(f"{purpose} works only inside of `with hiroba.Blocks():`; no app is being built here.")
    return builder
