"""Runs workflows, and single steps of them, on the server."""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_type_hints

from hiroba.errors import Error
from hiroba.interfaces.workflow_graph import Task, WorkflowGraph
from hiroba.sessions.visit import Request

__all__ = ["Callers", "call_bound", "run_task"]

Callers = Mapping[str, Callable[[list[Any], Request], list[Any]]]
"""What runs an operator of a kind: takes what the page sends, returns results in the order of its outputs."""


def run_task(graph: WorkflowGraph, task: Task, values: Sequence[Any], callers: Callers, request: Request) -> list[Any]:
    """Run a part of a workflow, and return what it gives.

    Args:
        graph: The workflow.
        task: The part.
        values: What was filled in, in the order of its inputs.
        callers: What runs operators.
        request: Of the visitor.

    Raises:
        Error: A step fails, or lacks something that it needs.
    """
    known = {(port.step, port.id): value for port, value in zip(task.inputs, values, strict=True)}
    for id in graph.upstream(dict.fromkeys(port.step for port in task.outputs)):
        taken = [_input(graph, id, port.id, port.value, known) for port in graph.ports(id, "inputs")]
        if graph.role(id) == "operators":
            given = _run_operator(graph, id, taken, callers, request)
        else:
            given = taken[:1]
        for number, port in enumerate(graph.ports(id, "outputs")):
            if number < len(given):
                known.setdefault((id, port.id), given[number])
        known.update({(id, port.id): value for port, value in zip(graph.ports(id, "inputs"), taken, strict=True)})
    return [known.get((port.step, port.id)) for port in task.outputs]


def _input(graph: WorkflowGraph, id: str, port: str, written: Any, known: dict[tuple[str, str], Any]) -> Any:
    source = graph.source(id, port)
    return known.get((id, port), written) if source is None else known.get(source)


def _run_operator(graph: WorkflowGraph, id: str, taken: list[Any], callers: Callers, request: Request) -> list[Any]:
    step = graph.steps[id]
    for port, value in zip(step.get("inputs") or [], taken, strict=True):
        if port.get("required") and value in (None, ""):
            raise Error(f"{graph.label(id)} needs {port.get('label') or port['id']}.")
    kind = str(step.get("kind") or "space")
    if kind == "fn":
        order = [step.get("fn"), taken]
    elif kind == "space":
        order = [step.get("space_id"), step.get("endpoint"), taken]
    else:
        order = [step.get(f"{kind}_id"), step.get("endpoint"), taken]
    if kind not in callers:
        raise Error(f"{graph.label(id)} is of the kind {kind!r}, which cannot be run here.")
    return callers[kind](order, request)


def call_bound(functions: Mapping[str, Callable[..., Any]], order: list[Any], request: Request) -> list[Any]:
    """Call a function by its name.

    Args:
        functions: The functions, by name.
        order: Its name, and its arguments as a list or as JSON.
        request: Of the visitor, for a parameter that is annotated with `Request`.

    Raises:
        Error: There is none of this name, or the arguments are no list.
    """
    name, given = (*order, None, None)[:2]
    function = functions.get(name) if isinstance(name, str) else None
    if function is None:
        raise Error(f"There is no function {name!r} in this workflow.")
    args = _arguments(given)
    result = function(*_with_request(function, args, request))
    if inspect.iscoroutine(result):
        result = asyncio.run(result)
    return list(result) if isinstance(result, (list, tuple)) else [result]


def _arguments(given: Any) -> list[Any]:
    try:
        args = json.loads(given) if isinstance(given, str) else given
    except ValueError as error:
        raise Error(f"The arguments are no JSON: {error}.") from None
    return args if isinstance(args, list) else [] if args is None else [args]


def _with_request(function: Callable[..., Any], args: list[Any], request: Request) -> list[Any]:
    """Return the arguments with the request in the places that ask for it."""
    try:
        hints = get_type_hints(function)
        names = list(inspect.signature(function).parameters)
    except Exception:  # what cannot be read asks for nothing
        return args
    for place, name in enumerate(names):
        if inspect.isclass(hints.get(name)) and issubclass(hints[name], Request):
            args = [*args[:place], request, *args[place:]]
    return args
