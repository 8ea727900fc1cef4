"""A function of other arguments that stays what it was: plain, a generator, or either of them asynchronous."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any

__all__ = ["rearranged"]

Arguments = tuple[list[Any], dict[str, Any]]


def rearranged(
    function: Callable[..., Any],
    rearrange: Callable[[tuple[Any, ...], dict[str, Any]], Arguments],
    finish: Callable[[Any], Any] = lambda value: value,
) -> Callable[..., Any]:
    """Return a function of the same kind and name that calls `function` with what `rearrange` makes of its arguments.

    It returns what `finish` makes of each value.
    """

    def called(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        positional, named = rearrange(args, kwargs)
        return function(*positional, **named)

    call = _of_kind(function, called, finish)
    functools.update_wrapper(call, function, assigned=("__name__", "__qualname__", "__module__", "__doc__"))
    call.__dict__.pop("__wrapped__")  # the parameters of `function` are not those of `call`
    return call


def _of_kind(
    function: Callable[..., Any], called: Callable[[tuple[Any, ...], dict[str, Any]], Any], finish: Callable[[Any], Any]
) -> Callable[..., Any]:
    if inspect.isasyncgenfunction(function):

        async def call_stream(*args: Any, **kwargs: Any) -> Any:
            async for value in called(args, kwargs):
                yield finish(value)

        return call_stream
    if inspect.iscoroutinefunction(function):

        async def call_later(*args: Any, **kwargs: Any) -> Any:
            return finish(await called(args, kwargs))

        return call_later
    if inspect.isgeneratorfunction(function):

        def call_each(*args: Any, **kwargs: Any) -> Any:
            for value in called(args, kwargs):
                yield finish(value)

        return call_each

    def call_once(*args: Any, **kwargs: Any) -> Any:
        return finish(called(args, kwargs))

    return call_once
