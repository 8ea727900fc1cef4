"""`SqliteConversationStore`: keeps conversations in a file, so that they survive a restart."""

from __future__ import annotations

import threading
from pathlib import Path

import msgspec

from hiroba.interfaces.conversation_store import MAX_CONVERSATIONS, ConversationSummary, text_of_conversation
from hiroba.interfaces.conversation_tree import KeptConversation
from hiroba.sessions.database import Database

__all__ = ["SqliteConversationStore"]

TABLE = """
CREATE TABLE IF NOT EXISTS conversation (
    owner TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, updated_s REAL NOT NULL, text TEXT NOT NULL, record BLOB NOT NULL,
    PRIMARY KEY (owner, id)
)
"""
LATEST = "CREATE INDEX IF NOT EXISTS conversation_updated ON conversation (owner, updated_s DESC)"
TRIM = """
DELETE FROM conversation WHERE owner = ? AND id IN (
    SELECT id FROM conversation WHERE owner = ? ORDER BY updated_s DESC LIMIT -1 OFFSET ?
)
"""


class SqliteConversationStore:
    """Keeps conversations in a SQLite file that only this user can read.

    Args:
        path: The file; it is made if it is not there.
    """

    def __init__(self, path: str | Path) -> None:
        self._database = Database(Path(path))
        self._database.run(TABLE)
        self._database.run(LATEST)
        self._lock = threading.Lock()

    def save(self, owner: str, conversation: KeptConversation) -> None:
        """Keep a conversation."""
        record = msgspec.msgpack.encode(conversation)
        text = text_of_conversation(conversation)
        values = (owner, conversation.id, conversation.title, conversation.updated_s, text, record)
        with self._lock:
            self._database.run("INSERT OR REPLACE INTO conversation VALUES (?, ?, ?, ?, ?, ?)", *values)
            self._database.run(TRIM, owner, owner, MAX_CONVERSATIONS)

    def load(self, owner: str, id: str) -> KeptConversation | None:
        """Return a conversation, or `None`."""
        with self._lock:
            rows = self._database.run("SELECT record FROM conversation WHERE owner = ? AND id = ?", owner, id)
        return msgspec.msgpack.decode(rows[0][0], type=KeptConversation) if rows else None

    def delete(self, owner: str, id: str) -> None:
        """Forget a conversation."""
        with self._lock:
            self._database.run("DELETE FROM conversation WHERE owner = ? AND id = ?", owner, id)

    def delete_all(self, owner: str) -> None:
        """Forget all conversations of an owner."""
        with self._lock:
            self._database.run("DELETE FROM conversation WHERE owner = ?", owner)

    def list(self, owner: str, search: str = "") -> list[ConversationSummary]:
        """Return the conversations of an owner, the newest first."""
        query = (
            "SELECT id, title, updated_s FROM conversation WHERE owner = ? AND instr(text, ?) ORDER BY updated_s DESC"
        )
        with self._lock:
            return [ConversationSummary(*row) for row in self._database.run(query, owner, search.casefold())]

    def forget_before(self, time_s: float) -> None:
        """Forget what nobody added to since then."""
        with self._lock:
            self._database.run("DELETE FROM conversation WHERE updated_s < ?", time_s)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()
