"""Values that a server of this protocol sends as differences to what it sent before."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

__all__ = ["apply_differences"]


def apply_differences(before: list[Any], sent: list[Any]) -> list[Any]:
    """Return the values of all outputs.

    Args:
        before: The values until now; empty before the first ones, which are sent whole.
        sent: For each output a list of (what to do, path, value): `"replace"`, `"append"` to a text or a list, `"add"`, `"delete"`.
    """
    if not before:
        return sent
    return [_changed(value, steps) for value, steps in zip(before, sent, strict=False)]


def _changed(value: Any, steps: Any) -> Any:
    if not isinstance(steps, list):
        return steps
    result = deepcopy(value)
    for action, path, new in steps:
        result = _step(result, action, path, new)
    return result


def _step(value: Any, action: str, path: list[Any], new: Any) -> Any:
    if not path:
        return value + new if action == "append" else new
    *above, last = path
    place = value
    for key in above:
        place = place[key]
    if action == "replace":
        place[last] = new
    elif action == "append":
        place[last] += new
    elif action == "add" and isinstance(place, list):
        place.insert(int(last), new)
    elif action == "add":
        place[last] = new
    elif action == "delete":
        del place[last]
    return value
