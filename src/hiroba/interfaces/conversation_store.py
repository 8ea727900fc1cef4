"""Where conversations of visitors are kept: `ConversationStore` is the interface, memory one implementation.

A conversation is found by its owner *and* its id alone, so no id, guessed or leaked, opens what belongs to somebody else.
"""

from __future__ import annotations

import threading
from typing import Protocol

import msgspec

from hiroba.interfaces.conversation_tree import KeptConversation

__all__ = [
    "MAX_CONVERSATIONS",
    "ConversationStore",
    "ConversationSummary",
    "MemoryConversationStore",
    "text_of_conversation",
]

MAX_CONVERSATIONS = 200
"""Most conversations of one owner; the one that was not touched for longest goes when another comes."""


class ConversationSummary(msgspec.Struct, frozen=True):
    """What a list shows of a conversation.

    Attributes:
        id: Its id.
        title: Its name.
        updated_s: When it was last added to, in seconds since 1970.
    """

    id: str
    title: str
    updated_s: float


class ConversationStore(Protocol):
    """Keeps conversations. Any thread may call it."""

    def save(self, owner: str, conversation: KeptConversation) -> None:
        """Keep a conversation, in place of the one with its id."""

    def load(self, owner: str, id: str) -> KeptConversation | None:
        """Return a conversation of this owner, or `None`."""

    def delete(self, owner: str, id: str) -> None:
        """Forget a conversation of this owner; it need not be there."""

    def delete_all(self, owner: str) -> None:
        """Forget all conversations of an owner."""

    def list(self, owner: str, search: str = "") -> list[ConversationSummary]:
        """Return the conversations of an owner, the newest first; with `search`, those whose name or texts hold it."""

    def forget_before(self, time_s: float) -> None:
        """Forget what nobody added to since then."""

    def close(self) -> None:
        """Free what is held."""


class MemoryConversationStore:
    """Keeps conversations as long as the process lives."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, KeptConversation]] = {}
        self._lock = threading.Lock()

    def save(self, owner: str, conversation: KeptConversation) -> None:
        """Keep a conversation."""
        with self._lock:
            own = self._kept.setdefault(owner, {})
            own[conversation.id] = conversation
            for old in _newest_first(own)[MAX_CONVERSATIONS:]:
                del own[old.id]

    def load(self, owner: str, id: str) -> KeptConversation | None:
        """Return a conversation, or `None`."""
        with self._lock:
            return self._kept.get(owner, {}).get(id)

    def delete(self, owner: str, id: str) -> None:
        """Forget a conversation."""
        with self._lock:
            self._kept.get(owner, {}).pop(id, None)

    def delete_all(self, owner: str) -> None:
        """Forget all conversations of an owner."""
        with self._lock:
            self._kept.pop(owner, None)

    def list(self, owner: str, search: str = "") -> list[ConversationSummary]:
        """Return the conversations of an owner, the newest first."""
        wanted = search.casefold()
        with self._lock:
            found = [c for c in _newest_first(self._kept.get(owner, {})) if wanted in text_of_conversation(c)]
        return [ConversationSummary(c.id, c.title, c.updated_s) for c in found]

    def forget_before(self, time_s: float) -> None:
        """Forget what nobody added to since then."""
        with self._lock:
            for own in self._kept.values():
                for old in [c for c in own.values() if c.updated_s < time_s]:
                    del own[old.id]

    def close(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()


def text_of_conversation(conversation: KeptConversation) -> str:
    """Return all that a search looks through, in one case."""
    texts = [part["text"] for kept in conversation.messages for part in kept.message["content"] if "text" in part]
    return "\n".join([conversation.title, *texts]).casefold()


def _newest_first(conversations: dict[str, KeptConversation]) -> list[KeptConversation]:
    return sorted(conversations.values(), key=lambda conversation: -conversation.updated_s)
