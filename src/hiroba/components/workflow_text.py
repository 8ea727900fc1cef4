"""The text of a workflow: JSON of the second version, and how one of the first becomes that.

A workflow of the second version is an object with `"schema_version": "2"`, `"name"`, and lists of steps by their role: `"references"`,
`"operators"`, `"subjects"`. A step has an `"id"`, a `"label"`, ports in `"inputs"` and `"outputs"` (each with `"id"`, `"label"`, `"type"`), and
`"data"`: values by ids of ports. `"edges"` lead from a port of one step to a port of another.
"""

from __future__ import annotations

import json
from typing import Any

__all__ = ["EDGE_KEYS", "ROLES", "checked_workflow", "read_workflow"]

ROLES = ("references", "operators", "subjects")
EDGE_KEYS = ("from_node_id", "from_port_id", "to_node_id", "to_port_id")
OF_OLD = {"component": "references", "input": "references", "output": "subjects", "transform": "operators"}


def read_workflow(text: Any) -> str:
    """Return the text of a workflow in the second version.

    Raises:
        ValueError: It is none; the message says why.
        TypeError: It is no text.
    """
    if not isinstance(text, str):
        raise TypeError(f"Got {text!r:.80}.")
    workflow = json.loads(text)
    if isinstance(workflow, dict) and workflow.get("schema_version") != "2" and isinstance(workflow.get("nodes"), list):
        workflow = _second_version(workflow)
        return json.dumps(checked_workflow(workflow))
    checked_workflow(workflow)
    return text


def checked_workflow(workflow: Any) -> dict[str, Any]:
    """Return a workflow if its parts are where they belong.

    Raises:
        ValueError: They are not; the message says which.
    """
    if not isinstance(workflow, dict):
        raise ValueError("A workflow must be an object.")
    if workflow.get("schema_version", "2") != "2":
        raise ValueError(f"The version must be '2', got {workflow.get('schema_version')!r}.")
    seen: set[str] = set()
    for role in ROLES:
        for step in _list(workflow, role):
            id = step.get("id") if isinstance(step, dict) else None
            if not isinstance(id, str) or not id or id in seen:
                raise ValueError(f"Each of the {role} must be an object with an `id` of its own, got {step!r:.80}.")
            seen.add(id)
            _check_ports(step)
    for edge in _list(workflow, "edges"):
        if not isinstance(edge, dict) or not all(isinstance(edge.get(key), str) and edge[key] for key in EDGE_KEYS):
            raise ValueError(f"Each of the edges must be an object with {', '.join(EDGE_KEYS)}, got {edge!r:.80}.")
    return workflow


def _check_ports(step: dict[str, Any]) -> None:
    for side in ("inputs", "outputs"):
        for port in _list(step, side):
            if not isinstance(port, dict) or not isinstance(port.get("id"), str):
                raise ValueError(
                    f"Each of the {side} of {step['id']!r} must be an object with an `id`, got {port!r:.80}."
                )
    if not isinstance(step.get("data") or {}, dict):
        raise ValueError(f"The `data` of {step['id']!r} must be an object.")


def _list(holder: dict[str, Any], key: str) -> list[Any]:
    found = holder.get(key) or []
    if not isinstance(found, list):
        raise ValueError(f"`{key}` must be a list, got {found!r:.80}.")
    return found


def _second_version(workflow: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"schema_version": "2", "name": workflow.get("name") or "Workflow"}
    made.update({role: [] for role in ROLES})
    for step in workflow["nodes"]:
        if not isinstance(step, dict):
            raise ValueError(f"Each of the nodes must be an object, got {step!r:.80}.")
        role = OF_OLD.get(str(step.get("kind")), "operators")
        changed = {**step, "role": role[:-1]}
        if role == "operators":
            changed["kind"] = step.get("source") or "space"
        made[role].append(changed)
    made["edges"] = workflow.get("edges") or []
    return made
