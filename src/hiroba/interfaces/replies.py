"""An author's chat function, made into one that takes and returns conversations.

The new function has the author's parameters after the first two, so the engine fills those that ask for the request or the
progress as it does for any function; and it is a generator or asynchronous where the author's is.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hiroba.errors import ArgumentError
from hiroba.graph.binding import is_async_function, is_generator_function

__all__ = ["Adapter", "adapted", "check_chat_function"]


@dataclass(frozen=True)
class Adapter:
    """How values become the first two arguments of a chat function, and its results values.

    Attributes:
        names: Names of those values.
        kept: Returns the values as `result` gets them, once for each call.
        question: Returns (message, history) for them, or `None` where there is nothing to answer.
        result: Returns what the new function gives, for them and for what the author's function returned.
        nothing: What it gives where there is nothing to answer.
        silence: What a generator that yields nothing is taken to have yielded.
    """

    names: tuple[str, ...]
    question: Callable[..., tuple[Any, list[Any]] | None]
    result: Callable[..., Any]
    kept: Callable[..., tuple[Any, ...]] = lambda *own: own
    nothing: Any = None
    silence: tuple[Any, ...] = ()


def adapted(function: Callable[..., Any], adapter: Adapter) -> Callable[..., Any]:
    """Return a function that takes the adapter's values, then whatever `function` takes after message and history."""
    count = len(adapter.names)

    def split(args: tuple[Any, ...]) -> tuple[tuple[Any, ...], tuple[Any, ...] | None]:
        own, rest = args[:count], args[count:]
        question = adapter.question(*own)
        return adapter.kept(*own), None if question is None else (*question, *rest)

    def reply(*args: Any, **named: Any) -> Any:
        own, given = split(args)
        return adapter.nothing if given is None else adapter.result(*own, function(*given, **named))

    def reply_in_steps(*args: Any, **named: Any) -> Iterator[Any]:
        own, given = split(args)
        if given is not None:
            for answer in _or_else(function(*given, **named), adapter.silence):
                yield adapter.result(*own, answer)

    async def reply_async(*args: Any, **named: Any) -> Any:
        own, given = split(args)
        return adapter.nothing if given is None else adapter.result(*own, await function(*given, **named))

    async def reply_async_in_steps(*args: Any, **named: Any) -> AsyncIterator[Any]:
        own, given = split(args)
        if given is not None:
            async for answer in _or_else_async(function(*given, **named), adapter.silence):
                yield adapter.result(*own, answer)

    is_async, has_steps = is_async_function(function), is_generator_function(function)
    chosen: Any = (
        (reply_async_in_steps if has_steps else reply_async) if is_async else (reply_in_steps if has_steps else reply)
    )
    _sign(chosen, function, adapter.names)
    return chosen  # type: ignore[no-any-return]  # one of the four above


def check_chat_function(function: Any) -> None:
    """Check that a function takes a message and the history.

    Raises:
        ArgumentError: It is no function, or takes fewer than two values.
    """
    if not callable(function):
        raise ArgumentError(f"`fn` must be a function, got {function!r}. Give its name without brackets.")
    parameters = _parameters(function)
    kinds = [parameter.kind for parameter in parameters or []]
    positional = sum(
        kind in (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD) for kind in kinds
    )
    if parameters is not None and positional < 2 and inspect.Parameter.VAR_POSITIONAL not in kinds:
        name = getattr(function, "__name__", "fn")
        raise ArgumentError(f"A chat function takes the message and the history; `{name}` takes {positional} value(s).")


def _or_else(answers: Iterable[Any], silence: tuple[Any, ...]) -> Iterator[Any]:
    for answer in answers:
        silence = ()
        yield answer
    yield from silence


async def _or_else_async(answers: AsyncIterable[Any], silence: tuple[Any, ...]) -> AsyncIterator[Any]:
    async for answer in answers:
        silence = ()
        yield answer
    for answer in silence:
        yield answer


def _sign(chosen: Any, function: Callable[..., Any], names: tuple[str, ...]) -> None:
    parameters = _parameters(function)
    if parameters is None:
        return
    kind = inspect.Parameter.POSITIONAL_ONLY
    variable = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    own = [inspect.Parameter(name, kind) for name in names]
    rest = [p for i, p in enumerate(parameters) if i >= 2 or p.kind in variable]
    target = function if inspect.isroutine(function) else type(function).__call__
    chosen.__signature__ = inspect.Signature([*own, *(p for p in rest if p.name not in names)])
    chosen.__annotations__ = dict(getattr(target, "__annotations__", {}))
    # Annotations that are texts are resolved where the author wrote them.
    chosen.__wrapped__ = target
    chosen.__name__ = getattr(function, "__name__", type(function).__name__)
    chosen.__doc__ = getattr(function, "__doc__", None)


def _parameters(function: Callable[..., Any]) -> list[inspect.Parameter] | None:
    try:
        return list(inspect.signature(function).parameters.values())
    except (ValueError, TypeError):
        return None
