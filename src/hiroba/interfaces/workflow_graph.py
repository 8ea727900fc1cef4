"""`WorkflowGraph`: a workflow as something that can be run: its steps in order, what it needs, what it gives."""

from __future__ import annotations

import inspect
import json
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_type_hints

from hiroba.components.workflow_text import ROLES, checked_workflow
from hiroba.errors import ArgumentError, BuildError
from hiroba.interfaces.parameters import value_parameters

__all__ = ["Port", "Task", "WorkflowGraph", "function_step", "workflow_of_functions"]

PORT_TYPES = {int: "number", float: "number", bool: "boolean", "int": "number", "float": "number", "bool": "boolean"}
Step = dict[str, Any]


@dataclass(frozen=True)
class Port:
    """A port of a step.

    Attributes:
        step: The step.
        id: Of the port.
        label: What people call it.
        type: `"text"`, `"number"`, `"boolean"`, `"json"`, `"image"`, ...
        value: What is written there.
    """

    step: str
    id: str
    label: str
    type: str
    value: Any = None


@dataclass(frozen=True)
class Task:
    """A part of a workflow that hangs together: something to fill in and to run.

    Attributes:
        name: Its name as an endpoint.
        label: Its name for people.
        inputs: What is filled in.
        outputs: What it gives.
    """

    name: str
    label: str
    inputs: tuple[Port, ...]
    outputs: tuple[Port, ...]


class WorkflowGraph:
    """A workflow.

    Args:
        workflow: The workflow, as `checked_workflow` has checked it.

    Attributes:
        name: What people call it.
        steps: The steps, by id.
        edges: What is connected with what.
    """

    def __init__(self, workflow: Mapping[str, Any]) -> None:
        self.name = str(workflow.get("name") or "Workflow")
        self.steps: dict[str, Step] = {step["id"]: step for role in ROLES for step in workflow.get(role) or []}
        self._roles = {step["id"]: role for role in ROLES for step in workflow.get(role) or []}
        known = self.steps.keys()
        self.edges = [e for e in workflow.get("edges") or [] if {e["from_node_id"], e["to_node_id"]} <= known]

    @classmethod
    def read(cls, text: str) -> WorkflowGraph:
        """Return the graph of a text of the second version.

        Raises:
            ValueError: The text is none.
        """
        return cls(checked_workflow(json.loads(text)))

    def role(self, id: str) -> str:
        """Return `"references"`, `"operators"` or `"subjects"`."""
        return self._roles[id]

    def source(self, step: str, port: str) -> tuple[str, str] | None:
        """Return the step and the port that lead to a port, if one does."""
        for edge in self.edges:
            if edge["to_node_id"] == step and edge["to_port_id"] == port:
                return edge["from_node_id"], edge["from_port_id"]
        return None

    def upstream(self, ids: Iterable[str]) -> list[str]:
        """Return the steps that others need, and those themselves, each after those that it needs.

        Raises:
            BuildError: They need each other in a circle.
        """
        wanted, open_ids = set(ids), deque(ids)
        while open_ids:
            current = open_ids.popleft()
            for edge in self.edges:
                if edge["to_node_id"] == current and edge["from_node_id"] not in wanted:
                    wanted.add(edge["from_node_id"])
                    open_ids.append(edge["from_node_id"])
        return self._in_order([id for id in self.steps if id in wanted])

    def _in_order(self, ids: Sequence[str]) -> list[str]:
        needs = {id: {e["from_node_id"] for e in self.edges if e["to_node_id"] == id} & set(ids) for id in ids}
        order: list[str] = []
        while needs:
            ready = [id for id, before in needs.items() if not before]
            if not ready:
                raise BuildError(
                    f"The steps {', '.join(map(repr, needs))} need each other in a circle. Remove a connection."
                )
            for id in ready:
                del needs[id]
                order.append(id)
            for before in needs.values():
                before.difference_update(ready)
        return order

    def tasks(self) -> list[Task]:
        """Return the parts of the workflow that hang together and give something, in the order of what they give."""
        tasks: list[Task] = []
        for part in self._parts():
            outputs = tuple(self._outputs(part))
            if outputs:
                needed = self.upstream(dict.fromkeys(port.step for port in outputs))
                label = self.label(outputs[0].step)
                name = _unique(_slug(label), {task.name for task in tasks})
                tasks.append(Task(name, label, tuple(self._inputs(needed)), outputs))
        return tasks

    def label(self, id: str) -> str:
        """Return what people call a step."""
        return str(self.steps[id].get("label") or id)

    def ports(self, id: str, side: str) -> Iterator[Port]:
        """Yield the ports of a step, of its `"inputs"` or `"outputs"`."""
        step = self.steps[id]
        data = step.get("data") or {}
        for port in step.get(side) or []:
            value = data.get(port["id"], port.get("default_value"))
            kind = port.get("type") or step.get("asset_type") or "text"
            yield Port(id, port["id"], str(port.get("label") or port["id"]), str(kind), value)

    def _inputs(self, ids: Sequence[str]) -> Iterator[Port]:
        """Yield what is to be filled in: what references hold, and inputs of operators to which nothing leads."""
        for id in (id for id in self.steps if id in ids):
            if self.role(id) == "references":
                if not any(edge["to_node_id"] == id for edge in self.edges):
                    for port in [*self.ports(id, "outputs")][:1]:
                        yield Port(id, port.id, self.label(id), port.type, port.value)
            elif self.role(id) == "operators":
                yield from (port for port in self.ports(id, "inputs") if self.source(id, port.id) is None)

    def _outputs(self, ids: Sequence[str]) -> Iterator[Port]:
        """Yield what subjects show; without any, what comes out of operators and leads nowhere."""
        subjects = [id for id in ids if self.role(id) == "subjects"]
        for id in subjects:
            for port in [*self.ports(id, "inputs")][:1]:
                yield Port(id, port.id, self.label(id), port.type)
        leading = {(edge["from_node_id"], edge["from_port_id"]) for edge in self.edges}
        for id in ids if not subjects else ():
            if self.role(id) == "operators":
                for port in self.ports(id, "outputs"):
                    if (id, port.id) not in leading:
                        label = self.label(id) if port.label == "output" else f"{self.label(id)} {port.label}"
                        yield Port(id, port.id, label, port.type)

    def _parts(self) -> list[list[str]]:
        """Return the steps, those together that hang together."""
        part_of = {id: {id} for id in self.steps}
        for edge in self.edges:
            joined = part_of[edge["from_node_id"]] | part_of[edge["to_node_id"]]
            for id in joined:
                part_of[id] = joined
        parts = {frozenset(part): part for part in part_of.values()}
        return [[id for id in self.steps if id in part] for part in parts]


