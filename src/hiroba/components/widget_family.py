"""A widget and the widgets that its traits lead to, which its module reaches by the ids of their models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hiroba.errors import PayloadError

__all__ = ["close_family", "is_closed", "members_of", "refuse_strangers", "synced_names", "widgets_in"]

OF_JUPYTER = frozenset({"layout", "tooltip", "tabbable", "comm", "keys", "log"})
"""Traits that a notebook has a use for."""

REFERENCES = ("anywidget:", "IPY_MODEL_")
"""What the id of a model stands behind, in `WidgetTrait` and in `widget_serialization` of ipywidgets."""


def synced_names(widget: Any) -> list[str]:
    """Return the names of the traits that page and Python share."""
    return [name for name in widget.keys if not name.startswith("_") and name not in OF_JUPYTER]


def widgets_in(value: Any) -> Iterator[Any]:
    """Yield the widgets that a value is, or holds in lists and dictionaries."""
    if hasattr(value, "get_state"):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from widgets_in(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from widgets_in(item)


def members_of(widget: Any) -> list[Any]:
    """Return a widget and all that its traits lead to, each once."""
    found = [widget]
    for one in found:
        for name in synced_names(one):
            found += [
                member for member in widgets_in(getattr(one, name)) if not any(member is known for known in found)
            ]
    return found


def is_closed(widget: Any) -> bool:
    """Whether a widget has no id by which it could be reached."""
    return getattr(widget, "comm", None) is None


def close_family(widget: Any) -> None:
    """Take a widget and its members from the lists of open ones."""
    for member in members_of(widget):
        member.close()


def refuse_strangers(widget: Any, value: Any) -> None:
    """Refuse a value from a page that names a widget which this one does not lead to: it could be another visitor's.

    Raises:
        PayloadError: It names such a widget.
    """
    named = set(_references_in(value))
    if not named:
        return
    known = {member.model_id for member in members_of(widget) if not is_closed(member)}
    if not named <= known:
        raise PayloadError(
            f"A widget that belongs to {type(widget).__name__} was expected, got {min(named - known)!r}."
        )


def _references_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from (value.removeprefix(start) for start in REFERENCES if value.startswith(start))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _references_in(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _references_in(item)
