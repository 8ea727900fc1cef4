"""`ChatInterface`: a conversation with one function.

A submitted message goes three steps, which the server follows: `_take` moves it from the field into the conversation, a reply
(see `replies.py`) adds to the conversation what the function says, and `_rest` gives the field back. Retry, edits, examples and
options begin with a step of their own and go on in the same way. The conversation is the value of the Chatbot and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from hiroba.components.binding_options import BindingOptions
from hiroba.components.builder import require_builder
from hiroba.components.chatbot import Chatbot
from hiroba.components.component import Component
from hiroba.components.event_data import EditData, RetryData, SelectData, UndoData
from hiroba.components.json import JSON
from hiroba.components.markdown import Markdown
from hiroba.components.multimodaltextbox import MultimodalTextbox
from hiroba.components.own_text import OwnText, with_own_texts
from hiroba.components.plain import to_plain
from hiroba.components.shortcuts import component_from
from hiroba.components.state import State
from hiroba.components.textbox import Textbox
from hiroba.errors import ArgumentError
from hiroba.interfaces.chat_examples import example_messages, example_value
from hiroba.interfaces.chat_facts import ChatFacts
from hiroba.interfaces.chat_logger import ChatLogger
from hiroba.interfaces.chat_numbers import ChatNumbers
from hiroba.interfaces.conversation import (
    answered,
    before_last_turn,
    finished,
    is_unanswered,
    message_of,
    saying,
    without_answer,
)
from hiroba.interfaces.conversation_store import ConversationStore
from hiroba.interfaces.example_cache import ExampleCache
from hiroba.interfaces.examples import Examples
from hiroba.interfaces.interface_parts import as_accordion
from hiroba.interfaces.kept_conversations import kept_conversations
from hiroba.interfaces.parameters import value_parameters
from hiroba.interfaces.replies import Adapter, adapted, check_chat_function
from hiroba.interfaces.server_conversations import ServerConversations
from hiroba.layout.accordion import Accordion
from hiroba.layout.row import Row
from hiroba.sessions.visit import Request
from hiroba.wire.values import FileData

__all__ = ["ChatInterface"]

SKIP = {"__type__": "update"}
STEP = "_chat_step"
"""What the steps of a conversation are called. They are not listed, and an app that was loaded elsewhere (`load`) calls them."""

Conversation = list[dict[str, Any]]


class ChatInterface(ChatFacts):
    """An app in which visitors talk with a function.

    Args:
        fn: Takes the message and the history, a list of messages with `role` and `content`, then the additional inputs. It returns
            a text, a message, something that a message can hold, or a list of those; a generator shows the reply as it grows.
        multimodal: Whether messages may have files; the function gets `{"text", "files"}` then.
        chatbot: The component that shows the conversation. It and the `textbox` stand in the chat, wherever they were made.
        textbox: The field for messages.
        additional_inputs: Further inputs, in a fold below the conversation where they stand nowhere else.
        additional_inputs_accordion: The fold, or its title.
        additional_outputs: Components that further returned values go to.
        editable: Whether visitors may edit their messages; the reply is then made anew.
        examples: Messages to begin with; with additional inputs, lists of a message and values for those.
        examples_label: Name above the examples where they stand below.
        example_labels: Texts shown in place of examples.
        example_icons: Pictures shown with them.
        run_examples_on_click: Whether a click sends an example, or only puts it into the field.
        cache_examples: Whether replies to examples are computed beforehand.
        cache_mode: `"eager"` or `"lazy"`; see `Examples`.
        title: Heading, and name of the browser's tab.
        description: Markdown below the heading.
        flagging_mode: `"manual"` shows ratings under replies and keeps them; `"never"`, the default, does not.
        flagging_options: The ratings.
        flagging_dir: Where they are kept.
        analytics_enabled: Accepted for compatibility; nothing is ever reported.
        autofocus: Whether the field has the focus when the page opens.
        autoscroll: Whether the conversation keeps to its end while the reader is there.
        submit_btn: Whether the field has a button that sends; a text is its name.
        stop_btn: Whether a button ends a reply that is being made; a text is its name.
        concurrency_limit: How many replies are made at once.
        delete_cache: As in `Blocks`.
        show_progress: How much the conversation shows of a running function.
        fill_height: As in `Blocks`.
        fill_width: As in `Blocks`.
        api_name: Name of the endpoint; that of the function if `None`.
        api_description: Its description; the function's docstring if `None`.
        api_visibility: Whether programs see it.
        save_history: Whether the visitor's browser keeps conversations, to go back to them.
        history: Where conversations are kept: `"browser"` is what `save_history` does; `"server"` keeps them with all their branches
            for each visitor, under the name of who signed in, in a file `.hiroba/conversations.sqlite`; a path is another such
            file, and a `ConversationStore` any other place. `None` keeps none unless `save_history` says so. On the server at
            most 200 conversations of a visitor are kept, of 1 MB each, for a year after the last message; visitors can delete
            them. Messages can be edited then. Either way files and components are kept with the messages: files of up to 20 MB,
            of one visitor up to 500 MB on the server and 200 MB in a browser. What was not kept is named in the message. A
            store of your own keeps files if it has the methods of `ConversationFiles`.
        validator: Checks a message before anything runs, and the additional inputs if it takes them; see `BindingOptions`.
        **appearance: As `launch` takes it.

    Raises:
        ArgumentError: A parameter has a value that cannot work.
    """

    def __init__(
        self,
        fn: Callable[..., Any],
        *,
        multimodal: bool = False,
        chatbot: Chatbot | None = None,
        textbox: Textbox | MultimodalTextbox | None = None,
        additional_inputs: str | Component | list[str | Component] | None = None,
        additional_inputs_accordion: str | Accordion | None = None,
        additional_outputs: Component | list[Component] | None = None,
        editable: bool = False,
        examples: list[Any] | None = None,
        examples_label: str | None = OwnText("Examples"),
        example_labels: list[str] | None = None,
        example_icons: list[str] | None = None,
        run_examples_on_click: bool = True,
        cache_examples: bool | None = None,
        cache_mode: Literal["eager", "lazy"] | None = None,
        title: str | None = None,
        description: str | None = None,
        flagging_mode: Literal["never", "manual"] | None = None,
        flagging_options: list[str] | tuple[str, ...] | None = ("Like", "Dislike"),
        flagging_dir: str = ".gradio/flagged",
        analytics_enabled: bool | None = None,
        autofocus: bool = True,
        autoscroll: bool = True,
        submit_btn: str | bool | None = True,
        stop_btn: str | bool | None = True,
        concurrency_limit: int | Literal["default"] | None = "default",
        delete_cache: tuple[int, int] | None = None,
        show_progress: Literal["full", "minimal", "hidden"] = "minimal",
        fill_height: bool = True,
        fill_width: bool = False,
        api_name: str | None = None,
        api_description: str | Literal[False] | None = None,
        api_visibility: Literal["public", "private", "undocumented"] = "public",
        save_history: bool = False,
        validator: Callable[..., Any] | None = None,
        history: Literal["browser", "server"] | str | Path | ConversationStore | None = None,
        **appearance: Any,
    ) -> None:
        check_chat_function(fn)
        if flagging_mode not in (None, "never", "manual"):
            raise ArgumentError(f'`flagging_mode` must be "never", "manual" or None, got {flagging_mode!r}.')
        self.fn = fn
        self.multimodal = multimodal or isinstance(textbox, MultimodalTextbox)
        self.additional_inputs = _components("additional_inputs", additional_inputs)
        self.additional_outputs = _components("additional_outputs", additional_outputs)
        self.examples = examples or []
        self.validator = validator
        self._buttons = (submit_btn, stop_btn)
        self._runs_examples = run_examples_on_click
        self._caching = (cache_examples, cache_mode)
        self._labels = (examples_label, example_labels, example_icons)
        self._log = ChatLogger(flagging_dir) if flagging_mode == "manual" else None
        self.replies: list[Any] = []
        visibility = "private" if api_visibility == "private" else "undocumented"
        self._step: dict[str, Any] = {"api_name": STEP, "api_visibility": visibility}
        self._quiet: dict[str, Any] = {"queue": False, "show_progress": "hidden", **self._step}
        self._running: dict[str, Any] = {
            "show_progress": show_progress,
            "concurrency_limit": concurrency_limit,
            "concurrency_id": f"chat-{id(self)}",
        }
        super().__init__(
            mode="chat_interface",
            title=title or "Hiroba",
            fill_height=fill_height,
            fill_width=fill_width,
            delete_cache=delete_cache,
            **appearance,
        )
        endpoint = {"api_name": api_name, "api_description": api_description, "api_visibility": api_visibility}
        with self:
            if save_history or history is not None:
                name = str(api_name or getattr(fn, "__name__", "chat"))
                self._saved = kept_conversations("browser" if history is None else history, name)
            if title:
                Markdown(f"# {title}")
            if description:
                Markdown(description)
            self.chatbot = self._place_chatbot(chatbot, editable or self._has_branches, autoscroll, flagging_options)
            self.textbox = self._place_textbox(textbox, autofocus)
            self._place_additional_inputs(additional_inputs_accordion)
            self._bind(endpoint)

    @property
    def chatbot_value(self) -> Chatbot:
        """The conversation, as an input or output of further functions."""
        return self.chatbot

    chatbot_state = chatbot_value

    @property
    def _has_branches(self) -> bool:
        return isinstance(self._saved, ServerConversations)

    def rest_after(self, run: Any) -> None:
        """Give the field back when a run has ended."""
        run.then(self._rest, None, self.textbox, **self._quiet)

    def _place_chatbot(
        self, given: Chatbot | None, editable: bool, autoscroll: bool, ratings: list[str] | tuple[str, ...] | None
    ) -> Chatbot:
        if given is not None and not isinstance(given, Chatbot):
            raise ArgumentError(f"`chatbot` must be a `Chatbot`, got {given!r}.")
        chatbot = given or with_own_texts(
            Chatbot(label="Chatbot", scale=1, height=400, autoscroll=autoscroll, render=False), label=OwnText("Chatbot")
        )
        further: dict[str, Any] = {}
        if editable and chatbot.editable is None:
            further["editable"] = "user"
        if self._log is not None:
            further["feedback_options"] = ratings
        if self.examples and not self.additional_inputs and not chatbot.examples:
            further["examples"] = example_messages(self.examples, *self._labels[1:])
        for name, value in further.items():
            setattr(chatbot, name, value)
            chatbot.given[name] = value
        return chatbot.unrender().render()

    def _place_textbox(self, given: Textbox | MultimodalTextbox | None, autofocus: bool) -> Textbox | MultimodalTextbox:
        if given is not None:
            if not isinstance(given, (Textbox, MultimodalTextbox)):
                raise ArgumentError(f"`textbox` must be a `Textbox` or a `MultimodalTextbox`, got {given!r}.")
            self._buttons = (
                given.given.get("submit_btn", self._buttons[0]),
                given.given.get("stop_btn", self._buttons[1]),
            )
            given.submit_btn = given.given["submit_btn"] = self._buttons[0]
            given.stop_btn = given.given["stop_btn"] = False
            return given.unrender().render()
        options: dict[str, Any] = {
            "label": "Message",
            "show_label": False,
            "placeholder": "Type a message...",
            "scale": 7,
            "autofocus": autofocus,
            "submit_btn": self._buttons[0],
            "stop_btn": False,
        }
        with Row():
            field = MultimodalTextbox(file_count="multiple", **options) if self.multimodal else Textbox(**options)
        return with_own_texts(field, label=OwnText("Message"), placeholder=OwnText("Type a message..."))

    def _place_additional_inputs(self, fold: str | Accordion | None) -> None:
        if self.additional_inputs and self.examples:
            label, labels, _ = self._labels
            inputs = [self.textbox, *self.additional_inputs]
            self.examples_handler = Examples(
                self.examples, inputs, label=label, example_labels=labels, cache_examples=False
            )
        loose = [component for component in self.additional_inputs if component.parent is None]
        if loose:
            with as_accordion(fold):
                for component in loose:
                    component.render()

    def _bind(self, endpoint: dict[str, Any]) -> None:
        chatbot, both = self.chatbot, [self.chatbot, self.textbox]
        numbers = ChatNumbers(self.bindings.numbers, self.given, self.examples_handler is not None)
        validator = self._check if self.validator is not None else None
        inputs = [self.textbox, chatbot, *(self.additional_inputs if validator else [])]
        self._answer(self.textbox.submit(self._take, inputs, both, validator=validator, **self._quiet))
        numbers.skip_to_endpoint()
        self._bind_endpoint(endpoint)
        self._answer(chatbot.retry(self._retry, chatbot, both, **self._quiet))
        self._answer(chatbot.edit(self._edit, chatbot, both, **self._quiet))
        self._answer(chatbot.option_select(self._choose, chatbot, both, **self._quiet))
        undone = chatbot.undo(self._undo, chatbot, both, **self._quiet)
        self._bind_examples()
        stopped = self.textbox.stop(self._rest, None, self.textbox, cancels=self.replies, **self._quiet)
        chatbot.clear(self._rest, None, self.textbox, cancels=self.replies, **self._quiet)
        if self._log is not None:
            chatbot.like(self._log.flag, chatbot, None, **self._quiet)
        if self._saved is not None:
            self._saved.bind(self, chatbot)
            for run in (stopped, undone):
                self._saved.keep_after(run, chatbot)
        numbers.skip_to_end()

    def _bind_examples(self) -> None:
        both = [self.chatbot, self.textbox]
        if self.examples_handler is not None:
            filled = self.examples_handler.load_input_event
            if self._runs_examples:
                self._answer(filled.then(self._take, [self.textbox, self.chatbot], both, **self._quiet))
        elif self._caching[0] and self.examples:
            rows = [[example_value(message, self.multimodal)] for message in example_messages(self.examples)]
            cache = ExampleCache(self._example_reply(), [self.textbox], [self.chatbot], rows)
            if self._caching[1] != "lazy":
                self.startup_tasks.append(cache.fill)
            self.chatbot.example_select(_from(cache), None, self.chatbot, postprocess=False, **self._quiet)
        elif self._runs_examples:
            self._answer(self.chatbot.example_select(self._take_example, self.chatbot, both, **self._quiet))
        else:
            self.chatbot.example_select(self._fill_example, None, self.textbox, **self._quiet)

    def _answer(self, first: Any) -> None:
        """Let the function answer when a step has put a message of the user at the end of the conversation."""
        adapter = Adapter(("_conversation",), self._question, self._with_answer, _kept, SKIP)
        reply = first.then(
            adapted(self.fn, adapter),
            [self.chatbot, *self.additional_inputs],
            [self.chatbot, *self.additional_outputs],
            **self._step,
            **self._running,
        )
        last = reply.then(self._rest, None, self.textbox, **self._quiet)
        # What leaves or stops a reply does what follows it in its own way: the conversation may be another one by then.
        self.replies += [reply, last]
        if self._saved is not None:
            self.replies.append(self._saved.keep_after(last, self.chatbot))

    def _bind_endpoint(self, options: dict[str, Any]) -> None:
        """Offer the function to programs: each has a conversation of its own, as long as its session."""
        message = next((parameter.name for parameter in value_parameters(self.fn)), "message")
        silence = [None, *(SKIP for _ in self.additional_outputs)] if self.additional_outputs else None
        adapter = Adapter((message, "_history"), self._question_of_program, self._for_program, silence=(silence,))
        history, response = State([]), _Response(label="Response", visible=False)
        settings = BindingOptions(
            inputs=[self.textbox, history, *self.additional_inputs],
            outputs=[response, history, *self.additional_outputs],
            **options,
            **self._running,
        )
        require_builder("A chat").bind([], adapted(self.fn, adapter), settings)

    def _take(self, value: Any, conversation: Conversation, *_: Any) -> list[Any]:
        """Move the message from the field into the conversation."""
        is_empty = not (value.get("text", "").strip() or value.get("files")) if isinstance(value, dict) else not value
        if is_empty:
            return [SKIP, SKIP]
        return [[*conversation, saying(value)], self._busy(value=None)]

    def _take_example(self, event: SelectData, conversation: Conversation) -> list[Any]:
        return [[*conversation, saying(self._example(event))], self._busy()]

    def _fill_example(self, event: SelectData) -> Any:
        return self._example(event)

    def _retry(self, event: RetryData, conversation: Conversation) -> list[Any]:
        return [without_answer(conversation, event.index), self._busy()]

    def _edit(self, event: EditData, conversation: Conversation) -> list[Any]:
        """Answer an edited message anew; the browser has put the new text into the conversation already."""
        if conversation[event.index]["role"] != "user":
            return [SKIP, SKIP]
        return [without_answer(conversation, event.index), self._busy()]

    def _choose(self, event: SelectData, conversation: Conversation) -> list[Any]:
        return [[*conversation, saying(event.value)], self._busy()]

    def _undo(self, event: UndoData, conversation: Conversation) -> list[Any]:
        before, taken = before_last_turn(conversation, event.index)
        return [before, SKIP if taken is None else message_of(taken, self.multimodal)]

    def _busy(self, **changes: Any) -> dict[str, Any]:
        if self._buttons[1]:
            changes |= {"submit_btn": False, "stop_btn": self._buttons[1]}
        return {"__type__": "update", "interactive": False, **changes}

    def _rest(self) -> dict[str, Any]:
        return {"__type__": "update", "interactive": True, "submit_btn": self._buttons[0], "stop_btn": False}

    def _question(self, conversation: Conversation) -> tuple[Any, list[Any]] | None:
        if not is_unanswered(conversation):
            return None
        return message_of(conversation[-1], self.multimodal), conversation[:-1]

    def _with_answer(self, conversation: Conversation, returned: Any) -> Any:
        answer, further = self._split(returned)
        shown = answered(conversation, answer)
        return (shown, *further) if self.additional_outputs else shown

    def _question_of_program(self, value: Any, history: Conversation) -> tuple[Any, list[Any]]:
        return value, history

    def _for_program(self, value: Any, history: Conversation, returned: Any) -> Any:
        answer, further = self._split(returned)
        chatbot = Chatbot(render=False)
        talk = chatbot.preprocess(chatbot.postprocess(answered([*history, saying(value)], answer)))
        return (_as_json(answer), talk, *further)

    def _split(self, returned: Any) -> tuple[Any, list[Any]]:
        if not self.additional_outputs:
            return returned, []
        answer, *further = returned
        return answer, further

    def _check(self, value: Any, conversation: Conversation, *further: Any) -> list[Any]:
        """Ask the author's validator about the message and about as many of the other inputs as it takes."""
        assert self.validator is not None
        takes = len(value_parameters(self.validator))
        has_conversation = takes == len(further) + 2
        given = (value, conversation, *further) if has_conversation else (value, *further)
        verdict = self.validator(*given[: max(takes, 1)])
        if not isinstance(verdict, (list, tuple)):
            return [verdict]
        return [verdict[0], None, *verdict[2 if has_conversation else 1 :]] if verdict else []

    def _example(self, event: SelectData) -> Any:
        return example_value(example_messages(self.chatbot.examples or [])[event.index], self.multimodal)

    def _example_reply(self) -> Callable[..., Any]:
        """Return a function from an example to the conversation that it begins."""

        def question(value: Any) -> tuple[Any, list[Any]]:
            return value, []

        def result(value: Any, returned: Any) -> Any:
            return answered([saying(value)], self._split(returned)[0])

        return adapted(self.fn, Adapter(("_example",), question, result))


