"""What a function answers without any visitor: from Python values of its inputs to payloads of its outputs."""

from __future__ import annotations

import asyncio
import inspect
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from hiroba.components.component import Component
from hiroba.components.state import State
from hiroba.files.context import current_store
from hiroba.files.tokens import split_token
from hiroba.interfaces.parameters import value_parameters
from hiroba.wire.values import FileData, is_file

__all__ = ["answer_of", "local_files", "path_of"]


def answer_of(
    function: Callable[..., Any],
    inputs: Sequence[Component],
    outputs: Sequence[Component],
    values: Sequence[Any],
    is_batch: bool = False,
) -> list[Any]:
    """Return what the outputs would show, as payloads. The store of the app must be the current one (`files.context`).

    Args:
        function: What computes; of a generator the last value counts.
        inputs: Its inputs.
        outputs: Its outputs.
        values: A value for each input, as an example would give it.
        is_batch: Whether the function takes lists.
    """
    given = [_argument(component, value) for component, value in zip(inputs, values, strict=True)]
    returned = _call(function, [[value] for value in given] if is_batch else given)
    results = [returned] if len(outputs) == 1 else list(returned)
    if is_batch:
        results = [column[0] for column in results]
    return [component.postprocess(value) for component, value in zip(outputs, results, strict=False)]


def _argument(component: Component, value: Any) -> Any:
    if isinstance(component, State):
        return component.initial()
    chosen = component.value if value is None else value
    payload = component.empty_payload if chosen is None else component.postprocess(chosen)
    return component.preprocess(local_files(payload))


def _call(function: Callable[..., Any], values: list[Any]) -> Any:
    """Call a function of any kind, and return its value or the last one that it yields."""
    args, named = _arguments(function, values)
    returned = function(*args, **named)
    if inspect.iscoroutine(returned):
        return asyncio.run(returned)
    if inspect.isasyncgen(returned):
        return asyncio.run(_last(returned))
    if not inspect.isgenerator(returned):
        return returned
    kept = deque(returned, maxlen=1)
    return kept[-1] if kept else None


def _arguments(function: Callable[..., Any], values: Sequence[Any]) -> tuple[list[Any], dict[str, Any]]:
    """Return arguments; parameters for the request or the event get nothing, as there is none while no one visits."""
    taking = {parameter.name for parameter in value_parameters(function)}
    if not taking:
        return list(values), {}
    rest, args = list(values), list[Any]()
    named: dict[str, Any] = {}
    for name, parameter in inspect.signature(function).parameters.items():
        is_named = parameter.kind is inspect.Parameter.KEYWORD_ONLY
        if name in taking and rest:
            args.append(rest.pop(0))
        elif parameter.kind in (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD):
            continue
        elif is_named and parameter.default is parameter.empty:
            named[name] = None
        elif not is_named:
            args.append(None if parameter.default is parameter.empty else parameter.default)
    return [*args, *rest], named


async def _last(values: AsyncIterator[Any]) -> Any:
    kept: deque[Any] = deque(maxlen=1)
    async for value in values:
        kept.append(value)
    return kept[-1] if kept else None


def local_files(value: Any) -> Any:
    """Return a payload with files as functions get them: `FileData` with a local path."""
    if isinstance(value, dict):
        if is_file(value):
            return local_files(msgspec.convert(value, FileData))
        return {name: local_files(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [local_files(item) for item in value]
    if isinstance(value, FileData):
        return FileData(path=str(path_of(value)), orig_name=value.orig_name, mime_type=value.mime_type, size=value.size)
    return value


def path_of(file: FileData) -> Path:
    """Return where a file of a payload lies on this machine."""
    return current_store().resolve(file.path) if split_token(file.path) else Path(file.path)
