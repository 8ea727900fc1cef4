"""What a function answers to the examples, kept on disk as the browser gets it."""

from __future__ import annotations

import asyncio
import hashlib
import inspect
import json
import os
import shutil
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from hiroba.components.component import Component
from hiroba.components.state import State
from hiroba.files.context import current_owner, current_store
from hiroba.files.tokens import split_token
from hiroba.interfaces.parameters import value_parameters
from hiroba.wire.values import FileData, is_file

__all__ = ["ExampleCache"]

FOLDER = ".gradio/cached_examples"
"""Where programs of the compatible API expect them; `GRADIO_EXAMPLES_CACHE` names another folder."""


class ExampleCache:
    """Answers to examples, each computed once. They are kept from one start to the next, while function and examples stay.

    All methods need the store of the app (`files.context`) and may be called from several threads.

    Args:
        function: What computes the answers; of a generator the last value counts.
        inputs: Its inputs.
        outputs: Its outputs.
        rows: A value for each input, for each example.
        is_batch: Whether the function takes lists.
    """

    def __init__(
        self,
        function: Callable[..., Any],
        inputs: Sequence[Component],
        outputs: Sequence[Component],
        rows: Sequence[Sequence[Any]],
        is_batch: bool = False,
    ) -> None:
        self._function = function
        self._inputs = inputs
        self._outputs = outputs
        self._rows = rows
        self._is_batch = is_batch
        self._lock = threading.Lock()

    @property
    def folder(self) -> Path:
        """Where the answers are kept."""
        root = Path(os.environ.get("GRADIO_EXAMPLES_CACHE") or FOLDER)
        name = "".join(c for c in getattr(self._function, "__name__", "") if c.isalnum() or c == "_") or "function"
        return root.absolute() / f"{name}-{self._digest()}"

    def fill(self) -> None:
        """Compute all answers that are not there yet, in the order of the examples."""
        for index in range(len(self._rows)):
            self.answer(index)

    def answer(self, index: int) -> list[Any]:
        """Return what the outputs show for an example, as on the wire, computed now if it must be."""
        folder = self.folder / str(index)
        file = folder / "answer.json"
        with self._lock:
            if not file.is_file():
                answer = [_persist(value, folder) for value in self._compute(index)]
                folder.mkdir(parents=True, exist_ok=True)
                file.write_text(json.dumps(answer), encoding="utf-8")
        return [_restore(value, folder) for value in json.loads(file.read_text(encoding="utf-8"))]

    def _compute(self, index: int) -> list[Any]:
        values = [
            self._argument(component, value) for component, value in zip(self._inputs, self._rows[index], strict=True)
        ]
        if self._is_batch:
            values = [[value] for value in values]
        returned = _call(self._function, values)
        results = [returned] if len(self._outputs) == 1 else list(returned)
        if self._is_batch:
            results = [column[0] for column in (returned if len(self._outputs) > 1 else [returned])]
        return [component.postprocess(value) for component, value in zip(self._outputs, results, strict=False)]

    def _argument(self, component: Component, value: Any) -> Any:
        if isinstance(component, State):
            return component.initial()
        chosen = component.value if value is None else value
        payload = component.empty_payload if chosen is None else component.postprocess(chosen)
        return component.preprocess(_local(payload))

    def _digest(self) -> str:
        try:
            source = inspect.getsource(self._function)
        except (OSError, TypeError):
            source = repr(getattr(self._function, "__qualname__", type(self._function)))
        kinds = [component.kind for component in [*self._inputs, *self._outputs]]
        return hashlib.sha256(repr((source, kinds, self._rows)).encode()).hexdigest()[:16]


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


def _local(value: Any) -> Any:
    """Return a payload with files as functions get them: `FileData` with a local path."""
    if isinstance(value, dict):
        if is_file(value):
            return _local(msgspec.convert(value, FileData))
        return {name: _local(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_local(item) for item in value]
    if isinstance(value, FileData):
        return FileData(
            path=str(_path_of(value)), orig_name=value.orig_name, mime_type=value.mime_type, size=value.size
        )
    return value


def _path_of(file: FileData) -> Path:
    return current_store().resolve(file.path) if split_token(file.path) else Path(file.path)


def _persist(value: Any, folder: Path) -> Any:
    """Return a value as JSON holds it, its files copied into `folder`."""
    if isinstance(value, (dict, list, tuple)) and not (isinstance(value, dict) and is_file(value)):
        if isinstance(value, dict):
            return {name: _persist(item, folder) for name, item in value.items()}
        return [_persist(item, folder) for item in value]
    if isinstance(value, dict):
        value = msgspec.convert(value, FileData)
    if not isinstance(value, FileData):
        return msgspec.to_builtins(value)
    if value.path.startswith(("http://", "https://", "data:")):
        return msgspec.to_builtins(value)
    source = _path_of(value)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{len(list(folder.iterdir()))}-{source.name}"
    shutil.copyfile(source, target)
    copy = FileData(
        path=target.name, orig_name=value.orig_name or source.name, mime_type=value.mime_type, meta=value.meta
    )
    return msgspec.to_builtins(copy)


def _restore(value: Any, folder: Path) -> Any:
    """Return a kept value, its files in the store for the visitor that is served."""
    if isinstance(value, list):
        return [_restore(item, folder) for item in value]
    if not isinstance(value, dict):
        return value
    if not is_file(value) or value.get("url"):
        return {name: _restore(item, folder) for name, item in value.items()}
    file = current_store().put_path(folder / value["path"], name=value["orig_name"], owner=current_owner())
    file.meta = value["meta"]
    file.mime_type = value["mime_type"] or file.mime_type
    return file
