"""`cache` and `Cache`: what was computed once is not computed again.

`@cache` keeps the results of a function by the content of its arguments; a `Cache` is filled and asked by the function itself. Both live in the
memory of this process: functions of `executor="process"` have one in each worker.
"""

from __future__ import annotations

import copy
import functools
import inspect
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import is_dataclass
from typing import Any, TypeVar, overload

import msgspec

from hiroba.engine.cache_store import CacheStore
from hiroba.engine.content_key import content_key
from hiroba.engine.progress import Progress
from hiroba.errors import ArgumentError
from hiroba.files.uploads import parse_size
from hiroba.sessions.current_run import current_reporter

__all__ = ["Cache", "cache"]

_MISSING = object()
F = TypeVar("F", bound=Callable[..., Any])


class Cache:
    """A cache that a function fills and asks itself. Give it as the default of a parameter: `def answer(text, known=gr.Cache())`.

    Keys may be anything whose content can be compared: texts, numbers, lists, arrays, pictures, tables. Safe from any thread.

    Args:
        max_size: Most entries, the one used longest ago goes first; 0 sets no limit.
        max_memory: Bytes that all entries may take, or a text such as `"512mb"`; `None` sets no limit.
        per_session: Whether each session sees only its own entries, which go when it ends. The limits count over all sessions.

    Raises:
        ArgumentError: `max_memory` is no size.
    """

    def __init__(self, *, max_size: int = 128, max_memory: str | int | None = None, per_session: bool = False) -> None:
        self._store = CacheStore(max_size, parse_size(max_memory), per_session)

    def get(self, key: Any) -> dict[str, Any] | None:
        """Return what was kept under a key, by name; `None` if there is nothing."""
        found = self._store.get(content_key(key))
        if found is None:
            return None
        _tell_use(None)
        return dict(found)

    def set(self, key: Any, **data: Any) -> None:
        """Keep values under a key, in place of those that were there."""
        self._store.put(content_key(key), data, key)

    def keys(self) -> list[Any]:
        """Return all keys as they were given, the one used longest ago first."""
        return self._store.keys()

    def clear(self) -> None:
        """Let go of all entries, of all sessions."""
        self._store.clear()

    def __len__(self) -> int:
        return len(self._store)


@overload
def cache(
    fn: F,
    *,
    key: Callable[[dict[str, Any]], Any] | None = None,
    max_size: int = 128,
    max_memory: str | int | None = None,
    per_session: bool = False,
) -> F: ...
@overload
def cache(
    fn: None = None,
    *,
    key: Callable[[dict[str, Any]], Any] | None = None,
    max_size: int = 128,
    max_memory: str | int | None = None,
    per_session: bool = False,
) -> Callable[[F], F]: ...
def cache(
    fn: Callable[..., Any] | None = None,
    *,
    key: Callable[[dict[str, Any]], Any] | None = None,
    max_size: int = 128,
    max_memory: str | int | None = None,
    per_session: bool = False,
) -> Any:
    """Keep the results of a function: a decorator, or `gr.cache(fn)(...)` at the place of a call.

    Plain functions, coroutines and generators of both kinds are taken; a generator that came to its end yields all of its values again.
    Results that are lists, dictionaries, arrays, pictures or tables are copied, so that who changes one changes no other; of another object
    all callers get the same. A run whose result is kept waits for its place as any other, and is over at once.

    Parameters that hold a `Progress` or a `Cache` do not count. A `Request` and a session are others at each run: give `key` where a
    function takes one.

    Args:
        fn: The function; left out where `cache(...)` stands before a function with options.
        key: A function of the arguments, by name, that returns what they are to be told apart by: `lambda kw: kw["prompt"]`.
        max_size: Most results, the one used longest ago goes first; 0 sets no limit.
        max_memory: Bytes that all results may take, or a text such as `"512mb"`; `None` sets no limit.
        per_session: Whether each session has results of its own, which go when it ends. The limits count over all sessions.

    Returns:
        The function with its `cache`, which has `clear()`; the same one each time for the same function and options.

    Raises:
        ArgumentError: `fn` cannot be called, or `max_memory` is no size.
    """
    max_bytes = parse_size(max_memory)
    if fn is None:
        return lambda function: cache(
            function, key=key, max_size=max_size, max_memory=max_bytes, per_session=per_session
        )
    if not callable(fn):
        raise ArgumentError(
            f"`cache` takes a function, got {fn!r:.200}. Write `gr.cache(function)(arguments)`, not `gr.cache(function(arguments))`."
        )
    return _cached(fn, key, max_size, max_bytes, per_session)


