"""`ConversationPanel`: the conversations of a visitor in a panel at the side, wherever they are kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hiroba.components.chatbot import Chatbot
from hiroba.components.conversations import Conversations
from hiroba.components.own_text import OwnText, with_own_texts
from hiroba.components.state import State
from hiroba.interfaces.conversation_keeper import ConversationKeeper, Reader
from hiroba.interfaces.interface_parts import as_button
from hiroba.layout.sidebar import Sidebar

if TYPE_CHECKING:
    from hiroba.interfaces.chat_interface import ChatInterface

__all__ = ["QUIET", "ConversationPanel", "Step"]

QUIET: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_name": False}

Step = Callable[..., list[Any]]
"""A method of `ConversationKeeper`: it takes a keeper, the values of inputs and what the event told, and returns those of outputs."""


class ConversationPanel(ABC):
    """The panel, placed where the program is now.

    Args:
        reader: Who looks at it when it comes.
        storage_key: Where the visitor's browser keeps the conversations, if it does.

    Attributes:
        new_button: Begins another conversation.
        list: Shows the visitor's conversations.
        current: The id of the one that is shown.
    """

    def __init__(self, reader: Reader, storage_key: str | None = None) -> None:
        self.current = State(None)
        self._reader = State(reader)
        with with_own_texts(Sidebar("Conversations"), label=OwnText("Conversations")):
            self.new_button = as_button(OwnText("New chat"), "new_button", size="md", elem_classes="leads-away")
            self.list = Conversations(label="Conversations", show_label=False, storage_key=storage_key)

    def bind(self, chat: ChatInterface, chatbot: Chatbot) -> None:
        """Let the visitor go from one conversation to another, and from branch to branch."""
        listed, keeper = self.list, ConversationKeeper
        here, moved = [chatbot, self._reader, self.current], [chatbot, self.current, listed]
        self._arrive(moved)
        self._run(listed.search, keeper.search, here[1:], [self._reader, listed])
        for event, step in (
            (listed.edit, keeper.rename),
            (listed.delete, keeper.delete),
            (chatbot.clear, keeper.clear),
        ):
            self._run(event, step, here, moved)
        leaving = (listed.click, keeper.open), (self.new_button.click, keeper.begin), (chatbot.branch, keeper.turn)
        for event, step in leaving:
            chat.rest_after(self._run(event, step, here, moved, cancels=chat.replies))

    def keep_after(self, run: Any, chatbot: Chatbot) -> Any:
        """Keep the conversation when a run has ended. Returns the run that does it."""
        return self._run(
            run.then,
            ConversationKeeper.keep,
            [chatbot, self._reader, self.current],
            [chatbot, self.current, self.list],
            show_progress_on=[],  # the conversation goes on telling how the reply ended
        )

    @abstractmethod
    def _arrive(self, moved: list[Any]) -> None:
        """Show the list when the page opens, and what it had open before a new session."""

    @abstractmethod
    def _run(self, event: Any, step: Step, inputs: list[Any], outputs: list[Any], **options: Any) -> Any:
        """Take a step at an event, and return its binding."""
