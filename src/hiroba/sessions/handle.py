"""`SessionHandle`: a visitor's session as authors see it; what they push through it appears on the visitor's screens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hiroba.components.component import Component
from hiroba.errors import PayloadError
from hiroba.sessions.deep_links import take_link
from hiroba.sessions.session import Session
from hiroba.wire.notices import MessageNotice

__all__ = ["SessionHandle"]


class SessionHandle:
    """A session. Annotate a parameter with it to receive the visitor's own; keep it to push to them later.

    Args:
        session: The session itself.
        call: Makes a call on the engine's thread.
    """

    def __init__(self, session: Session, call: Callable[[Callable[[], None]], None]) -> None:
        self._session = session
        self._call = call

    @property
    def id(self) -> str:
        """Its id, the same as `Request.session_hash`."""
        return self._session.id

    @property
    def username(self) -> str | None:
        """Name under which the visitor signed in."""
        return self._session.visit.username

    def push(self, component: Component, value: Any = None, **props: Any) -> None:
        """Show a value, or other properties, on every screen of this session. Safe from any thread.

        Args:
            component: A component of the app.
            value: Its new value; `None` leaves it.
            **props: Constructor arguments that change, such as `label` or `choices`.
        """
        self._call(lambda: self._session.push(component, value, **props))

    def message(self, component: Component, content: Any) -> None:
        """Send something to the page of a component, on every screen of this session. Safe from any thread.

        Args:
            component: A component of the app.
            content: What JSON holds; the component's page decides what it means.
        """
        if component.id is not None:
            notice = MessageNotice(component.id, content)
            self._call(lambda: self._session.tell(notice))

    def share(self) -> str:
        """Keep the present values of the page, and return a name: `?deep_link=NAME` after the page's address opens it filled with them.

        Safe from any thread. `State`, `BrowserState` and fields for passwords are left out. Links last seven days.

        Raises:
            PayloadError: The values are too large.
        """
        links = self._session.links
        if links is None:
            raise PayloadError("Links to a page as it is now are kept by a server, and this session has none.")
        return links.keep(self._session.id, take_link(self._session))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SessionHandle) and other._session is self._session

    def __hash__(self) -> int:
        return hash(self._session.id)
