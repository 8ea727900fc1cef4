"""What a function answers to the examples, kept on disk as the browser gets it."""

from __future__ import annotations

import hashlib
import inspect
import json
import os
import shutil
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from hiroba.components.component import Component
from hiroba.components.node import Node
from hiroba.files.context import current_owner, current_store
from hiroba.files.whole_write import new_folder
from hiroba.interfaces.direct_answer import answer_of, path_of
from hiroba.sessions.visit import Request
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
        **options: Those of `answer_of`: how the function takes and gives values.
    """

    def __init__(
        self,
        function: Callable[..., Any],
        inputs: Sequence[Component],
        outputs: Sequence[Node],
        rows: Sequence[Sequence[Any]],
        **options: bool,
    ) -> None:
        self._function = function
        self._inputs = inputs
        self._outputs = outputs
        self._rows = rows
        self._options = options
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

    def answer(self, index: int, request: Request | None = None) -> list[Any]:
        """Return what the outputs show for an example, as on the wire, computed now if it must be.

        Args:
            index: Which example.
            request: Of the visitor who wants to see it, if there is one.

        Raises:
            StorageFullError: The answer cannot be kept; nothing of it stays.
        """
        folder = self.folder / str(index)
        file = folder / "answer.json"
        with self._lock:
            if not file.is_file():
                row = self._rows[index]
                values = answer_of(self._function, self._inputs, self._outputs, row, request=request, **self._options)
                with new_folder(folder) as draft:
                    answer = [_persist(value, draft) for value in values]
                    (draft / file.name).write_text(json.dumps(answer), encoding="utf-8")
        return [_restore(value, folder) for value in json.loads(file.read_text(encoding="utf-8"))]

    def _digest(self) -> str:
        try:
            source = inspect.getsource(self._function)
        except (OSError, TypeError):
            source = repr(getattr(self._function, "__qualname__", type(self._function)))
        kinds = [component.kind for component in (*self._inputs, *self._outputs)]
        return hashlib.sha256(repr((source, kinds, self._rows)).encode()).hexdigest()[:16]


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
    source = path_of(value)
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
