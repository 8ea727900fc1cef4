"""Conversations: the list of what a visitor talked about, to go back to, rename, search and delete."""

from __future__ import annotations

from typing import Any, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.errors import PayloadError

__all__ = ["Conversations"]


class Conversations(Component):
    """A list of conversations. The value is the id of the one that is open, or `None`.

    Its browser makes up a secret for itself, once, and tells it with `load`; it is in no value, so no other screen sees it. A page that was
    open when its session ended tells `load` again, with the id of the conversation that it shows.

    Args:
        value: Id of the conversation that is open.
        items: Dictionaries with `id`, `title` and `updated_s`, the newest first; `None` where they are still to be asked for.
        storage_key: Where this browser keeps the conversations, if it does: `load` is told again when another page of it changes them.
        **options: See `ComponentOptions`.
    """

    load = events.LOAD
    click = events.CLICK
    edit = events.EDIT
    delete = events.DELETE
    search = events.SEARCH

    def __init__(
        self,
        value: str | None = None,
        *,
        items: list[dict[str, Any]] | None = None,
        storage_key: str | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        self.items = items
        self.storage_key = storage_key
        super().__init__(value, **options)

    def preprocess(self, payload: Any) -> str | None:
        """Return the id, or `None`.

        Raises:
            PayloadError: It is no text.
        """
        if payload is not None and not isinstance(payload, str):
            raise PayloadError(f"The id of a conversation was expected, got {payload!r}.")
        return payload

    def api_info(self) -> dict[str, Any]:
        """Return the schema of an id."""
        return {"type": ["string", "null"]}
