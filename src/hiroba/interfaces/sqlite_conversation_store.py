"""`SqliteConversationStore`: keeps conversations in a file, so that they survive a restart."""

from __future__ import annotations

import threading
from pathlib import Path

import msgspec

from hiroba.interfaces.conversation_store import (
    MAX_CONVERSATIONS,
    MAX_OWNER_FILE_BYTES,
    ConversationSummary,
    text_of_conversation,
)
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
FILES = """
CREATE TABLE IF NOT EXISTS file (
    owner TEXT NOT NULL, id TEXT NOT NULL, hash TEXT NOT NULL, size INTEGER NOT NULL, content BLOB NOT NULL,
    PRIMARY KEY (owner, id, hash)
)
"""
# Files go with their conversation, whichever way it goes.
LEAVE = """
CREATE TRIGGER IF NOT EXISTS conversation_left AFTER DELETE ON conversation BEGIN
    DELETE FROM file WHERE owner = OLD.owner AND id = OLD.id;
END
"""
SAVE = """
INSERT INTO conversation VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (owner, id) DO UPDATE SET
    title = excluded.title, updated_s = excluded.updated_s, text = excluded.text, record = excluded.record
"""
OLDEST_WITH_FILES = """
SELECT id FROM file LEFT JOIN conversation USING (owner, id) WHERE owner = ? AND id != ? ORDER BY updated_s LIMIT 1
"""
LONELY = "DELETE FROM file WHERE NOT EXISTS (SELECT 1 FROM conversation WHERE owner = file.owner AND id = file.id)"
TRIM = """
DELETE FROM conversation WHERE owner = ? AND id IN (
    SELECT id FROM conversation WHERE owner = ? ORDER BY updated_s DESC LIMIT -1 OFFSET ?
)
"""


class SqliteConversationStore:
    """Keeps conversations in a SQLite file that only this user can read.

    Args:
        path: The file; it is made if it is not there.
        max_file_bytes: Most bytes of the files of one owner.
    """

    def __init__(self, path: str | Path, max_file_bytes: int = MAX_OWNER_FILE_BYTES) -> None:
        self._database = Database(Path(path))
        self._max_file_bytes = max_file_bytes
        for statement in (TABLE, LATEST, FILES, LEAVE):
            self._database.run(statement)
        self._lock = threading.Lock()

    def save(self, owner: str, conversation: KeptConversation) -> None:
        """Keep a conversation."""
        record = msgspec.msgpack.encode(conversation)
        text = text_of_conversation(conversation)
        values = (owner, conversation.id, conversation.title, conversation.updated_s, text, record)
        with self._lock:
            self._database.run(SAVE, *values)
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
            self._database.run(LONELY)

    def keep_file(self, owner: str, id: str, content_hash: str, path: Path) -> bool:
        """Copy a file for a conversation. Returns whether there is a copy."""
        place = (owner, id, content_hash)
        with self._lock:
            if self._database.run("SELECT 1 FROM file WHERE owner = ? AND id = ? AND hash = ?", *place):
                return True
            size = path.stat().st_size
            if not self._make_room(owner, id, size):
                return False
            self._database.run("INSERT INTO file VALUES (?, ?, ?, ?, ?)", *place, size, path.read_bytes())
            return True

    def load_file(self, owner: str, id: str, content_hash: str) -> bytes | None:
        """Return the content of a file, or `None`."""
        query = "SELECT content FROM file WHERE owner = ? AND id = ? AND hash = ?"
        with self._lock:
            rows = self._database.run(query, owner, id, content_hash)
        return rows[0][0] if rows else None

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    def _make_room(self, owner: str, id: str, size: int) -> bool:
        while self._used_bytes(owner) + size > self._max_file_bytes:
            oldest = self._database.run(OLDEST_WITH_FILES, owner, id)
            if not oldest:
                return False
            self._database.run("DELETE FROM file WHERE owner = ? AND id = ?", owner, *oldest[0])
        return True

    def _used_bytes(self, owner: str) -> int:
        rows = self._database.run("SELECT total(size) FROM file WHERE owner = ?", owner)
        return int(rows[0][0]) if rows else 0
