"""What a function may return in place of a value: an update of properties, nothing at all, or the verdict of a validator."""

from __future__ import annotations

from typing import Any

__all__ = ["UPDATE", "is_update", "is_verdict", "skip", "update", "validate"]

UPDATE = "update"


def update(
    elem_id: str | None = None, elem_classes: list[str] | str | None = None, visible: Any = None, **props: Any
) -> dict[str, Any]:
    """Return an update: the output keeps everything but the properties named here.

    Args:
        elem_id: New `elem_id`.
        elem_classes: New `elem_classes`.
        visible: New visibility.
        **props: Any parameter of the component's constructor, `value` among them.
    """
    named = {"elem_id": elem_id, "elem_classes": elem_classes, "visible": visible}
    return {"__type__": UPDATE, **{name: value for name, value in named.items() if value is not None}, **props}


def skip() -> dict[str, Any]:
    """Return an update of nothing: the output stays as it is."""
    return {"__type__": UPDATE}


def validate(is_valid: bool, message: str) -> dict[str, Any]:
    """Return the verdict of a validator on one input.

    Args:
        is_valid: Whether the input is as it must be.
        message: What is wrong with it otherwise, for the visitor.
    """
    return {"__type__": "validate", "is_valid": bool(is_valid), "message": str(message)}


def is_update(value: object) -> bool:
    """Tell whether `value` is an update."""
    return isinstance(value, dict) and value.get("__type__") == UPDATE


def is_verdict(value: object) -> bool:
    """Tell whether `value` is the verdict of a validator."""
    return isinstance(value, dict) and value.get("__type__") == "validate"
