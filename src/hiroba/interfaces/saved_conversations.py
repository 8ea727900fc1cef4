"""Conversations that a visitor's browser keeps, in a panel at the side. Only texts are kept: files leave with their session."""

from __future__ import annotations

from typing import Any

from hiroba.components.button import Button
from hiroba.components.chatbot import Chatbot
from hiroba.components.dataset import Dataset
from hiroba.components.json import JSON
from hiroba.components.state import State
from hiroba.graph.blocks import Blocks
from hiroba.interfaces.conversation import title_of
from hiroba.layout.sidebar import Sidebar

__all__ = ["SavedConversations", "as_text"]

KEY = "hiroba-conversations"
READ = f"() => {{ try {{ return [JSON.parse(localStorage.getItem('{KEY}') ?? '[]')]; }} catch {{ return [[]]; }} }}"
WRITE = f"(saved) => {{ try {{ localStorage.setItem('{KEY}', JSON.stringify(saved ?? [])); }} catch {{}} return []; }}"

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
        with Sidebar("Conversations"):
            self.new_button = Button("New chat", variant="primary", size="md")
            self.list = Dataset(components=["text"], samples=[], show_label=False, type="index", layout="gallery")

    def bind(self, app: Blocks, chatbot: Chatbot) -> None:
        """Show what the browser keeps when the page opens, and let the visitor go from one conversation to another."""
        app.load(None, None, self.saved, js=READ, **QUIET).then(_list_of, self.saved, self.list, **QUIET)
        self.new_button.click(lambda: ([], None), None, [chatbot, self.current], **QUIET)
        self.list.click(_opened, [self.list, self.saved], [chatbot, self.current], **QUIET)
        self._write(chatbot.clear(_without, [self.saved, self.current], self._outputs, **QUIET))

    def keep_after(self, run: Any, chatbot: Chatbot) -> None:
        """Keep the conversation when a run has ended."""
        self._write(run.then(_with, [chatbot, self.saved, self.current], self._outputs, **QUIET))

    @property
    def _outputs(self) -> list[Any]:
        return [self.saved, self.current, self.list]

    def _write(self, run: Any) -> None:
        run.then(None, self.saved, None, js=WRITE, **QUIET)


def _list_of(saved: list[Conversation] | None) -> Dataset:
    return Dataset(samples=[[title_of(conversation)] for conversation in saved or []])


def _opened(place: int, saved: list[Conversation] | None) -> tuple[Conversation, int | None]:
    return (saved[place], place) if saved and 0 <= place < len(saved) else ([], None)


def _with(
    conversation: Conversation, saved: list[Conversation] | None, place: int | None
) -> tuple[Any, int | None, Dataset]:
    kept = list(saved or [])
    if conversation:
        texts = [as_text(message) for message in conversation]
        if place is None:
            place = 0
            kept.insert(0, texts)
        else:
            kept[place : place + 1] = [texts]
    return kept, place, _list_of(kept)


def _without(saved: list[Conversation] | None, place: int | None) -> tuple[Any, None, Dataset]:
    kept = [conversation for i, conversation in enumerate(saved or []) if i != place]
    return kept, None, _list_of(kept)


def as_text(message: dict[str, Any]) -> dict[str, Any]:
    """Return a message with names in place of its files and components."""
    parts = [_text_of(part) for part in message["content"]]
    return {**message, "content": [{"type": "text", "text": text} for text in parts if text]}


def _text_of(part: dict[str, Any]) -> str:
    if part.get("type") == "text":
        return str(part["text"])
    file = part.get("file") or {}
    return f"[{file.get('orig_name') or part.get('component') or 'file'}]"
