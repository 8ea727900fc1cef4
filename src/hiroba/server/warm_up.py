"""Loads libraries that the functions of an app will need, beside the serving of its first page."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from threading import Thread
from types import CodeType, FunctionType
from typing import Any

from hiroba.components.component import Component
from hiroba.errors import MissingPackageError

__all__ = ["libraries_of", "warm_up"]

SLOW = {"PIL", "altair", "bokeh", "matplotlib", "numpy", "pandas", "plotly", "polars", "scipy", "seaborn"}
"""Libraries that take a good part of a second to load, and do nothing else while they are loaded."""


def warm_up(components: Iterable[Component], functions: Iterable[Callable[..., Any] | None]) -> None:
    """Load what the components' values need and what the functions import when they are called, in a thread of its own."""
    one_of_each = {(type(one), getattr(one, "type", None)): one for one in components}
    Thread(target=_load, args=[list(one_of_each.values()), list(functions)], name="hiroba-warm-up", daemon=True).start()


def libraries_of(function: Callable[..., Any] | None) -> set[str]:
    """Return the slow libraries that a function imports when it is called, itself or by functions of its own module."""
    found: set[str] = set()
    waiting, seen = [function], set[int]()
    while waiting:
        one = _plain(waiting.pop())
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        for name in _names(one.__code__):
            if name.partition(".")[0] in SLOW:
                found.add(name)
            known = one.__globals__.get(name)
            if isinstance(known, FunctionType) and known.__module__ == one.__module__:
                waiting.append(known)
    return found


def _plain(function: Any) -> FunctionType | None:
    """Return the function behind a method, a partial or an object that is called."""
    while hasattr(function, "func"):
        function = function.func
    function = getattr(function, "__func__", function)
    return function if isinstance(function, FunctionType) else None


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _names(inner)


def _load(components: list[Component], functions: list[Callable[..., Any] | None]) -> None:
    for component in components:
        # What is missing is missed by the function that needs it, with a sentence that says so.
        with suppress(ImportError, MissingPackageError):
            component.warm_up()
    for name in sorted(set().union(*map(libraries_of, functions))):
        with suppress(ImportError):
            importlib.import_module(name)
