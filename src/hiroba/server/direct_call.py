"""An app used like a function: `demo("Ada")` runs one of its functions here and now, without a server or a page."""

from __future__ import annotations

import contextvars
from collections.abc import Sequence
from typing import Any

from hiroba.components.component import Component
from hiroba.components.plain import to_plain
from hiroba.components.state import State
from hiroba.errors import ArgumentError
from hiroba.files.context import set_store
from hiroba.files.local_store import local_store
from hiroba.graph.binding import Binding
from hiroba.graph.blocks import Blocks
from hiroba.interfaces.direct_answer import answer_of, local_files
from hiroba.wire.values import FileData, is_file

__all__ = ["call_app"]


def call_app(blocks: Blocks, values: Sequence[Any], number: int, api_name: str | None) -> Any:
    """Run one of an app's functions, and return its result as a client would get it; files are local paths.

    Args:
        blocks: The app.
        values: A value for each input; files as paths.
        number: Which function, by its number among those of the app.
        api_name: Name of the endpoint instead.

    Raises:
        ArgumentError: There is no such function, it cannot be called so, or takes another number of values.
    """
    binding = _binding(blocks, number, api_name)
    inputs = [node for node in binding.all_inputs if isinstance(node, Component)]
    outputs = [node for node in binding.outputs if isinstance(node, Component)]
    _check(binding, inputs, outputs, values)
    store = blocks.launched.app.state.service.gate.store if blocks.launched is not None else local_store()

    def run() -> list[Any]:
        set_store(store)
        assert binding.function is not None
        answer = answer_of(binding.function, inputs, outputs, values, is_batch=binding.options.batch)
        return [to_plain(_with_paths(local_files(value))) for value in answer]

    results = contextvars.copy_context().run(run)
    return results[0] if len(results) == 1 else results


def _binding(blocks: Blocks, number: int, api_name: str | None) -> Binding:
    bindings = blocks.bindings.items
    if api_name is not None:
        name = api_name.removeprefix("/")
        found = next((binding for binding in bindings if binding.api_name == name), None)
        if found is not None:
            return found
        names = ", ".join(repr(binding.api_name) for binding in bindings if binding.api_name) or "none"
        raise ArgumentError(f"The app has no endpoint {api_name!r}. Its endpoints: {names}.")
    chosen = next((binding for binding in bindings if binding.id == number), None)
    if chosen is None:
        raise ArgumentError(f"The app has {len(bindings)} functions, and `fn_index` is {number!r}. Count from 0.")
    return chosen


def _check(binding: Binding, inputs: list[Component], outputs: list[Component], values: Sequence[Any]) -> None:
    has_state = any(isinstance(node, State) for node in (*inputs, *outputs))
    if binding.function is None or binding.is_generator or has_state:
        raise ArgumentError(
            f"{binding!r} has no result to return: it is a generator, has a `State`, or runs in the browser only. "
            "Call `launch` and use it through a page or a client."
        )
    if len(values) != len(inputs):
        raise ArgumentError(f"{binding!r} takes {len(inputs)} values, got {len(values)}.")


def _with_paths(value: Any) -> Any:
    if isinstance(value, FileData):
        return value.path
    if isinstance(value, dict):
        return value["path"] if is_file(value) else {name: _with_paths(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_paths(item) for item in value]
    return value
