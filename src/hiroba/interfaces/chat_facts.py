"""`ChatFacts`: what programs and subclasses read of a chat besides its parts and parameters, under names of the compatible API."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hiroba.components.button import Button
from hiroba.components.component import Component
from hiroba.components.conversations import Conversations
from hiroba.components.state import State
from hiroba.graph.binding import is_async_function, is_generator_function
from hiroba.graph.blocks import Blocks
from hiroba.interfaces.chat_examples import example_messages
from hiroba.interfaces.conversation_panel import ConversationPanel
from hiroba.interfaces.examples import Examples
from hiroba.interfaces.saved_conversations import SavedConversations

__all__ = ["ChatFacts"]


class ChatFacts(Blocks):
    """Facts about a chat. Nothing in Hiroba reads them.

    Attributes:
        fn: The function that answers.
        examples: Messages to begin with, as the author gave them.
        examples_handler: What shows the examples below the conversation, where there are additional inputs; `None` elsewhere.
    """

    fn: Callable[..., Any]
    examples: list[Any]
    examples_handler: Examples | None = None
    _saved: ConversationPanel | None = None

    @property
    def is_generator(self) -> bool:
        """Whether replies grow as the function yields them."""
        return is_generator_function(self.fn)

    @property
    def is_async(self) -> bool:
        """Whether the function is a coroutine."""
        return is_async_function(self.fn)

    @property
    def provided_chatbot(self) -> bool:
        """Whether the author gave the component that shows the conversation."""
        return self.given.get("chatbot") is not None

    @property
    def examples_messages(self) -> list[dict[str, Any]]:
        """The examples as the conversation shows them."""
        return [dict(message) for message in example_messages(self.examples)]

    @property
    def conversation_id(self) -> State | None:
        """Which of the kept conversations is shown, as an input of further functions; `None` where none are kept."""
        return None if self._saved is None else self._saved.current

    @property
    def saved_conversations(self) -> Component | None:
        """The conversations that the visitor's browser keeps, as an input of further functions; `None` where it keeps none."""
        return self._saved.saved if isinstance(self._saved, SavedConversations) else None

    @property
    def chat_history_dataset(self) -> Conversations | None:
        """What lists the kept conversations; `None` where none are kept."""
        return None if self._saved is None else self._saved.list

    @property
    def new_chat_button(self) -> Button | None:
        """What begins another conversation; `None` where none are kept."""
        return None if self._saved is None else self._saved.new_button
