"""`ModuleComponent`: what components share whose page is one JavaScript module of an author's."""

from __future__ import annotations

import os
import threading
import time
from typing import Any, Self

from hiroba.components.component import Component
from hiroba.components.correspondent import Correspondent
from hiroba.components.module_source import ModuleSource
from hiroba.components.server_function import server

__all__ = ["ModuleComponent"]

WATCH_EVERY_S = 0.3


class ModuleComponent(Component):
    """Base of `CustomComponent` and `AnyWidget`.

    The module follows the contract of anywidget: `export default { initialize, render({ model, el, experimental }) }`. It runs in the
    page's own origin, with all rights of the page: use modules that you trust.
    """

    kind = "customcomponent"
    _module: ModuleSource
    _style: ModuleSource

    def __init__(self, value: Any = None, **options: Any) -> None:
        self._sessions: dict[str, Correspondent] = {}
        self._watcher: threading.Thread | None = None
        super().__init__(value, **options)

    @server
    def module(self) -> dict[str, Any]:
        """Return module and style sheet as they are now, each as text or address, with an id."""
        return {"esm": self._module.describe(), "css": self._style.describe()}

    def meet(self, session: Correspondent) -> None:
        """Remember a session whose page shows this component; while developing, it hears of new versions of the module."""
        self._sessions[session.id] = session
        if self._watcher is None and _is_developing() and (self._module.path or self._style.path):
            self._watcher = threading.Thread(target=self._watch, name="hiroba-module-watch", daemon=True)
            self._watcher.start()

    def copy_with(self, **changes: Any) -> Self:
        """Return such a component with `changes`, for the same sessions."""
        copy = super().copy_with(**changes)
        copy._sessions = self._sessions
        return copy

    def end_session(self, session_id: str) -> None:
        """Forget a session."""
        self._sessions.pop(session_id, None)

    def _watch(self) -> None:
        known = self._changed_s()
        while self._sessions:
            time.sleep(WATCH_EVERY_S)
            now = self._changed_s()
            if now != known:
                known = now
                for session in tuple(self._sessions.values()):
                    session.message(self, {"method": "reload"})
        self._watcher = None

    def _changed_s(self) -> tuple[float, float]:
        return self._module.changed_s, self._style.changed_s


def _is_developing() -> bool:
    """Whether modules are watched: `HIROBA_HOT_RELOAD=1`, or anywidget's own `ANYWIDGET_HMR=1`."""
    return any(os.environ.get(name) == "1" for name in ("HIROBA_HOT_RELOAD", "ANYWIDGET_HMR"))
