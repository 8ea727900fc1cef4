"""Chatbot: a conversation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal, Unpack

import msgspec

from hiroba.components import events
from hiroba.components.chat_message import (
    ExampleMessage,
    components_in,
    file_to_wire,
    message_to_wire,
    settled_to_wire,
)
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.latex_delimiters import LatexDelimiter, check_latex_delimiters
from hiroba.components.listed import listed
from hiroba.components.message_seal import harmless
from hiroba.components.one_of import one_of_or, require_kind, require_one_of
from hiroba.components.reasoning import split_reasoning
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.files.keep import keep_where_found
from hiroba.wire.values import FileData

__all__ = ["Chatbot"]

METADATA: dict[str, tuple[type, ...]] = {
    "title": (str,),
    "log": (str,),
    "status": (str,),
    "duration": (int, float),
    "id": (int, str),
    "parent_id": (int, str),
}
EXAMPLE = {"role": "user", "metadata": None, "content": [{"text": "Hello!", "type": "text"}], "options": None}
ANSWER = {
    "role": "assistant",
    "metadata": None,
    "content": [{"text": "Hello to you.", "type": "text"}],
    "options": None,
}


class Chatbot(Component):
    """A conversation: a list of messages, oldest first. Functions get dictionaries with `role`, `content`, `metadata`, `options`.

    Functions return a list of such dictionaries or of `ChatMessage`. The content of a message is text (Markdown), a file, a
    component, or a list of those; a message whose metadata has a `title` is a thought, folded under it.

    Args:
        value: Initial messages, or a function that returns them at each visit.
        autoscroll: Whether it keeps to the newest message while the reader is there.
        height: Pixels or a CSS length; longer conversations scroll. `None` grows with the conversation.
        resizable: Whether the visitor may change the height.
        max_height: Most pixels, or a CSS length, that it grows to.
        min_height: Fewest pixels, or a CSS length.
        editable: Whose messages the visitor may edit: `"user"` for the user's, `"all"` for the assistant's as well, as `True`.
        latex_delimiters: `{"left", "right", "display"}` for each pair of marks between which formulas stand; `None` means `$$`.
        rtl: Whether texts run from right to left.
        buttons: Which of `"copy"` (under each message) and `"copy_all"` are shown, besides buttons of yours; `None` shows both.
            `"share"` shows nothing: there is no place of discussion that a conversation could go to.
        watermark: Text added to what is copied.
        avatar_images: Pictures of the user and of the assistant, each a path, an address or `None`.
        sanitize_html: Whether scripts and other unsafe HTML are taken out of messages.
        render_markdown: `False` shows the text as it is.
        feedback_options: Ratings under the assistant's messages, where `like` has a function; `"Like"` and `"Dislike"` are thumbs.
        feedback_value: Rating of each of the assistant's messages, in order.
        line_breaks: Whether a single line break in Markdown is shown as one.
        layout: `"bubble"` (the default) or `"panel"`, which gives each message the whole width.
        placeholder: Markdown shown while there are no messages.
        examples: Messages to begin with, shown while there are none; picking one fires `example_select`.
        allow_file_downloads: Whether media in messages have a download button.
        group_consecutive_messages: Whether messages of one role that follow each other are drawn as one.
        allow_tags: Names of tags, such as `["thinking"]`, that are shown as they are written; `True` for all that are not HTML.
        reasoning_tags: (opening, closing) texts between which a model writes its thoughts.
        like_user_message: Whether the user's own messages can be rated, too.
        branches: `{"index", "place", "count"}` for each message that has others in its place; `branch` tells the way to go.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    select = events.SELECT
    like = events.LIKE
    retry = events.RETRY
    undo = events.UNDO
    example_select = events.EXAMPLE_SELECT
    option_select = events.OPTION_SELECT
    clear = events.CLEAR
    copy = events.COPY
    edit = events.EDIT
    branch = events.BRANCH
    empty_payload: ClassVar[Any] = []

    def __init__(
        self,
        value: list[Any] | Callable[..., Any] | None = None,
        *,
        autoscroll: bool = True,
        height: int | str | None = 400,
        resizable: bool = False,
        max_height: int | str | None = None,
        min_height: int | str | None = None,
        editable: Literal["user", "all"] | bool | None = None,
        latex_delimiters: list[LatexDelimiter] | None = None,
        rtl: bool = False,
        buttons: list[Any] | None = None,
        watermark: str | None = None,
        avatar_images: tuple[str | Path | None, str | Path | None] | None = None,
        sanitize_html: bool = True,
        render_markdown: bool = True,
        feedback_options: list[str] | tuple[str, ...] | None = ("Like", "Dislike"),
        feedback_value: Sequence[str | None] | None = None,
        line_breaks: bool = True,
        layout: Literal["panel", "bubble"] | None = None,
        placeholder: str | None = None,
        examples: list[ExampleMessage] | None = None,
        allow_file_downloads: bool = True,
        group_consecutive_messages: bool = True,
        allow_tags: list[str] | bool = True,
        reasoning_tags: list[tuple[str, str]] | None = None,
        like_user_message: bool = False,
        branches: list[dict[str, int]] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        if isinstance(editable, bool):
            editable = "all" if editable else None
        require_one_of("editable", editable, ("user", "all", None))
        self.autoscroll = autoscroll
        self.height = height
        self.resizable = resizable
        self.max_height = max_height
        self.min_height = min_height
        self.editable = editable
        self.latex_delimiters = check_latex_delimiters(latex_delimiters)
        self.rtl = rtl
        self.buttons = as_toolbar(buttons)
        self.watermark = watermark
        self.avatar_images = avatar_images
        if avatar_images is not None and not isinstance(avatar_images, (list, tuple)):
            raise ArgumentError(
                f"`avatar_images` must be a pair of pictures, of the user and of the app, got {avatar_images!r}."
            )
        self.sanitize_html = sanitize_html
        self.render_markdown = render_markdown
        self.feedback_options = feedback_options
        self.feedback_value = feedback_value
        self.line_breaks = line_breaks
        self.layout = layout and one_of_or("bubble", "layout", layout, ("panel", "bubble"))
        self.placeholder = placeholder
        self.examples = None if examples is None else listed("examples", examples, "messages")
        for example in self.examples or ():
            require_kind("examples", example, dict)
        self.allow_file_downloads = allow_file_downloads
        self.group_consecutive_messages = group_consecutive_messages
        self.allow_tags = allow_tags
        self.reasoning_tags = reasoning_tags
        self.like_user_message = like_user_message
        self.branches = branches
        for component in components_in(value):
            component.unrender()
        super().__init__(value, **options)

    def props(self) -> dict[str, Any]:
        """Return the parameters, with pictures and files as files; the server alone knows of tags of reasoning."""
        props = super().props()
        del props["reasoning_tags"]
        props["feedback_options"] = list(self.feedback_options or ())
        if self.avatar_images is not None:
            pictures = [None if picture is None else file_to_wire(picture) for picture in self.avatar_images]
            props["avatar_images"] = [picture and keep_where_found(picture) for picture in pictures]
        if self.examples is not None:
            props["examples"] = [_example_to_wire(example) for example in self.examples]
        return props

    def preprocess(self, payload: Any) -> list[dict[str, Any]]:
        """Return the messages, with files as dictionaries whose `path` is local.

        Raises:
            PayloadError: It is not a list of messages.
        """
        if payload is None:
            return []
        if not isinstance(payload, list):
            raise PayloadError(f"A list of messages was expected, got {payload!r}.")
        return [_message_from_wire(message) for message in payload]

    def postprocess(self, value: Any) -> list[dict[str, Any]]:
        """Return the messages in their one shape, thoughts between tags apart.

        Raises:
            ReturnError: The value is no list, or an item of it no message.
        """
        if value is None or (isinstance(value, str | dict) and not value):
            return []
        if not isinstance(value, (list, tuple)):
            raise ReturnError(f"A Chatbot takes a list of messages, got {value!r}.")
        # The last message is the one that grows.
        messages = [*map(settled_to_wire, value[:-1]), *map(message_to_wire, value[-1:])]
        if not self.reasoning_tags:
            return messages
        return [piece for message in messages for piece in split_reasoning(message, self.reasoning_tags)]

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a list of messages."""
        part = {"oneOf": [{"type": "string"}, {"type": "object"}, {"type": "array", "items": {"type": "object"}}]}
        return {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "role": {"type": "string"},
                    "content": part,
                    "metadata": {"type": ["object", "null"]},
                    "options": {
                        "type": ["array", "null"],
                        "items": {
                            "type": "object",
                            "properties": {"value": {"type": "string"}},
                            "required": ["value"],
                        },
                    },
                },
                "required": ["role", "content"],
            },
        }

    def example_payload(self) -> list[dict[str, Any]]:
        """Return a greeting and its answer."""
        return [EXAMPLE, ANSWER]

    def example_value(self) -> list[dict[str, Any]]:
        """Return a greeting and its answer."""
        return [EXAMPLE, ANSWER]


def _example_to_wire(example: ExampleMessage) -> dict[str, Any]:
    result: dict[str, Any] = dict(example)
    if example.get("icon"):
        result["icon"] = keep_where_found(file_to_wire(example["icon"]))
    if example.get("files"):
        kept = [keep_where_found(file_to_wire(file)) for file in example["files"]]
        result["files"] = [file for file in kept if file is not None]
    return result


def _message_from_wire(message: Any) -> dict[str, Any]:
    if not isinstance(message, dict) or not isinstance(message.get("role"), str):
        raise PayloadError(f"A message with `role` and `content` was expected, got {message!r}.")
    _check_metadata(message.get("metadata"))
    _check_options(message.get("options"))
    content = message.get("content")
    parts = content if isinstance(content, list) else [content]
    return {
        "role": message["role"],
        "metadata": message.get("metadata"),
        "content": [_part_from_wire(part) for part in parts],
        "options": message.get("options"),
    }


def _check_metadata(metadata: Any) -> None:
    if metadata is None:
        return
    if not isinstance(metadata, dict) or any(
        not isinstance(metadata[name], kind) for name, kind in METADATA.items() if metadata.get(name) is not None
    ):
        raise PayloadError(
            f"`metadata` of a message must be an object such as {{'title': 'Search'}}, got {metadata!r}."
        )


def _check_options(options: Any) -> None:
    for option in options if isinstance(options, list) else [options] if options is not None else []:
        if not isinstance(option, dict) or not isinstance(option.get("value"), str):
            raise PayloadError(f"`options` of a message must be a list of objects with a `value`, got {option!r}.")


def _part_from_wire(part: Any) -> Any:
    if isinstance(part, str):
        return {"text": part, "type": "text"}
    if isinstance(part, FileData):
        return {"file": msgspec.to_builtins(part), "alt_text": None, "type": "file"}
    if not isinstance(part, dict):
        raise PayloadError(f"A part of a message must be a text or an object, got {part!r}.")
    if isinstance(part.get("file"), FileData):
        return {**part, "file": msgspec.to_builtins(part["file"])}
    if part.get("file") is not None or "path" in part:
        # A function that gives the conversation back would hand out the file of the server that a visitor named here.
        raise PayloadError(f"A file in a message must be one that was uploaded, got {part!r}.")
    return harmless(part) if part.get("type") == "component" or "component" in part else part
