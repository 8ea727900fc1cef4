"""Conversations that the server keeps for each visitor, with all their branches.

Whose they are is decided here alone: the name of who signed in, or a secret that the visitor's browser made up. The owner is a state of
the session and never leaves the server; every look into the store names it. A conversation is forgotten `KEPT_DAYS` after its last message.
"""

from __future__ import annotations

import hashlib
import re
import time
from typing import Any

from hiroba.components.event_data import EventData
from hiroba.interfaces.conversation_keeper import ConversationKeeper, Reader
from hiroba.interfaces.conversation_panel import QUIET, ConversationPanel, Step
from hiroba.interfaces.conversation_store import ConversationStore
from hiroba.sessions.visit import Request

__all__ = ["KEPT_DAYS", "ServerConversations"]

KEPT_DAYS = 365
DAY_S = 86_400
SECRET = re.compile(r"[A-Za-z0-9_-]{32,128}")


class ServerConversations(ConversationPanel):
    """The panel, placed where the program is now.

    Args:
        store: Where they are kept.
        app: Name of the app, so that apps with one store do not mix.
    """

    def __init__(self, store: ConversationStore, app: str) -> None:
        self._store = store
        self._keeper = ConversationKeeper(store)
        self._app = app
        self._swept_s = 0.0
        super().__init__(Reader())

    def _arrive(self) -> None:
        def arrive(event: EventData, request: Request, current: str | None) -> list[Any]:
            reader = Reader(_owner(self._app, request.username, event.told.get("browser")))
            self._sweep()
            return [reader, self._keeper.listed(reader, current)]

        self.list.load(arrive, self.current, [self._reader, self.list], **QUIET)

    def _run(self, event: Any, step: Step, inputs: list[Any], outputs: list[Any], **options: Any) -> Any:
        def run(told: EventData, *values: Any) -> list[Any]:
            return step(self._keeper, *values, told.told)

        return event(run, inputs, outputs, **options, **QUIET)

    def _sweep(self) -> None:
        now_s = time.time()
        if now_s - self._swept_s > DAY_S:
            self._swept_s = now_s
            self._store.forget_before(now_s - KEPT_DAYS * DAY_S)


def _owner(app: str, username: str | None, browser: Any) -> str | None:
    """Return whose conversations these are, or `None` for a browser that tells no secret worth the name."""
    if username is not None:
        return f"{app}\0user\0{username}"
    if not isinstance(browser, str) or not SECRET.fullmatch(browser):
        return None
    # A copy of the store must not let its reader become these visitors.
    return f"{app}\0browser\0{hashlib.sha256(browser.encode()).hexdigest()}"