def _kept(conversation: Conversation) -> tuple[Conversation]:
    return (finished(conversation),)


class _Response(JSON):
    """What programs get: a text is no JSON to be read here."""

    kind = "json"

    def postprocess(self, value: Any) -> Any:
        """Return an answer as JSON, with files as the engine gives them out."""
        if isinstance(value, FileData):
            return value
        if isinstance(value, dict):
            return {str(name): self.postprocess(item) for name, item in value.items()}
        return [self.postprocess(item) for item in value] if isinstance(value, (list, tuple)) else to_plain(value)


def _components(name: str, given: Any) -> list[Component]:
    if given is None:
        return []
    items = given if isinstance(given, (list, tuple)) else [given]
    return [component_from(item, name) for item in items]


def _from(cache: ExampleCache) -> Callable[..., Any]:
    def show_example(event: SelectData, request: Request) -> Any:
        return cache.answer(event.index, request)[0]

    return show_example


def _as_json(answer: Any) -> Any:
    """Return an answer as programs get it: its text where it is one, and as it is otherwise."""
    if hasattr(answer, "role") and hasattr(answer, "content"):
        return {"role": answer.role, "content": answer.content, "metadata": dict(answer.metadata or {})}
    if isinstance(answer, (list, tuple)):
        return [_as_json(item) for item in answer]
    if isinstance(answer, Component):
        return answer.postprocess(answer.value)
    return answer if answer is None or isinstance(answer, (str, int, float, bool, dict)) else str(answer)
