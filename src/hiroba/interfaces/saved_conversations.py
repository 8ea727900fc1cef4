"""Conversations that a visitor's browser keeps. What is kept belongs to all pages of the browser: each tells what it changed, and reads what
the others did.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import msgspec

from hiroba.components.event_data import EventData
from hiroba.components.json import JSON
from hiroba.errors import MissingFileError, UnknownFileError
from hiroba.files.context import current_owner, current_store
from hiroba.files.store import Entry
from hiroba.interfaces.conversation_keeper import ConversationKeeper, Reader
from hiroba.interfaces.conversation_panel import QUIET, ConversationPanel, Step
from hiroba.interfaces.conversation_store import MemoryConversationStore
from hiroba.interfaces.conversation_tree import KeptConversation, is_sound
from hiroba.interfaces.kept_message import KeptFile
from hiroba.wire.values import FileData

__all__ = ["SavedConversations"]

OWNER = "browser"
READ = """() => {
  try { return [JSON.parse(localStorage.getItem(%s)) ?? []]; } catch { return [[]]; }
}"""
# The oldest go where the browser has no more room.
WRITE = """(changes) => {
  let kept = [];
  try { kept = JSON.parse(localStorage.getItem(%s)) ?? []; } catch {}
  for (const { id, is } of changes ?? []) kept = [...(is ? [is] : []), ...kept.filter((one) => one.id !== id)];
  while (changes?.length) {
    try { localStorage.setItem(%s, JSON.stringify(kept)); break; } catch { if (!kept.pop()) break; }
  }
  window.dispatchEvent(new CustomEvent("conversations", { detail: { key: %s, changes } }));
  return [];
}"""


class SavedConversations(ConversationPanel):
    """The panel, placed where the program is now.

    Args:
        app: Name of the app, so that apps with one address do not mix.

    Attributes:
        saved: Those that are kept, as dictionaries.
    """

    def __init__(self, app: str) -> None:
        key = f"hiroba-conversations-{app}"
        self._key = json.dumps(key)
        self.saved = JSON([], visible=False)
        self._changes = JSON(visible=False)
        super().__init__(Reader(OWNER), key)

    def _arrive(self, moved: list[Any]) -> None:
        read = self.list.load(None, None, self.saved, js=READ % self._key, **QUIET)
        read.then(_arrived, [self.saved, self._reader, self.current], moved, **QUIET)

    def _run(self, event: Any, step: Step, inputs: list[Any], outputs: list[Any], **options: Any) -> Any:
        def run(told: EventData, saved: Any, *values: Any) -> list[Any]:
            before = {kept.id: kept for kept in _kept(saved)}
            store, copies = _store(before.values()), _PageCopies()
            _take_back(told.told.get("files"))
            outcome = step(ConversationKeeper(store, lambda _: copies, is_own=False), *values, told.told)
            after = {item.id: store.load(OWNER, item.id) for item in store.list(OWNER)}
            changed = [id for id in {**before, **after} if before.get(id) is not after.get(id)]
            changes = [
                {"id": id, "is": msgspec.to_builtins(after.get(id)), "files": copies.wanted.get(id, {})}
                for id in changed
            ]
            return [*outcome, msgspec.to_builtins(list(after.values())), changes]

        run_then = event(run, [self.saved, *inputs], [*outputs, self.saved, self._changes], **options, **QUIET)
        run_then.then(None, self._changes, None, js=WRITE % (self._key, self._key, self._key), **QUIET)
        return run_then


def _arrived(told: EventData, saved: Any, reader: Reader, current: str | None) -> list[Any]:
    _take_back(told.told.get("files"))
    keeper = ConversationKeeper(_store(_kept(saved)), lambda _: _PageCopies(), is_own=False)
    return keeper.arrive(reader, current, told.told)


class _PageCopies:
    """What the page is to copy. It sends the copies of a conversation to the session before it opens that."""

    def __init__(self) -> None:
        self.wanted: dict[str, dict[str, dict[str, Any]]] = {}
        """Files by the digests of their contents, by conversation."""

    def keep(self, id: str, entry: Entry) -> bool:
        file = FileData(path=entry.token, orig_name=entry.name, size=entry.size)
        self.wanted.setdefault(id, {})[entry.blob.hash] = msgspec.to_builtins(file)
        return True

    def find(self, id: str, file: KeptFile) -> Entry | None:
        return None


def _take_back(places: Any) -> None:
    """Make files that the page has sent, or that another page of the browser still has here, those of the session.

    The page names them by their tokens, or as its scripts know them: by their paths here.
    """
    store = current_store()
    for place in places if isinstance(places, list) else []:
        with suppress(UnknownFileError, MissingFileError):
            entry = store.entry_at(str(place)) or store.find(str(place))
            store.put_path(entry.path, owner=current_owner())


def _store(conversations: Iterable[KeptConversation]) -> MemoryConversationStore:
    store = MemoryConversationStore()
    for conversation in conversations:
        store.save(OWNER, conversation)
    return store


def _kept(saved: Any) -> list[KeptConversation]:
    """Return those that are sound; a browser may hold anything."""
    found: list[KeptConversation] = []
    for one in saved if isinstance(saved, list) else []:
        try:
            conversation = msgspec.convert(one, KeptConversation)
        except msgspec.ValidationError:
            continue
        if is_sound(conversation):
            found.append(conversation)
    return found
