"""`ApiValue`: a parameter or result of an endpoint that has no component on the page."""

from __future__ import annotations

from typing import Any, get_args, get_origin

from hiroba.components.component import Component

__all__ = ["ApiValue", "schema_of"]

SIMPLE: dict[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


class ApiValue(Component):
    """A value that only programs give or get. It stands nowhere on the page.

    Args:
        value: Its default.
        label: Name of the parameter.
        hint: Type hint of the parameter.
    """

    kind = "api"

    def __init__(self, value: Any = None, *, label: str | None = None, hint: Any = None) -> None:
        self.hint = hint
        super().__init__(value, label=label, render=False, visible=False)

    def props(self) -> dict[str, Any]:
        """Return the name alone."""
        return {"label": self.label}

    def api_info(self) -> dict[str, Any]:
        """Return the schema of the type hint."""
        return schema_of(self.hint)

    def example_payload(self) -> Any:
        """Return a value of the type."""
        return {"string": "hello", "integer": 1, "number": 1.5, "boolean": True}.get(self.api_info().get("type", ""))

    def _takes_function(self) -> bool:
        return False


def schema_of(hint: Any) -> dict[str, Any]:
    """Return the JSON schema of a type hint; an empty one, which allows anything, where none is known."""
    if hint in SIMPLE:
        return {"type": SIMPLE[hint]}
    origin, args = get_origin(hint), get_args(hint)
    if origin in (list, tuple, set) or hint in (list, tuple, set):
        return {"type": "array", **({"items": schema_of(args[0])} if args else {})}
    if origin is dict or hint is dict:
        return {"type": "object", **({"additionalProperties": schema_of(args[1])} if len(args) == 2 else {})}
    if str(origin) == "typing.Literal":
        return {"enum": list(args)}
    if args and (str(origin) == "typing.Union" or type(hint).__name__ == "UnionType"):
        return {"anyOf": [schema_of(arg) for arg in args]}
    return {}
