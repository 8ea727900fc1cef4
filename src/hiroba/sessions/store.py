"""Where sessions are kept beyond the process, if they are: `SessionStore` is the interface."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from typing import Any, Protocol

import msgspec

from hiroba.sessions.screen import Screen
from hiroba.sessions.session import Session
from hiroba.wire.ids import NodeId, ScreenId, SessionId

__all__ = ["SessionRecord", "SessionStore", "record_of", "restore"]


class SessionRecord(msgspec.Struct, frozen=True):
    """What is kept of a session: what differs from the app's own description.

    Attributes:
        id: Its id.
        page: Route of the page that it shows.
        props: Properties as on the wire, by node.
        pickled: Python values, pickled one by one: (`"state"` or `"arguments"`, node, pickle).
        screens: The number of the last command that was taken, by screen.
        visitor: The cookie of a program that it belongs to.
        owner: Name under which its visitor has signed in.
        said: Nodes whose value the visitor's page has told.
    """

    id: str
    page: str
    props: dict[int, dict[str, Any]]
    pickled: list[tuple[str, int, bytes]] = []
    screens: dict[str, int] = {}
    visitor: str | None = None
    owner: str | None = None
    said: list[int] = []


class SessionStore(Protocol):
    """Keeps sessions beyond the process, or beside it."""

    def save(self, record: SessionRecord) -> None:
        """Keep a session, in place of what was kept of it before."""

    def load(self, id: SessionId) -> SessionRecord | None:
        """Return what is kept of a session, or `None`."""

    def delete(self, id: SessionId) -> None:
        """Forget a session; it need not be there."""

    def close(self) -> None:
        """Free what is held."""


def record_of(session: Session) -> SessionRecord:
    """Return what is to be kept of a session. Python values that cannot be pickled are left out."""
    return SessionRecord(
        id=session.id,
        page=session.page,
        props={int(node): props for node, props in session.props.items() if node in session.app.nodes},
        pickled=[*_pickled("state", session.states), *_pickled("arguments", session.arguments)],
        screens={screen.id: screen.seq for screen in session.screens.values()},
        visitor=session.visitor,
        owner=session.owner,
        said=[int(node) for node in session.said if node in session.app.nodes],
    )


def restore(session: Session, record: SessionRecord) -> None:
    """Give a new session what was kept of an earlier one."""
    session.page, session.visitor, session.owner = record.page, record.visitor, record.owner
    session.said = frozenset(map(NodeId, record.said))
    for screen, seq in record.screens.items():
        session.screens[ScreenId(screen)] = Screen(ScreenId(screen), record.page, seq)
    session.props = {NodeId(node): dict(props) for node, props in record.props.items()}
    for kind, node, data in record.pickled:
        target: dict[NodeId, Any] = session.states if kind == "state" else session.arguments
        target[NodeId(node)] = pickle.loads(data)


def _pickled(kind: str, values: Mapping[NodeId, Any]) -> list[tuple[str, int, bytes]]:
    result = []
    for node, value in values.items():
        try:
            result.append((kind, int(node), pickle.dumps(value)))
        except Exception:  # any object may refuse in its own way; the session then begins with the default
            continue
    return result
