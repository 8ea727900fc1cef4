"""Where the conversations of a chat are kept, as its author says."""

from __future__ import annotations

from pathlib import Path

from hiroba.errors import ArgumentError
from hiroba.interfaces.conversation_panel import ConversationPanel
from hiroba.interfaces.conversation_store import ConversationStore
from hiroba.interfaces.saved_conversations import SavedConversations
from hiroba.interfaces.server_conversations import ServerConversations

__all__ = ["kept_conversations"]

DEFAULT_FILE = Path(".hiroba/conversations.sqlite")


def kept_conversations(history: str | Path | ConversationStore, app: str) -> ConversationPanel:
    """Return the panel for a `history`, placed where the program is now.

    Args:
        history: `"browser"`, `"server"`, a path of a file, or a store.
        app: Name of the app.

    Raises:
        ArgumentError: It is nothing of that.
    """
    if history == "browser":
        return SavedConversations(app)
    if isinstance(history, (str, Path)):
        # SQLite is loaded only where something is kept in it.
        from hiroba.interfaces.sqlite_conversation_store import SqliteConversationStore

        return ServerConversations(SqliteConversationStore(DEFAULT_FILE if history == "server" else history), app)
    if not all(callable(getattr(history, name, None)) for name in ("save", "load", "list", "delete")):
        raise ArgumentError(f'`history` must be "browser", "server", a path, a store or None, got {history!r}.')
    return ServerConversations(history, app)
