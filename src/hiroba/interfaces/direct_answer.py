"""What a function answers outside of a run: from Python values of its inputs to payloads of its outputs."""

from __future__ import annotations

import asyncio
import inspect
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from hiroba.components.component import Component
from hiroba.components.data_model import preprocessed
from hiroba.components.node import Node
from hiroba.components.state import State
from hiroba.files.context import current_store
from hiroba.files.tokens import split_token
from hiroba.interfaces.parameters import request_parameters, value_parameters
from hiroba.sessions.visit import Request
from hiroba.wire.values import FileData, is_file

__all__ = ["answer_of", "local_files", "path_of"]


def answer_of(
    function: Callable[..., Any],
    inputs: Sequence[Component],
    outputs: Sequence[Node],
    values: Sequence[Any],
    *,
    is_batch: bool = False,
    preprocess: bool = True,
    postprocess: bool = True,
    request: Request | None = None,
) -> list[Any]:
    """Return what the outputs would show, as payloads and as updates whose values are payloads. The store of the app must be the current one (`files.context`).

    Args:
        function: What computes; of a generator the last value counts.
        inputs: Its inputs.
        outputs: Its outputs.
        values: A value for each input, as an example would give it.
        is_batch: Whether the function takes lists.
        preprocess: Whether it gets Python values; `False` gives it the raw payload.
        postprocess: Whether it returns Python values; `False` takes what it returns as it is.
        request: Of the visitor for whom it answers, if there is one.
    """
    given = [_argument(component, value, preprocess) for component, value in zip(inputs, values, strict=True)]
    returned = _call(function, [[value] for value in given] if is_batch else given, request)
    results = _in_order(returned, outputs)
    if is_batch:
        results = [column[0] for column in results]
    if not postprocess:
        return results
    return [_shown(node, value) for node, value in zip(outputs, results, strict=False)]


def _argument(component: Component, value: Any, preprocess: bool) -> Any:
    if isinstance(component, State):
        return component.initial()
    chosen = component.value if value is None else value
    payload = local_files(component.empty_payload if chosen is None else component.postprocess(chosen))
    return preprocessed(component, payload) if preprocess else msgspec.to_builtins(payload)


def _in_order(returned: Any, outputs: Sequence[Node]) -> list[Any]:
    """Return a result for each output, also of a dictionary by output, which may leave some out."""
    if isinstance(returned, dict) and returned and all(isinstance(key, Node) for key in returned):
        return [returned.get(node, {"__type__": "update"}) for node in outputs]
    return [returned] if len(outputs) == 1 else list(returned)


def _shown(node: Node, returned: Any) -> Any:
    """Return the payload for a value; for an update, or a component in place of one, the update with its value as a payload."""
    update = {"__type__": "update", **returned.given} if isinstance(returned, Node) else returned
    is_update = isinstance(update, dict) and update.get("__type__") == "update"
    if not isinstance(node, Component) or (is_update and "value" not in update):
        return update
    return {**update, "value": node.postprocess(update["value"])} if is_update else node.postprocess(returned)


def _call(function: Callable[..., Any], values: list[Any], request: Request | None) -> Any:
    """Call a function of any kind, and return its value or the last one that it yields."""
    args, named = _arguments(function, values, request)
    returned = function(*args, **named)
    if inspect.iscoroutine(returned):
        return asyncio.run(returned)
    if inspect.isasyncgen(returned):
        return asyncio.run(_last(returned))
    if not inspect.isgenerator(returned):
        return returned
    kept = deque(returned, maxlen=1)
    return kept[-1] if kept else None


def _arguments(
    function: Callable[..., Any], values: Sequence[Any], request: Request | None
) -> tuple[list[Any], dict[str, Any]]:
    """Return arguments; parameters for the request or the event get nothing while no one visits."""
    taking = {parameter.name for parameter in value_parameters(function)}
    asking = request_parameters(function)
    if not taking and not asking:
        return list(values), {}
    rest, args = list(values), list[Any]()
    named: dict[str, Any] = {}
    for name, parameter in inspect.signature(function).parameters.items():
        is_named = parameter.kind is inspect.Parameter.KEYWORD_ONLY
        missing = None if parameter.default is parameter.empty else parameter.default
        if name in taking and rest:
            args.append(rest.pop(0))
        elif parameter.kind in (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD):
            continue
        elif is_named:
            named[name] = request if name in asking else missing
        else:
            args.append(request if name in asking else missing)
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
