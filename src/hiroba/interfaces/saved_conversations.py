"""Conversations that a visitor's browser keeps, in a panel at the side. Only texts are kept: files leave with their session.

What is kept belongs to all pages of the browser, so a page tells what it changed, and its browser puts that into what is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hiroba.components.button import Button
from hiroba.components.chatbot import Chatbot
from hiroba.components.dataset import Dataset
from hiroba.components.json import JSON
from hiroba.components.state import State
from hiroba.interfaces.conversation import title_of
from hiroba.layout.sidebar import Sidebar

if TYPE_CHECKING:
    from hiroba.interfaces.chat_interface import ChatInterface

__all__ = ["SavedConversations", "as_text"]

KEY = "hiroba-conversations"
WRITE = f"""(change) => {{
  const text = JSON.stringify;
  let kept = [];
  try {{ kept = JSON.parse(localStorage.getItem('{KEY}')) ?? []; }} catch {{}}
  if (!change) return [kept];
  const place = change.was ? kept.findIndex((one) => text(one) === text(change.was)) : -1;
  kept.splice(Math.max(place, 0), place < 0 ? 0 : 1, ...(change.is ? [change.is] : []));
  try {{ localStorage.setItem('{KEY}', text(kept)); }} catch {{}}
  return [kept];
}}"""

QUIET: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_name": False}

Conversation = list[dict[str, Any]]


class SavedConversations:
    """The panel, placed where the program is now.

    Attributes:
        new_button: Begins another conversation.
        list: Shows those that are kept, newest first.
        saved: Those that are kept.
        current: The place among them of the one that is shown.
    """

    def __init__(self) -> None:
        self.saved = JSON([], visible=False)
        self.current = State(None)
        self._change = JSON(visible=False)
        self._shown = State(None)
        with Sidebar("Conversations"):
            self.new_button = Button("New chat", variant="primary", size="md")
            self.list = Dataset(components=["text"], samples=[], show_label=False, type="index", layout="gallery")

    def bind(self, chat: ChatInterface, chatbot: Chatbot) -> None:
        """Show what the browser keeps when the page opens, and let the visitor go from one conversation to another."""
        here, moved = [chatbot, self._shown], [self._change, self._shown, chatbot]
        self._list_after(chat.load(None, self._change, self.saved, js=WRITE, **QUIET))
        begun = self.new_button.click(_begun, here, moved, cancels=chat.replies, **QUIET)
        opened = self.list.click(_opened, [*here, self.list, self.saved], moved, cancels=chat.replies, **QUIET)
        for event in (begun, opened):
            chat.rest_after(event)
            self._write(event)
        self._write(chatbot.clear(_without, self._shown, [self._change, self._shown], **QUIET))

    def keep_after(self, run: Any, chatbot: Chatbot) -> None:
        """Keep the conversation when a run has ended."""
        self._write(run.then(_with, [chatbot, self._shown], [self._change, self._shown], **QUIET))

    def _write(self, run: Any) -> None:
        self._list_after(run.then(None, self._change, self.saved, js=WRITE, **QUIET))

    def _list_after(self, run: Any) -> None:
        run.then(_listed, [self.saved, self._shown], [self.list, self.current], **QUIET)


def _listed(saved: list[Conversation] | None, shown: Conversation | None) -> tuple[Dataset, int | None]:
    kept = saved or []
    return Dataset(samples=[[title_of(conversation)] for conversation in kept]), (
        kept.index(shown) if shown in kept else None
    )


def _with(conversation: Conversation, shown: Conversation | None) -> tuple[Any, Conversation | None]:
    """Return what is to be changed in what the browser keeps, and what it keeps then of this conversation."""
    if not conversation:
        return None, shown
    texts = [as_text(message) for message in conversation]
    return {"was": shown, "is": texts}, texts


def _without(shown: Conversation | None) -> tuple[Any, None]:
    return {"was": shown, "is": None}, None


def _begun(conversation: Conversation, shown: Conversation | None) -> tuple[Any, None, Conversation]:
    return _with(conversation, shown)[0], None, []


def _opened(
    conversation: Conversation, shown: Conversation | None, place: int, saved: list[Conversation] | None
) -> tuple[Any, Conversation | None, Conversation]:
    change, texts = _with(conversation, shown)
    chosen = saved[place] if saved and 0 <= place < len(saved) else None
    if chosen is None or chosen == shown:
        return change, texts, conversation
    return change, chosen, chosen


def as_text(message: dict[str, Any]) -> dict[str, Any]:
    """Return a message with names in place of its files and components."""
    parts = [_text_of(part) for part in message["content"]]
    return {**message, "content": [{"type": "text", "text": text} for text in parts if text]}


def _text_of(part: dict[str, Any]) -> str:
    if part.get("type") == "text":
        return str(part["text"])
    file = part.get("file") or {}
    return f"[{file.get('orig_name') or part.get('component') or 'file'}]"
