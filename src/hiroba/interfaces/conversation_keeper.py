"""`ConversationKeeper`: what a visitor does with conversations that are kept, wherever that is.

Each step takes what is shown (`talk`), who looks (`reader`), the id of what is open (`current`) and what the event told, and returns what the
conversation, `current` and the list become. Files and components are kept as `KeptParts` makes it of them.

Limits: `MAX_CONVERSATIONS` for each owner, `MAX_BYTES` for each conversation (its other branches go first, then nothing more is added).
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from hiroba.interfaces.conversation import title_of
from hiroba.interfaces.conversation_store import ConversationStore
from hiroba.interfaces.conversation_tree import KeptConversation, branches_of, merged, path_of, turned
from hiroba.interfaces.kept_parts import Copies, KeptParts

__all__ = ["MAX_BYTES", "ConversationKeeper", "Reader"]

MAX_BYTES = 1_000_000
MAX_MESSAGES = 5_000
MAX_TITLE = 120
MAX_SEARCH = 200

Talk = list[dict[str, Any]]
Told = Mapping[str, Any]

AS_IT_IS: dict[str, Any] = {"__type__": "update"}


class Reader(msgspec.Struct, frozen=True):
    """Who looks at a list of conversations.

    Attributes:
        owner: Whose conversations they are; `None` for somebody for whom nothing is kept.
        search: What is looked for among them.
    """

    owner: str | None = None
    search: str = ""


class ConversationKeeper:
    """Carries out what the visitor wants.

    Args:
        store: Where conversations are kept.
        copies_of: Where the files of an owner's conversations are copied to.
        is_own: Whether what is kept never leaves the server.
    """

    def __init__(self, store: ConversationStore, copies_of: Callable[[str], Copies], is_own: bool) -> None:
        self._store = store
        self._copies_of = copies_of
        self._is_own = is_own
        self._lock = threading.Lock()

    def listed(self, reader: Reader, current: str | None) -> dict[str, Any]:
        """Return what the list shows."""
        found = [] if reader.owner is None else self._store.list(reader.owner, reader.search)
        return {"__type__": "update", "value": current, "items": [msgspec.to_builtins(item) for item in found]}

    def arrive(self, reader: Reader, current: str | None, told: Told) -> list[Any]:
        """Show the list. A page that was open before its session began goes on with the conversation that it shows."""
        found = self._load(reader, told.get("value")) if current is None else None
        if found is None:
            return [AS_IT_IS, current, self.listed(reader, current)]
        if any(part["type"] != "text" for kept in found.messages for part in kept.message["content"]):
            # The files that the page names have left with the session of before.
            return self._shown(found, self._messages(found, reader), reader)
        return [{"__type__": "update", "branches": _branches(found)}, found.id, self.listed(reader, found.id)]

    def search(self, reader: Reader, current: str | None, told: Told) -> list[Any]:
        """Show those that hold a text. Returns the reader and the list."""
        reader = Reader(reader.owner, str(told.get("value") or "")[:MAX_SEARCH])
        return [reader, self.listed(reader, current)]

    def open(self, talk: Talk, reader: Reader, current: str | None, told: Told) -> list[Any]:
        """Keep what is shown, and show another one."""
        self._write(talk, reader, current)
        found = self._load(reader, told.get("value"))
        return self._anew(reader) if found is None else self._shown(found, self._messages(found, reader), reader)

    def begin(self, talk: Talk, reader: Reader, current: str | None, told: Told) -> list[Any]:
        """Keep what is shown, and begin another one."""
        self._write(talk, reader, current)
        return self._anew(reader)

    def clear(self, talk: Talk, reader: Reader, current: str | None, told: Told) -> list[Any]:
        """Forget the one that is shown."""
        return self.delete(talk, reader, current, {"id": current})

    def keep(self, talk: Talk, reader: Reader, current: str | None, told: Told) -> list[Any]:
        """Keep what is shown."""
        kept = self._write(talk, reader, current)
        if kept is None:
            return [AS_IT_IS, current, AS_IT_IS]
        return [{"__type__": "update", "branches": _branches(kept)}, kept.id, self.listed(reader, kept.id)]

    def turn(self, talk: Talk, reader: Reader, current: str | None, told: Told) -> list[Any]:
        """Show another branch."""
        kept = self._write(talk, reader, current)
        index, step = told.get("index"), told.get("step")
        if kept is None or type(index) is not int or step not in (1, -1):
            return [AS_IT_IS, current, AS_IT_IS]
        with self._lock:
            other = turned(kept, index, step)
            self._store.save(str(reader.owner), other)
        # What stands before the branch is shown as it is, its files included.
        return self._shown(other, [*talk[:index], *self._messages(other, reader, index)], reader)

    def rename(self, talk: Talk, reader: Reader, current: str | None, told: Told) -> list[Any]:
        """Give one another name."""
        found = self._load(reader, told.get("id"))
        title = " ".join(str(told.get("value") or "").split())[:MAX_TITLE]
        if found is not None and title:
            with self._lock:
                self._store.save(str(reader.owner), msgspec.structs.replace(found, title=title))
        return [AS_IT_IS, current, self.listed(reader, current)]

    def delete(self, talk: Talk, reader: Reader, current: str | None, told: Told) -> list[Any]:
        """Forget one; where it is shown, begin another."""
        id = told.get("id")
        if reader.owner is not None and isinstance(id, str):
            self._store.delete(reader.owner, id)
        if id == current:
            return self._anew(reader)
        return [AS_IT_IS, current, self.listed(reader, current)]

    def _write(self, talk: Talk, reader: Reader, current: str | None) -> KeptConversation | None:
        """Add what is shown to the conversation that is open, or to a new one. Returns `None` where nothing is kept."""
        if reader.owner is None or not talk:
            return None
        with self._lock:
            before = self._load(reader, current) or KeptConversation(secrets.token_urlsafe(16), title_of(talk))
            kept = _within_limits(before, self._as_kept(talk, reader, before.id))
            if kept is not None and (kept.messages, kept.leaf) != (before.messages, before.leaf):
                self._store.save(reader.owner, kept)
            return kept

    def _load(self, reader: Reader, id: Any) -> KeptConversation | None:
        return self._store.load(reader.owner, id) if reader.owner is not None and isinstance(id, str) else None

    def _parts(self, reader: Reader, id: str) -> KeptParts:
        return KeptParts(self._copies_of(str(reader.owner)), id, self._is_own)

    def _as_kept(self, talk: Talk, reader: Reader, id: str) -> Talk:
        parts = self._parts(reader, id)
        contents = [[parts.kept(part) for part in message["content"] if part.get("text") != ""] for message in talk]
        return [{**message, "content": content} for message, content in zip(talk, contents, strict=True)]

    def _messages(self, kept: KeptConversation, reader: Reader, start: int = 0) -> Talk:
        """Return what is shown of a conversation from a place of its path on."""
        parts = self._parts(reader, kept.id)
        messages = [kept.messages[place].message for place in path_of(kept)[start:]]
        return [{**message, "content": [parts.shown(part) for part in message["content"]]} for message in messages]

    def _anew(self, reader: Reader) -> list[Any]:
        return [_chatbot([], []), None, self.listed(reader, None)]

    def _shown(self, kept: KeptConversation, talk: Sequence[Any], reader: Reader) -> list[Any]:
        return [_chatbot(talk, _branches(kept)), kept.id, self.listed(reader, kept.id)]


def _within_limits(before: KeptConversation, talk: Talk) -> KeptConversation | None:
    bare = msgspec.structs.replace(before, messages=(), leaf=-1)
    for start in (before, bare):
        kept = merged(start, talk, time.time())
        if len(kept.messages) <= MAX_MESSAGES and len(msgspec.msgpack.encode(kept)) <= MAX_BYTES:
            return kept
    return None


def _branches(kept: KeptConversation) -> list[Any]:
    return [msgspec.to_builtins(branch) for branch in branches_of(kept)]


def _chatbot(talk: Sequence[Any], branches: list[Any]) -> dict[str, Any]:
    return {"__type__": "update", "value": list(talk), "branches": branches}
