"""`Caller`: as whom somebody calls, and which bindings are for them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from hiroba.components.binding_options import Access
from hiroba.graph.binding import Binding

__all__ = ["NOBODY", "Caller", "admits"]


@dataclass(frozen=True)
class Caller:
    """As whom a request comes. Without anything: a program that has not said who it is.

    Attributes:
        name: Name of a person who has signed in, or of a key; `None` for anybody.
        roles: What they may do, in the words of the app's author.
        way: Whether the app's own page calls, or a program.
        grant: Id of what lets them in: a sign-in or a key. It opens nothing.
        key: Whether it is a key.
        scopes: The endpoints that the key opens; `None` for all.
    """

    name: str | None = None
    roles: frozenset[str] = frozenset()
    way: Literal["page", "program"] = "program"
    grant: str | None = None
    key: bool = False
    scopes: frozenset[str] | None = None


NOBODY = Caller()
"""Who has not said who they are."""


def admits(binding: Binding | None, caller: Caller, default: Access) -> bool:
    """Tell whether a caller may run a binding.

    Args:
        binding: The binding; `None` for what belongs to the app as a whole, such as server functions of components.
        caller: Who calls.
        default: What holds where the binding says nothing. There, `"key"` is asked of programs only.
    """
    access = binding.options.access if binding is not None else None
    if access is None:
        access = "public" if default == "key" and caller.way == "page" else default
    if not _fits(access, caller):
        return False
    if caller.scopes is not None and (binding is None or binding.api_name not in caller.scopes):
        return False
    roles: Collection[str] | None = binding.options.roles if binding is not None else None
    return roles is None or not caller.roles.isdisjoint(roles)


def _fits(access: Access, caller: Caller) -> bool:
    if access == "page":
        return caller.way == "page"
    if access == "key":
        return caller.key
    return access == "public" or caller.name is not None
