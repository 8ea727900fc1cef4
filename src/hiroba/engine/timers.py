"""`Timers`: the timers of each session that has a screen. The server keeps the time, so two screens do not tick twice."""

from __future__ import annotations

from hiroba.components.timer import Timer
from hiroba.engine.clock import Timeout
from hiroba.engine.engine import Engine
from hiroba.sessions.session import Session

__all__ = ["Timers"]


class Timers:
    """Fires `tick` of every active timer.

    Args:
        engine: Runs what listens.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._due: dict[str, dict[int, Timeout]] = {}

    def begin(self, session: Session) -> None:
        """Start the timers of a session."""
        for node in session.timers():
            self.update(session, node)

    def update(self, session: Session, timer: Timer) -> None:
        """Start or stop a timer, as the session has it now."""
        assert timer.id is not None
        due = self._due.setdefault(session.id, {})
        running = due.pop(timer.id, None)
        if running is not None:
            running.cancel()
        if session.node(timer.id) is not timer:
            return
        current = session.component(timer)
        interval_s = session.value(timer)
        if isinstance(current, Timer) and current.active and interval_s:
            due[timer.id] = self._engine.clock.call_later(interval_s, lambda: self._tick(session, timer))

    def end(self, session: Session) -> None:
        """Stop the timers of a session."""
        for timeout in self._due.pop(session.id, {}).values():
            timeout.cancel()

    def _tick(self, session: Session, timer: Timer) -> None:
        if any(screen.is_connected for screen in session.screens.values()):
            self._engine.fire(session, timer, "tick")
        self.update(session, timer)
