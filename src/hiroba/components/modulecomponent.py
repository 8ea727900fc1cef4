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
from hiroba.errors import PayloadError

__all__ = ["ModuleComponent"]

WATCH_EVERY_S = 0.3
PIECE_LENGTH = 64_000
"""Characters of code that go to a page at once: a session keeps no more than some hundred kilobytes of answers until they have come."""


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
        self._long: dict[str, str] = {}
        self._watcher: threading.Thread | None = None
        super().__init__(value, **options)

    @server
    def module(self) -> dict[str, Any]:
        """Return module and style sheet as they are now, each as text or address, with an id."""
        return self.described(esm=self._module, css=self._style)

    @server
    def rest(self, id: str, number: int) -> str:
        """Return a piece of long code, by the id of the code and the number of the piece, of which the first is 0.

        Raises:
            PayloadError: There is no such code.
        """
        text = self._long.get(id) if isinstance(id, str) else None
        if text is None or not isinstance(number, int):
            raise PayloadError(f"The id and piece of a module were expected, got {id!r:.50} and {number!r:.20}.")
        return text[number * PIECE_LENGTH : (number + 1) * PIECE_LENGTH]

    def described(self, **sources: ModuleSource) -> dict[str, dict[str, Any]]:
        """Return code as it is now by its name: text or address, with an id; of a long text the first piece, and how many there are."""
        found: dict[str, dict[str, Any]] = {name: dict(source.describe()) for name, source in sources.items()}
        for one in found.values():
            text = one.get("text", "")
            if len(text) > PIECE_LENGTH:
                self._long[one["id"]] = text
                one.update(text=text[:PIECE_LENGTH], pieces=-(-len(text) // PIECE_LENGTH))
        return found

    def meet(self, session: Correspondent) -> None:
        """Remember a session whose page shows this component; while developing, it hears of new versions of the module."""
        self._sessions[session.id] = session
        if self._watcher is None and _is_developing() and (self._module.path or self._style.path):
            self._watcher = threading.Thread(target=self._watch, name="hiroba-module-watch", daemon=True)
            self._watcher.start()

    def copy_with(self, **changes: Any) -> Self:
        """Return such a component with `changes`, for the same sessions."""
        copy = super().copy_with(**changes)
        copy._sessions, copy._long = self._sessions, self._long
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
