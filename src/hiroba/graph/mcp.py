"""What an endpoint is to programs that speak the Model Context Protocol: a tool, unless its function says that it is a resource or a prompt.

@gr.mcp.resource("greeting://{name}")
def greeting(name: str) -> str: ...
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from hiroba.errors import ArgumentError

__all__ = ["McpRole", "prompt", "resource", "role_of", "tool"]

F = TypeVar("F", bound=Callable[..., Any])
ATTRIBUTE = "_hiroba_mcp_role"


@dataclass(frozen=True)
class McpRole:
    """What a function is to programs.

    Attributes:
        kind: What it is.
        name: Its name; that of its endpoint if `None`.
        description: What it does; its docstring if `None`.
        uri_template: Address of a resource, with parameters in braces.
        mime_type: Type of a resource.
        structured_output: Whether a tool gives its result as data, too, with a schema.
        meta: What a tool says of itself to clients that know what it means.
    """

    kind: Literal["tool", "resource", "prompt"] = "tool"
    name: str | None = None
    description: str | None = None
    uri_template: str = ""
    mime_type: str = "text/plain"
    structured_output: bool = False
    meta: dict[str, Any] = field(default_factory=dict)


def tool(
    name: str | None = None,
    description: str | None = None,
    structured_output: bool = False,
    _meta: dict[str, Any] | None = None,
) -> Callable[[F], F]:
    """Say more of a function that is a tool: a decorator.

    Args:
        name: Its name; that of its endpoint if `None`.
        description: What it does; its docstring if `None`.
        structured_output: Whether the result comes as data, too, with a schema.
        _meta: What it says of itself to clients that know what it means.
    """
    role = McpRole(
        "tool", name=name, description=description, structured_output=structured_output, meta=dict(_meta or {})
    )
    return lambda function: _mark(function, role)


def resource(uri_template: str, description: str | None = None, mime_type: str | None = None) -> Callable[[F], F]:
    """Offer a function as something to read: a decorator.

    Args:
        uri_template: Its address, such as `"notes://today"`; parameters of the function stand in braces: `"greeting://{name}"`.
        description: What it is; its docstring if `None`.
        mime_type: Its type; `text/plain` if `None`. A function of another type than text returns `bytes` or a file.

    Raises:
        ArgumentError: The address has no scheme.
    """
    if "://" not in uri_template:
        raise ArgumentError(f"The address of a resource needs a scheme, such as `notes://today`, got {uri_template!r}.")
    role = McpRole("resource", description=description, uri_template=uri_template, mime_type=mime_type or "text/plain")
    return lambda function: _mark(function, role)


def prompt(name: str | None = None, description: str | None = None) -> Callable[[F], F]:
    """Offer a function as a prompt, whose text it returns: a decorator.

    Args:
        name: Its name; that of its endpoint if `None`.
        description: What it is for; its docstring if `None`.
    """
    return lambda function: _mark(function, McpRole("prompt", name=name, description=description))


def role_of(function: Callable[..., Any] | None) -> McpRole:
    """Return what a function is to programs."""
    role = getattr(function, ATTRIBUTE, None)
    return role if isinstance(role, McpRole) else McpRole()


def _mark(function: F, role: McpRole) -> F:
    setattr(function, ATTRIBUTE, role)
    return function
