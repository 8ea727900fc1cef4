"""Differences between two JSON values, and how to apply them.

A patch is `(action, path, value)`. Actions: `replace` the value at the path, `append` to the text or list there, `add` a key
or list element, `delete` one. The form is the one that existing clients of streaming outputs read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

__all__ = ["Action", "Patch", "apply_patches", "difference"]

Action = Literal["replace", "append", "add", "delete"]
Patch = tuple[Action, list[str | int], Any]


def difference(old: Any, new: Any) -> list[Patch]:
    """Return the patches that turn `old` into `new`; none if they are equal. Cost: linear in both values."""
    patches: list[Patch] = []
    _compare(old, new, [], patches)
    return patches


def apply_patches(value: Any, patches: Iterable[Patch]) -> Any:
    """Return `value` with the patches applied in order; `value` itself is left as it was along every path taken."""
    for action, path, change in patches:
        value = _apply(value, action, path, change)
    return value


def _compare(old: Any, new: Any, path: list[str | int], patches: list[Patch]) -> None:
    if old is new:
        return
    if isinstance(new, dict) and isinstance(old, dict):
        _compare_dicts(old, new, path, patches)
    elif type(old) is not type(new):
        patches.append(("replace", path, new))
    elif isinstance(new, str):
        if new.startswith(old) and old:
            if len(new) > len(old):
                patches.append(("append", path, new[len(old) :]))
        elif old != new:
            patches.append(("replace", path, new))
    elif isinstance(new, list):
        _compare_lists(old, new, path, patches)
    elif old != new:
        patches.append(("replace", path, new))


def _compare_lists(old: list[Any], new: list[Any], path: list[str | int], patches: list[Patch]) -> None:
    shared = min(len(old), len(new))
    for i in range(shared):
        if old[i] is not new[i]:
            _compare(old[i], new[i], [*path, i], patches)
    patches.extend(("add", [*path, i], new[i]) for i in range(shared, len(new)))
    patches.extend(("delete", [*path, i], None) for i in range(len(old) - 1, shared - 1, -1))


def _compare_dicts(old: dict[str, Any], new: dict[str, Any], path: list[str | int], patches: list[Patch]) -> None:
    for key, value in new.items():
        if key in old:
            _compare(old[key], value, [*path, key], patches)
        else:
            patches.append(("add", [*path, key], value))
    patches.extend(("delete", [*path, key], None) for key in old if key not in new)


def _apply(value: Any, action: Action, path: list[str | int], change: Any) -> Any:
    if not path:
        return value + change if action == "append" else change
    key, rest = path[0], path[1:]
    copy = value.copy()
    if rest or action == "append":
        copy[key] = _apply(copy[key], action, rest, change)
    elif action == "delete":
        del copy[key]
    elif action == "add" and isinstance(copy, list):
        copy.insert(int(key), change)
    else:
        copy[key] = change
    return copy
