"""Server functions: Python functions that the page of a component may call, because the component declares them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from hiroba.components.node import Node

__all__ = ["server", "server_functions_of"]

Function = TypeVar("Function", bound=Callable[..., Any])

MARK = "_is_server_fn"
"""The name is part of the compatible API: programs set and read it."""


def server(fn: Function) -> Function:
    """Declare a method of a component class as a server function: its page may call it by name with JSON values.

    The values come from a visitor: check them as you would check those of any request.
    """
    setattr(fn, MARK, True)
    return fn


def server_functions_of(node: Node) -> dict[str, Callable[..., Any]]:
    """Return what the page may call at a node, by name: marked methods, and functions that this instance was given."""
    names = [
        name
        for name in dir(type(node))
        if not name.startswith("__") and getattr(_declared(type(node), name), MARK, False)
    ]
    given = {
        getattr(function, "__name__", str(function)): function for function in getattr(node, "server_functions", ())
    }
    return {name: getattr(node, name) for name in names} | given


def _declared(owner: type, name: str) -> Any:
    """Return an attribute as its class holds it, without running a property."""
    found = next((vars(base)[name] for base in owner.__mro__ if name in vars(base)), None)
    return getattr(found, "__func__", found)
