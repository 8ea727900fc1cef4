"""Conversations that a visitor's browser keeps. What is kept belongs to all pages of the browser: each tells what it changed, and reads what
the others did.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import msgspec

from hiroba.components.event_data import EventData
from hiroba.components.json import JSON
from hiroba.interfaces.conversation_keeper import ConversationKeeper, Reader
from hiroba.interfaces.conversation_panel import QUIET, ConversationPanel, Step
from hiroba.interfaces.conversation_store import MemoryConversationStore
from hiroba.interfaces.conversation_tree import KeptConversation, is_sound

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

    def _arrive(self) -> None:
        read = self.list.load(None, None, self.saved, js=READ % self._key, **QUIET)
        read.then(_listed, [self.saved, self._reader, self.current], self.list, **QUIET)

    def _run(self, event: Any, step: Step, inputs: list[Any], outputs: list[Any], **options: Any) -> Any:
        def run(told: EventData, saved: Any, *values: Any) -> list[Any]:
            before = {kept.id: kept for kept in _kept(saved)}
            store = _store(before.values())
            outcome = step(ConversationKeeper(store), *values, told.told)
            after = {item.id: store.load(OWNER, item.id) for item in store.list(OWNER)}
            changed = [id for id in {**before, **after} if before.get(id) is not after.get(id)]
            changes = [{"id": id, "is": msgspec.to_builtins(after.get(id))} for id in changed]
            return [*outcome, msgspec.to_builtins(list(after.values())), changes]

        run_then = event(run, [self.saved, *inputs], [*outputs, self.saved, self._changes], **options, **QUIET)
        run_then.then(None, self._changes, None, js=WRITE % (self._key, self._key), **QUIET)
        return run_then


def _listed(saved: Any, reader: Reader, current: str | None) -> dict[str, Any]:
    return ConversationKeeper(_store(_kept(saved))).listed(reader, current)


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
