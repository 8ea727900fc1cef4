"""BrowserState: a value that stays in the visitor's browser when the page is closed."""

from __future__ import annotations

import secrets
from typing import Any

from hiroba.components import events
from hiroba.components.component import Component
from hiroba.components.plain import to_plain

__all__ = ["BrowserState"]

SECRET_BYTES = 12


class BrowserState(Component):
    """A value of JSON that the visitor's browser keeps (in `localStorage`), so that it is there at the next visit.

    It is read before anything runs, so `load` functions get it. It is part of the app's page itself; inside of `@render` it keeps
    nothing.

    Args:
        default_value: What it holds until something is kept.
        storage_key: Name under which the browser keeps it. Where you leave it out, a new name is made at each start of the program, and
            what was kept before is not found any more.
        secret: What is kept is encrypted with it (AES-GCM), so that other programs on that machine cannot read it at a glance; likewise
            made anew at each start where you leave it out. The page must know the secret, so it protects nothing from the visitor.
            Browsers encrypt only on pages with a secure address (https, or this machine); elsewhere it is kept as it is.
        render: Whether it is part of the app that is being built.
    """

    change = events.CHANGE

    def __init__(
        self,
        default_value: Any = None,
        *,
        storage_key: str | None = None,
        secret: str | None = None,
        render: bool = True,
    ) -> None:
        self.default_value = to_plain(default_value)
        self.storage_key = storage_key or secrets.token_urlsafe(SECRET_BYTES)
        self.secret = secret or secrets.token_urlsafe(SECRET_BYTES)
        super().__init__(self.default_value, render=render)

    def props(self) -> dict[str, Any]:
        """Return how the browser keeps it."""
        return {"storage_key": self.storage_key, "secret": self.secret}

    def preprocess(self, payload: Any) -> Any:
        """Return what the browser keeps, and the default in place of `None`."""
        return self.default_value if payload is None else payload

    def postprocess(self, value: Any) -> Any:
        """Return a value as JSON holds it: models of pydantic and dataclasses become dictionaries."""
        return to_plain(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of any value of JSON."""
        return {"type": {}, "description": "any json-serializable value"}

    def example_payload(self) -> str:
        """Return a text."""
        return "test"

    def example_value(self) -> str:
        """Return a text."""
        return "test"

    def _takes_function(self) -> bool:
        return False