@functools.lru_cache(maxsize=1024)
def _cached(
    function: Callable[..., Any],
    key: Callable[[dict[str, Any]], Any] | None,
    max_size: int,
    max_bytes: int | None,
    per_session: bool,
) -> Callable[..., Any]:
    """Return the function with a cache. The same one each time, because `gr.cache(fn)(...)` may stand in a function that runs again and again."""
    results = _Results(function, key, CacheStore(max_size, max_bytes, per_session))
    if inspect.isasyncgenfunction(function):
        wrapped = _async_generator(function, results)
    elif inspect.isgeneratorfunction(function):
        wrapped = _generator(function, results)
    elif inspect.iscoroutinefunction(function):
        wrapped = _coroutine(function, results)
    else:
        wrapped = _plain(function, results)
    results.wrapped = wrapped
    wrapped.cache = results.store  # type: ignore[attr-defined]  # its name in the compatible API
    return wrapped


class _Results:
    """What a function returned for which arguments."""

    def __init__(
        self, function: Callable[..., Any], key: Callable[[dict[str, Any]], Any] | None, store: CacheStore
    ) -> None:
        try:
            self._signature = inspect.signature(function)
        except ValueError:  # some functions written in C do not tell
            self._signature = inspect.signature(lambda *args, **kwargs: None)
        self._key = key
        self.store = store
        self.wrapped: Callable[..., Any] | None = None

    def find(self, key: Hashable) -> Any:
        """Return what is kept under a key, and tell the run; `_MISSING` where nothing is."""
        found = self.store.get(key, _MISSING)
        if found is not _MISSING:
            _tell_use(self.wrapped)
        return found

    def key(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Hashable:
        bound = self._signature.bind(*args, **kwargs)
        bound.apply_defaults()
        if self._key is not None:
            return content_key(self._key(dict(bound.arguments)))
        counted = {name: value for name, value in bound.arguments.items() if not isinstance(value, (Progress, Cache))}
        return content_key(counted)


def _plain(function: Callable[..., Any], results: _Results) -> Callable[..., Any]:
    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        key = results.key(args, kwargs)
        found = results.find(key)
        if found is _MISSING:
            found = function(*args, **kwargs)
            results.store.put(key, _copied(found))
            return found
        return _copied(found)

    return call


def _coroutine(function: Callable[..., Any], results: _Results) -> Callable[..., Any]:
    @functools.wraps(function)
    async def call(*args: Any, **kwargs: Any) -> Any:
        key = results.key(args, kwargs)
        found = results.find(key)
        if found is _MISSING:
            found = await function(*args, **kwargs)
            results.store.put(key, _copied(found))
            return found
        return _copied(found)

    return call


def _generator(function: Callable[..., Any], results: _Results) -> Callable[..., Any]:
    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        key = results.key(args, kwargs)
        found = results.find(key)
        if found is not _MISSING:
            yield from map(_copied, found)
            return
        yielded = []
        for value in function(*args, **kwargs):
            yielded.append(_copied(value))
            yield value
        results.store.put(key, yielded)

    return call


def _async_generator(function: Callable[..., Any], results: _Results) -> Callable[..., Any]:
    @functools.wraps(function)
    async def call(*args: Any, **kwargs: Any) -> Any:
        key = results.key(args, kwargs)
        found = results.find(key)
        if found is not _MISSING:
            for value in found:
                yield _copied(value)
            return
        yielded = []
        async for value in function(*args, **kwargs):
            yielded.append(_copied(value))
            yield value
        results.store.put(key, yielded)

    return call


def _tell_use(function: Callable[..., Any] | None) -> None:
    reporter = current_reporter.get()
    if reporter is not None:
        reporter.cached("full" if function is not None and reporter.function is function else "partial")


def _copied(value: Any) -> Any:
    """Return a copy of what holds data; another object itself, since it may be a model, a lock or a connection."""
    if type(value) in (list, tuple, set):
        return type(value)(map(_copied, value))
    if type(value) is dict:
        return {name: _copied(item) for name, item in value.items()}
    module = type(value).__module__.partition(".")[0]
    if module in ("numpy", "pandas", "PIL") and callable(getattr(value, "copy", None)):
        return value.copy()
    if isinstance(value, msgspec.Struct) or (is_dataclass(value) and not isinstance(value, type)):
        with suppress(TypeError):  # a field may hold what cannot be copied
            return copy.deepcopy(value)
    return value
