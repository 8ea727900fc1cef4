"""Where conversations of visitors are kept: `ConversationStore` is the interface, memory one implementation.

A conversation is found by its owner *and* its id alone, so no id, guessed or leaked, opens what belongs to somebody else.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Protocol, runtime_checkable

import msgspec

from hiroba.interfaces.conversation_tree import KeptConversation
from hiroba.interfaces.kept_message import words_of

__all__ = [
    "MAX_CONVERSATIONS",
    "MAX_OWNER_FILE_BYTES",
    "ConversationFiles",
    "ConversationStore",
    "ConversationSummary",
    "MemoryConversationStore",
    "text_of_conversation",
]

MAX_CONVERSATIONS = 200
"""Most conversations of one owner; the one that was not touched for longest goes when another comes."""
MAX_OWNER_FILE_BYTES = 500_000_000
"""Most bytes of the files in all conversations of one owner."""


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
        """Forget a conversation of this owner, with the copies of its files; it need not be there."""

    def delete_all(self, owner: str) -> None:
        """Forget all conversations of an owner."""

    def list(self, owner: str, search: str = "") -> list[ConversationSummary]:
        """Return the conversations of an owner, the newest first; with `search`, those whose name or texts hold it."""

    def forget_before(self, time_s: float) -> None:
        """Forget what nobody added to since then."""

    def close(self) -> None:
        """Free what is held."""


@runtime_checkable
class ConversationFiles(Protocol):
    """What a `ConversationStore` has besides, where it keeps files as well. Without it files are only named."""

    def keep_file(self, owner: str, id: str, content_hash: str, path: Path) -> bool:
        """Copy a file for a conversation, which goes with it; nothing happens where it has a copy.

        Where an owner has too much, the files of those conversations go first that were not touched for longest.

        Returns:
            Whether there is a copy: `False` where there is no room.
        """

    def load_file(self, owner: str, id: str, content_hash: str) -> bytes | None:
        """Return the content of a file of this conversation of this owner, or `None`."""


class MemoryConversationStore:
    """Keeps conversations as long as the process lives.

    Args:
        max_file_bytes: Most bytes of the files of one owner.
    """

    def __init__(self, max_file_bytes: int = MAX_OWNER_FILE_BYTES) -> None:
        self._kept: dict[str, dict[str, KeptConversation]] = {}
        self._files: dict[tuple[str, str], dict[str, bytes]] = {}
        self._max_file_bytes = max_file_bytes
        self._lock = threading.Lock()

    def save(self, owner: str, conversation: KeptConversation) -> None:
        """Keep a conversation."""
        with self._lock:
            own = self._kept.setdefault(owner, {})
            own[conversation.id] = conversation
            for old in _newest_first(own)[MAX_CONVERSATIONS:]:
                self._forget(owner, old.id)

    def load(self, owner: str, id: str) -> KeptConversation | None:
        """Return a conversation, or `None`."""
        with self._lock:
            return self._kept.get(owner, {}).get(id)

    def delete(self, owner: str, id: str) -> None:
        """Forget a conversation."""
        with self._lock:
            self._forget(owner, id)

    def delete_all(self, owner: str) -> None:
        """Forget all conversations of an owner."""
        with self._lock:
            for id in list(self._kept.get(owner, ())):
                self._forget(owner, id)

    def list(self, owner: str, search: str = "") -> list[ConversationSummary]:
        """Return the conversations of an owner, the newest first."""
        wanted = search.casefold()
        with self._lock:
            found = [c for c in _newest_first(self._kept.get(owner, {})) if wanted in text_of_conversation(c)]
        return [ConversationSummary(c.id, c.title, c.updated_s) for c in found]

    def forget_before(self, time_s: float) -> None:
        """Forget what nobody added to since then."""
        with self._lock:
            for owner, own in self._kept.items():
                for old in [c for c in own.values() if c.updated_s < time_s]:
                    self._forget(owner, old.id)

    def keep_file(self, owner: str, id: str, content_hash: str, path: Path) -> bool:
        """Copy a file for a conversation. Returns whether there is a copy."""
        with self._lock:
            files = self._files.setdefault((owner, id), {})
            if content_hash not in files and not self._make_room(owner, id, path.stat().st_size):
                return False
            files.setdefault(content_hash, path.read_bytes())
            return True

    def load_file(self, owner: str, id: str, content_hash: str) -> bytes | None:
        """Return the content of a file, or `None`."""
        with self._lock:
            return self._files.get((owner, id), {}).get(content_hash)

    def close(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._files.clear()

    def _forget(self, owner: str, id: str) -> None:
        self._kept.get(owner, {}).pop(id, None)
        self._files.pop((owner, id), None)

    def _make_room(self, owner: str, id: str, size: int) -> bool:
        own = [place for place in self._files if place[0] == owner]
        kept = self._kept.get(owner, {})
        used = sum(len(content) for place in own for content in self._files[place].values())
        oldest = sorted((place[1] for place in own), key=lambda one: kept[one].updated_s if one in kept else 0.0)
        for other in oldest:
            if used + size > self._max_file_bytes and other != id:
                used -= sum(map(len, self._files.pop((owner, other)).values()))
        return used + size <= self._max_file_bytes


def text_of_conversation(conversation: KeptConversation) -> str:
    """Return all that a search looks through, in one case."""
    texts = [words_of(part) for kept in conversation.messages for part in kept.message["content"]]
    return "\n".join([conversation.title, *texts]).casefold()


def _newest_first(conversations: dict[str, KeptConversation]) -> list[KeptConversation]:
    return sorted(conversations.values(), key=lambda conversation: -conversation.updated_s)
