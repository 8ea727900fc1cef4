"""Conversations that the server keeps for each visitor, in a panel at the side, with all their branches.

Whose they are is decided here alone: the name of who signed in, or a secret that the visitor's browser made up. The owner is a state of
the session and never leaves the server; every look into the store names it. Only texts are kept: files leave with their session.

Limits: `MAX_CONVERSATIONS` for each owner, `MAX_BYTES` for each conversation (its other branches go first, then nothing more is added),
`KEPT_DAYS` after the last message.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from hiroba.components.chatbot import Chatbot
from hiroba.components.conversations import Conversations
from hiroba.components.event_data import EventData
from hiroba.components.state import State
from hiroba.interfaces.conversation import title_of
from hiroba.interfaces.conversation_store import ConversationStore
from hiroba.interfaces.conversation_tree import KeptConversation, branches_of, merged, path_of, turned
from hiroba.interfaces.saved_conversations import as_text
from hiroba.layout.sidebar import Sidebar
from hiroba.sessions.visit import Request

if TYPE_CHECKING:
    from hiroba.interfaces.chat_interface import ChatInterface

__all__ = ["KEPT_DAYS", "MAX_BYTES", "ServerConversations"]

KEPT_DAYS = 365
MAX_BYTES = 1_000_000
MAX_MESSAGES = 5_000
MAX_TITLE = 120
MAX_SEARCH = 200
DAY_S = 86_400
SECRET = re.compile(r"[A-Za-z0-9_-]{32,128}")

QUIET: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_name": False}

Talk = list[dict[str, Any]]


class ServerConversations:
    """The panel, placed where the program is now.

    Args:
        store: Where they are kept.
        app: Name of the app, so that apps with one store do not mix.

    Attributes:
        list: Shows the visitor's conversations.
        current: The id of the one that is shown.
    """

    def __init__(self, store: ConversationStore, app: str) -> None:
        self._store = store
        self._app = app
        self._lock = threading.Lock()
        self._swept_s = 0.0
        self._owner = State(None)
        self.current = State(None)
        with Sidebar("Conversations"):
            self.list = Conversations(label="Conversations", show_label=False)

    def bind(self, chat: ChatInterface, chatbot: Chatbot) -> None:
        """Let the visitor go from one conversation to another, and from branch to branch."""
        shown = self.list
        here = [chatbot, self._owner, self.current]
        moved = [chatbot, self.current, shown]
        shown.load(self._arrive, None, [self._owner, shown], **QUIET)
        shown.search(self._search, self._owner, shown, **QUIET)
        shown.edit(self._rename, [self._owner, self.current], shown, **QUIET)
        shown.delete(self._delete, here, moved, **QUIET)
        for event, function in ((shown.select, self._open), (shown.clear, self._begin), (chatbot.branch, self._turn)):
            chat.rest_after(event(function, here, moved, cancels=chat.replies, **QUIET))
        chatbot.clear(self._begin_anew, [self._owner, self.current], moved, **QUIET)

    def keep_after(self, run: Any, chatbot: Chatbot) -> None:
        """Keep the conversation when a run has ended."""
        run.then(self._keep, [chatbot, self._owner, self.current], [chatbot, self.current, self.list], **QUIET)

    def _arrive(self, event: EventData, request: Request) -> list[Any]:
        owner = _owner(self._app, request.username, event.told.get("browser"))
        self._sweep()
        return [owner, self._items(owner, None)]

    def _search(self, owner: str | None, event: EventData) -> Any:
        text = str(event.told.get("value") or "")[:MAX_SEARCH]
        return {"__type__": "update", "items": self._list(owner, text)}

    def _open(self, talk: Talk, owner: str | None, current: str | None, event: EventData) -> list[Any]:
        self._write(talk, owner, current)
        found = self._load(owner, event.told.get("value"))
        return self._begin_anew(owner, None) if found is None else self._shown(found, _messages(found), owner)

    def _begin(self, talk: Talk, owner: str | None, current: str | None) -> list[Any]:
        self._write(talk, owner, current)
        return self._begin_anew(owner, None)

    def _begin_anew(self, owner: str | None, current: str | None) -> list[Any]:
        return [_chatbot([], []), None, self._items(owner, None)]

    def _keep(self, talk: Talk, owner: str | None, current: str | None) -> list[Any]:
        kept = self._write(talk, owner, current)
        if kept is None:
            return [{"__type__": "update"}, current, {"__type__": "update"}]
        return [_branches(kept), kept.id, self._items(owner, kept.id)]

    def _turn(self, talk: Talk, owner: str | None, current: str | None, event: EventData) -> list[Any]:
        kept = self._write(talk, owner, current)
        index, step = event.told.get("index"), event.told.get("step")
        if kept is None or type(index) is not int or step not in (1, -1):
            return [{"__type__": "update"}, current, {"__type__": "update"}]
        with self._lock:
            other = turned(kept, index, step)
            self._store.save(str(owner), other)
        # What stands before the branch is shown as it is, its files included.
        return self._shown(other, [*talk[:index], *_messages(other)[index:]], owner)

    def _rename(self, owner: str | None, current: str | None, event: EventData) -> Any:
        found = self._load(owner, event.told.get("id"))
        title = " ".join(str(event.told.get("value") or "").split())[:MAX_TITLE]
        if found is not None and title:
            with self._lock:
                self._store.save(str(owner), msgspec.structs.replace(found, title=title))
        return self._items(owner, current)

    def _delete(self, talk: Talk, owner: str | None, current: str | None, event: EventData) -> list[Any]:
        id = event.told.get("id")
        if owner is not None and isinstance(id, str):
            self._store.delete(owner, id)
        if id == current:
            return self._begin_anew(owner, None)
        return [{"__type__": "update"}, current, self._items(owner, current)]

    def _write(self, talk: Talk, owner: str | None, current: str | None) -> KeptConversation | None:
        """Add what is shown to the conversation that is open, or to a new one. Returns `None` where nothing is kept."""
        if owner is None or not talk:
            return None
        with self._lock:
            before = self._load(owner, current) or KeptConversation(secrets.token_urlsafe(16), title_of(talk))
            kept = _within_limits(before, [as_text(message) for message in talk])
            if kept is not None and (kept.messages, kept.leaf) != (before.messages, before.leaf):
                self._store.save(owner, kept)
            return kept

    def _load(self, owner: str | None, id: Any) -> KeptConversation | None:
        return self._store.load(owner, id) if owner is not None and isinstance(id, str) else None

    def _shown(self, kept: KeptConversation, talk: Sequence[Any], owner: str | None) -> list[Any]:
        branches = [msgspec.to_builtins(branch) for branch in branches_of(kept)]
        return [_chatbot(talk, branches), kept.id, self._items(owner, kept.id)]

    def _items(self, owner: str | None, current: str | None) -> dict[str, Any]:
        return {"__type__": "update", "value": current, "items": self._list(owner)}

    def _list(self, owner: str | None, search: str = "") -> list[dict[str, Any]]:
        return [msgspec.to_builtins(item) for item in self._store.list(owner, search)] if owner is not None else []

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


def _within_limits(before: KeptConversation, talk: Talk) -> KeptConversation | None:
    bare = msgspec.structs.replace(before, messages=(), leaf=-1)
    for start in (before, bare):
        kept = merged(start, talk, time.time())
        if len(kept.messages) <= MAX_MESSAGES and len(msgspec.msgpack.encode(kept)) <= MAX_BYTES:
            return kept
    return None


def _messages(kept: KeptConversation) -> list[Any]:
    return [kept.messages[place].message for place in path_of(kept)]


def _branches(kept: KeptConversation) -> dict[str, Any]:
    return {"__type__": "update", "branches": [msgspec.to_builtins(branch) for branch in branches_of(kept)]}


def _chatbot(talk: Sequence[Any], branches: list[Any]) -> dict[str, Any]:
    return {"__type__": "update", "value": list(talk), "branches": branches}