def function_step(name: str, function: Callable[..., Any]) -> Step:
    """Return an operator that runs a function: with an input for each of its parameters."""
    try:
        hints = get_type_hints(function)
    except Exception:  # annotations may name what cannot be imported here; then they are read as they stand
        hints = dict(getattr(function, "__annotations__", {}))
    inputs = [
        {
            "id": f"in_{parameter.name}",
            "label": parameter.name,
            "type": PORT_TYPES.get(hints.get(parameter.name), "text"),
        }
        | ({} if parameter.default is inspect.Parameter.empty else {"default_value": _plain(parameter.default)})
        for parameter in value_parameters(function)
        if parameter.name != "self"
    ]
    output = {"id": "out_0", "label": "output", "type": PORT_TYPES.get(hints.get("return"), "text")}
    return {
        "id": f"fn_{name}",
        "role": "operator",
        "kind": "fn",
        "fn": name,
        "label": name,
        "inputs": inputs or [{"id": "in_0", "label": "input", "type": "text"}],
        "outputs": [output],
        "data": {},
    }


def workflow_of_functions(
    functions: Mapping[str, Callable[..., Any]], edges: Iterable[tuple[str, str]], name: str
) -> dict[str, Any]:
    """Return a workflow of functions.

    Args:
        functions: The functions, by name.
        edges: What leads where: names of functions, or `"function.port"`.
        name: What people call it.

    Raises:
        ArgumentError: An edge names what is not there.
    """
    steps = [function_step(title, function) for title, function in functions.items()]
    made = [_edge(number, start, end, steps) for number, (start, end) in enumerate(edges)]
    return {
        "schema_version": "2",
        "name": name,
        "references": [],
        "operators": steps,
        "subjects": [],
        "edges": made,
    }


def _edge(number: int, start: str, end: str, steps: list[Step]) -> dict[str, Any]:
    from_step, from_port = _end(start, "outputs", steps)
    to_step, to_port = _end(end, "inputs", steps)
    return {
        "id": f"edge_{number}",
        "from_node_id": from_step["id"],
        "from_port_id": from_port["id"],
        "to_node_id": to_step["id"],
        "to_port_id": to_port["id"],
        "type": from_port["type"],
    }


def _end(text: str, side: str, steps: list[Step]) -> tuple[Step, dict[str, Any]]:
    name, _, port = (part.strip() for part in text.partition("."))
    step = next((step for step in steps if step["fn"] == name), None)
    if step is None:
        raise ArgumentError(f"`edges` names the function {name!r}. There are {', '.join(one['fn'] for one in steps)}.")
    found = [one for one in step[side] if not port or port in (one["label"], one["id"])]
    if not found:
        raise ArgumentError(
            f"`edges` names {port!r} among the {side} of {name!r}. There are {', '.join(one['label'] for one in step[side])}."
        )
    return step, found[0]


def _plain(value: Any) -> Any:
    return value if isinstance(value, (str, int, float, bool, list, dict)) else None


def _slug(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", label.strip().lower()).strip("_") or "endpoint"


def _unique(name: str, taken: set[str]) -> str:
    while name in taken:
        name = f"{name}_"
    return name
