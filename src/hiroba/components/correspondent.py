"""`Correspondent`: a visitor's session, as far as a component must know it that writes to its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from hiroba.components.component import Component

__all__ = ["Correspondent"]


class Correspondent(Protocol):
    """A session that can be written to. A server function gets it for a parameter with this annotation; `SessionHandle` is one."""

    @property
    def id(self) -> str:
        """Its id."""

    def message(self, component: Component, content: Any) -> None:
        """Send something to the page of a component."""

    def share(self) -> str:
        """Keep the values of the session's page, and return the name that fills another page with them."""
