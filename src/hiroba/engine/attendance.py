"""`Attendance`: which sessions there are, which screens show them, and when a session without screens ends."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from heapq import nsmallest

import msgspec

from hiroba.components.browserstate import BrowserState
from hiroba.components.component import Component
from hiroba.engine.cache_store import forget_session
from hiroba.engine.clock import Timeout
from hiroba.engine.engine import Engine, Order
from hiroba.engine.job import Job
from hiroba.engine.snapshot import take_snapshot
from hiroba.engine.timers import Timers
from hiroba.errors import AccessError, StorageFullError
from hiroba.graph.model import AppModel
from hiroba.sessions.deep_links import DeepLinks, open_link
from hiroba.sessions.key import id_of, new_key
from hiroba.sessions.screen import Screen
from hiroba.sessions.session import Session
from hiroba.sessions.store import SessionRecord, SessionStore, record_of, restore
from hiroba.sessions.visit import Visit
from hiroba.wire.commands import AttachCommand
from hiroba.wire.ids import NodeId, SessionId, SessionKey, new_token
from hiroba.wire.notices import AttachedNotice, ReplacedNotice

__all__ = ["Attendance", "Graces"]

logger = logging.getLogger(__name__)


class Graces:
    """How long a session waits for a screen, in seconds.

    Attributes:
        lost_s: After a connection broke.
        left_s: After the page was left and is probably reloaded, and after a program has gone.
        program_s: After the last call of a program that has no screen.
    """

    def __init__(self, lost_s: float = 120.0, left_s: float = 3.0, program_s: float = 3600.0) -> None:
        self.lost_s = lost_s
        self.left_s = left_s
        self.program_s = program_s


class Attendance:
    """The sessions of an app.

    Args:
        engine: Runs what begins and ends a session.
        graces: How long sessions wait.
        capacity: Most sessions; those that are missed least go first (`_make_room`).
        store: Where sessions are kept beyond this process; nowhere if `None`.
        links: Keeps the looks of pages under names; for as long as this process if `None`.

    Attributes:
        on_end: What to call with a session that has ended.
    """

    def __init__(
        self,
        engine: Engine,
        graces: Graces | None = None,
        capacity: int = 10_000,
        store: SessionStore | None = None,
        links: DeepLinks | None = None,
    ) -> None:
        self._engine = engine
        self._links = links or DeepLinks(engine.gate.store)
        self._store = store
        self._graces = graces or Graces()
        self._capacity = capacity
        self._sessions: dict[SessionId, Session] = {}
        self._ends: dict[SessionId, Timeout] = {}
        self._timers = Timers(engine)
        self.on_end: list[Callable[[Session], None]] = []
        engine.jobs.on_forget = self._end_single
        engine.on_timer_change = self._timers.update
        if store is not None:
            engine.on_session_change = self._keep

    def __iter__(self) -> Iterator[Session]:
        return iter(list(self._sessions.values()))

    def __len__(self) -> int:
        return len(self._sessions)

    def get(self, key: SessionKey) -> Session | None:
        """Return the session with this key, or `None`."""
        return self._sessions.get(id_of(key))

    def open(self, visit: Visit, id: SessionId | None = None, key: SessionKey | None = None) -> Session:
        """Begin a session.

        Args:
            visit: The request that it begins with.
            id: Its id, where a program chose one; otherwise that of the key.
            key: Its key, where it has one already.
        """
        if len(self._sessions) >= self._capacity:
            self._make_room()
        if id is None:
            key = key or new_key()
            id = id_of(key)
        session = Session(id, self._engine.model, visit, self._engine.clock.now(), key)
        session.visitor, session.owner = visit.visitor, visit.username
        session.links = self._links
        self._sessions[session.id] = session
        return session

    def for_program(self, id: SessionId, visit: Visit) -> Session:
        """Return the session of a program, which is begun at its first call and ends an hour after its last one.

        Raises:
            AccessError: The session belongs to another visitor.
        """
        session = self.revive(id, visit)
        if not session.admits(visit):
            raise AccessError("This session belongs to another visitor.")
        session.last_seen_s = self._engine.clock.now()
        if not session.screens:
            self._end_later(session, self._graces.program_s)
        return session

    def for_call(self, visit: Visit) -> Session:
        """Begin the session of a program that names none: it ends when its one job is forgotten."""
        session = self.open(visit, SessionId(f"program:{new_token()}"))
        session.is_single = True
        return session

    def release_program(self, session: Session) -> None:
        """A program has gone: its jobs end, and soon its session, unless it calls again."""
        if not session.screens and session.id in self._sessions:
            for job in self._engine.jobs.active(session):
                self._engine.cancel(job)
            self._end_later(session, self._graces.left_s)

    def attach(self, command: AttachCommand, visit: Visit) -> tuple[Session, Screen, AttachedNotice]:
        """Let a screen show a session: the one it names if that is still there, otherwise a new one."""
        session = self._resumable(command, visit)
        is_new = session is None
        kept: list[BrowserState] = []
        if session is not None:
            session.visit = replace(session.visit, caller=visit.caller, profile=visit.profile, token=visit.token)
        else:
            session = self.open(visit)
            session.page = command.page
            open_link(session, self._links, command.query)
            kept = _take_kept(session, command.kept)
        self._stay(session)
        screen = session.screens.setdefault(command.screen, Screen(command.screen, command.page))
        screen.is_connected, screen.has_left = True, False
        screen.connections += 1
        for job in self._engine.jobs.active(session):
            job.is_shared = True
        notice = self._answer(session, screen, command, is_new)
        if is_new or session.is_restored:
            self._timers.begin(session)
        for report in session.unreported:
            session.tell(report)
        session.unreported.clear()
        if is_new:
            self._engine.fire(session, None, "load", visit)
            for node in kept:
                self._engine.fire(session, node, "change", visit)
        elif session.is_restored:
            session.visit, session.is_restored = visit, False
        return session, screen, notice

    def detach(
        self, session: Session, screen: Screen, connection: int, has_left: bool, may_return: bool = False
    ) -> None:
        """A transport of a screen has ended.

        Args:
            session: What it showed.
            screen: The screen.
            connection: Which of the screen's transports it was; only the newest one counts.
            has_left: Whether the page was closed, rather than the connection lost.
            may_return: Whether the page that was left is probably reloaded.
        """
        if screen.connections != connection or screen.has_left:
            return
        screen.is_connected, screen.has_left = False, has_left
        if has_left and len(session.screens) > 1:
            session.screens.pop(screen.id, None)
        if not any(other.is_connected for other in session.screens.values()):
            if has_left and not may_return:
                self.end(session)
                return
            self._keep(session)
            self._end_later(session, self._graces.left_s if has_left else self._graces.lost_s)

    def end(self, session: Session) -> None:
        """End a session: its jobs, its files, its state; functions attached to `unload` run."""
        self._stay(session)
        if self._sessions.pop(session.id, None) is None:
            return
        self._timers.end(session)
        if self._store is not None:
            self._store.delete(session.id)
        for job in self._engine.jobs.active(session):
            self._engine.cancel(job)
        self._engine.calls.end(session)
        if session.screens:
            self._engine.fire(session, None, "unload")
        session.delete_states()
        forget_session(session.id)
        for node in session.nodes():
            if isinstance(node, Component):
                node.end_session(session.id)
        session.feed.close()
        self._engine.gate.store.release(session.id)
        self._engine.jobs.forget(session)
        for call in self.on_end:
            call(session)

    def _end_single(self, job: Job) -> None:
        session = job.session
        if session.is_single and not self._engine.jobs.active(session):
            self.end(session)

    def replace(self, model: AppModel) -> None:
        """Let all sessions go on with another version of the app, and tell their screens to show it."""
        for session in self:
            session.move_to(model)
            self._timers.end(session)
            self._timers.begin(session)
            session.tell(ReplacedNotice())
            for binding in model.bindings_of(session.page):
                if binding.draws is not None:
                    self._engine.run(session, Order(binding, session.visit, has_script_run=False))

    def _resumable(self, command: AttachCommand, visit: Visit) -> Session | None:
        session = self._find(command.session) if command.session is not None else None
        if session is None or session.owner != visit.username or command.reason == "open":
            return None
        if session.page != command.page:
            return None
        if command.reason == "reload" and not self._engine.jobs.active(session) and len(_connected(session)) == 0:
            return None
        return session

    def _find(self, key: SessionKey) -> Session | None:
        """Return a session of this process, or bring back one that an earlier process kept."""
        id = id_of(key)
        if id in self._sessions:
            self._sessions[id].key = key
            return self._sessions[id]
        record = self._store.load(id) if self._store is not None else None
        return None if record is None else self._restored(record, self.open(Visit(), key=key))

    def revive(self, id: SessionId, visit: Visit) -> Session:
        """Return the session with an id, brought back if an earlier process kept it, or begun anew.

        That of a page waits for its screen, which has the key; that of a program for its next call.
        """
        session = self._sessions.get(id)
        if session is None:
            session = self.open(visit, id)
            record = self._store.load(id) if self._store is not None else None
            if record is not None:
                self._restored(record, session)
                self._end_later(session, self._graces.lost_s if record.screens else self._graces.program_s)
        return session

    def _restored(self, record: SessionRecord, session: Session) -> Session:
        restore(session, record)
        session.is_restored = True
        return session

    def _keep(self, session: Session) -> None:
        """Write a session down as it is now, if there is a store."""
        if self._store is None or session.id not in self._sessions:
            return
        try:
            self._store.save(record_of(session))
        except StorageFullError:
            logger.exception("A session could not be written down.")

    def close(self) -> None:
        """Keep the sessions that are open, and close what they are kept in."""
        for session in self:
            self._keep(session)
        self._links.close()
        if self._store is not None:
            self._store.close()

    def _answer(self, session: Session, screen: Screen, command: AttachCommand, is_new: bool) -> AttachedNotice:
        feed = session.feed
        if is_new and not session.filled:
            return AttachedNotice(_key_of(session), feed.number, screen.seq, is_new=True)
        if command.reason == "reconnect" and not session.is_restored and feed.read(command.cursor) is not None:
            return AttachedNotice(_key_of(session), command.cursor, screen.seq)
        return AttachedNotice(
            _key_of(session),
            feed.number,
            screen.seq,
            is_new=is_new,
            snapshot=take_snapshot(session, self._engine.jobs, self._engine.clock.now()),
        )

    def _end_later(self, session: Session, delay_s: float) -> None:
        self._stay(session)
        self._ends[session.id] = self._engine.clock.call_later(delay_s, lambda: self.end(session))

    def _stay(self, session: Session) -> None:
        timeout = self._ends.pop(session.id, None)
        if timeout is not None:
            timeout.cancel()

    def _make_room(self) -> None:
        """End the sessions that are missed least: programs' before those of pages, nothing runs in them, and they were silent longest.

        Some go at once, so that whoever begins sessions without end does not have all of them looked through each time.
        """
        busy = {job.session.id for job in self._engine.jobs if not job.is_finished}
        silent = [session for session in self._sessions.values() if not _connected(session)]
        count = max(1, self._capacity // 100)
        for session in nsmallest(count, silent, key=lambda s: (s.id in busy, s.key is not None, s.last_seen_s)):
            self.end(session)


def _key_of(session: Session) -> SessionKey:
    assert session.key is not None, "a page shows sessions with a key only"
    return session.key


def _connected(session: Session) -> list[Screen]:
    return [screen for screen in session.screens.values() if screen.is_connected]


def _take_kept(session: Session, kept: Mapping[str, msgspec.Raw]) -> list[BrowserState]:
    """Give a new session what the visitor's browser kept. Returns the nodes of it; others are left alone."""
    found = []
    for id, value in kept.items():
        node = session.node(NodeId(int(id))) if id.isdecimal() else None
        if isinstance(node, BrowserState):
            session.set(NodeId(int(id)), "value", msgspec.json.decode(value))
            found.append(node)
    return found
