"""Conversations that the server keeps for each visitor, with all their branches.

Whose they are is decided here alone: the name of who signed in, or a secret that the visitor's browser made up. The owner is a state of
the session and never leaves the server; every look into the store names it. A conversation is forgotten `KEPT_DAYS` after its last message.
"""

from __future__ import annotations

import hashlib
import logging
import re
import time
from typing import Any

from hiroba.components.event_data import EventData
from hiroba.errors import StorageFullError
from hiroba.files.context import current_owner, current_store
from hiroba.files.store import Entry
from hiroba.interfaces.conversation_keeper import ConversationKeeper, Reader
from hiroba.interfaces.conversation_panel import QUIET, ConversationPanel, Step
from hiroba.interfaces.conversation_store import ConversationFiles, ConversationStore
from hiroba.interfaces.kept_message import KeptFile
from hiroba.sessions.visit import Request

__all__ = ["KEPT_DAYS", "ServerConversations"]

logger = logging.getLogger(__name__)

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
        self._keeper = ConversationKeeper(store, lambda owner: _StoredCopies(store, owner), is_own=True)
        self._app = app
        self._swept_s = 0.0
        super().__init__(Reader())

    def _arrive(self, moved: list[Any]) -> None:
        def arrive(event: EventData, request: Request, current: str | None) -> list[Any]:
            reader = Reader(_owner(self._app, request.username, event.told.get("browser")))
            self._sweep()
            return [reader, *self._keeper.arrive(reader, current, event.told)]

        self.list.load(arrive, self.current, [self._reader, *moved], **QUIET)

    def _run(self, event: Any, step: Step, inputs: list[Any], outputs: list[Any], **options: Any) -> Any:
        def run(told: EventData, *values: Any) -> list[Any]:
            return step(self._keeper, *values, told.told)

        return event(run, inputs, outputs, **options, **QUIET)

    def _sweep(self) -> None:
        now_s = time.time()
        if now_s - self._swept_s > DAY_S:
            self._swept_s = now_s
            self._store.forget_before(now_s - KEPT_DAYS * DAY_S)


class _StoredCopies:
    """The copies that a store has of the files of one owner."""

    def __init__(self, store: ConversationStore, owner: str) -> None:
        self._files = store if isinstance(store, ConversationFiles) else None
        self._owner = owner

    def keep(self, id: str, entry: Entry) -> bool:
        try:
            return self._files is not None and self._files.keep_file(self._owner, id, entry.blob.hash, entry.path)
        except (OSError, StorageFullError) as error:
            logger.warning("A file of a conversation was not kept. %s", error)
            return False

    def find(self, id: str, file: KeptFile) -> Entry | None:
        store, session = current_store(), current_owner()
        content = None if self._files is None else self._files.load_file(self._owner, id, file.kept)
        return (
            None if content is None else store.find(store.put_bytes(content, file.name, file.mime_type, session).path)
        )


def _owner(app: str, username: str | None, browser: Any) -> str | None:
    """Return whose conversations these are, or `None` for a browser that tells no secret worth the name."""
    if username is not None:
        return f"{app}\0user\0{username}"
    if not isinstance(browser, str) or not SECRET.fullmatch(browser):
        return None
    # A copy of the store must not let its reader become these visitors.
    return f"{app}\0browser\0{hashlib.sha256(browser.encode()).hexdigest()}"
