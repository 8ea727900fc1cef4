"""Messages of a conversation: the shapes that authors write, and the one shape that goes over the wire."""

from __future__ import annotations

import inspect
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypedDict

from hiroba.components.component import Component
from hiroba.components.message_seal import sealed
from hiroba.errors import ReturnError
from hiroba.files.mime_types import guess_mime_type
from hiroba.wire.values import FileData, Finished, is_file

__all__ = [
    "ChatMessage",
    "ExampleMessage",
    "MessageDict",
    "MetadataDict",
    "OptionDict",
    "component_to_wire",
    "components_in",
    "file_to_wire",
    "message_to_wire",
    "settled_to_wire",
]

MAX_REMEMBERED = 8_000
"""Longest text of a message that is remembered in its one shape, in characters."""


class MetadataDict(TypedDict, total=False):
    """What makes a message a thought, folded under its title.

    Attributes:
        title: Heading of the thought; without one the message is an ordinary one.
        id: Name of this thought, for thoughts inside it.
        parent_id: The thought that this one stands in.
        log: A short remark beside the title.
        duration: Seconds that it took, shown beside the title.
        status: `"pending"` shows that it goes on and leaves it open, `"done"` folds it.
    """

    title: str
    id: int | str
    parent_id: int | str
    log: str
    duration: float
    status: Literal["pending", "done"]


class OptionDict(TypedDict, total=False):
    """An answer that the visitor may pick under a message.

    Attributes:
        value: What is sent.
        label: What is shown; the value if left out.
    """

    value: str
    label: str


class MessageDict(TypedDict, total=False):
    """A message as a dictionary.

    Attributes:
        role: `"user"`, `"assistant"` or `"system"`.
        content: Text, a file (`{"path": ..., "alt_text": ...}`), a component, or a list of those.
        metadata: Makes it a thought.
        options: Answers that the visitor may pick.
    """

    role: str
    content: Any
    metadata: MetadataDict
    options: list[OptionDict]


class ExampleMessage(TypedDict, total=False):
    """A message that a visitor may begin with.

    Attributes:
        icon: Path or address of a picture.
        display_text: Shown in place of `text`.
        text: What is said.
        files: Files that go with it: paths, or `{"path": ...}`.
    """

    icon: Any
    display_text: str
    text: str
    files: list[Any]


@dataclass
class ChatMessage:
    """A message of a conversation; see `MessageDict` for the parts."""

    content: Any
    role: Literal["user", "assistant", "system"] = "assistant"
    metadata: MetadataDict = field(default_factory=MetadataDict)
    options: list[OptionDict] = field(default_factory=list)


def message_to_wire(message: Any) -> dict[str, Any]:
    """Return a message in its one shape: `role`, `metadata`, `content` as a list of parts, `options`.

    Args:
        message: A `ChatMessage`, or a dictionary with `role` and `content`.

    Raises:
        ReturnError: It is neither, or a part of its content is nothing that a message can show.
    """
    if isinstance(message, Finished):
        return message
    if isinstance(message, ChatMessage):
        message = vars(message)
    if not isinstance(message, Mapping) or "role" not in message or "content" not in message:
        raise ReturnError(
            "A Chatbot takes messages with `role` and `content`, or `ChatMessage` objects, got "
            f'{message!r}. Write {{"role": "assistant", "content": "..."}}.'
        )
    if not isinstance(message["role"], str):
        raise ReturnError(f'The `role` of a message is "user", "assistant" or "system", got {message["role"]!r}.')
    content, metadata, options = message["content"], message.get("metadata"), message.get("options")
    parts = content if isinstance(content, list) else [content]
    return {
        "role": message["role"],
        "metadata": None if metadata is None else dict(metadata),
        "content": [_part_to_wire(part) for part in parts],
        "options": None if options is None else [dict(option) for option in options],
    }


def settled_to_wire(message: Any) -> dict[str, Any]:
    """Return a message that will probably come again as it is, in its one shape, and the same object each time.

    A function that adds a word to a conversation of a thousand messages returns all of them; what is the same object needs no second
    look, neither for files nor for differences.
    """
    if isinstance(message, ChatMessage):
        message = vars(message)
    if _is_mapping(message) and not message.get("metadata") and not message.get("options"):
        role, text = message.get("role"), _only_text(message.get("content"))
        if isinstance(role, str) and text is not None and len(text) <= MAX_REMEMBERED:
            return _said(role, text, message.get("metadata") is None, message.get("options") is None)
    return message_to_wire(message)


def file_to_wire(file: Any) -> FileData:
    """Return a file that an author gave as a path, a dictionary with `path`, or `FileData`."""
    if isinstance(file, FileData):
        return file
    if isinstance(file, Mapping):
        known = {name: file[name] for name in FileData.__struct_fields__ if name in file and name != "meta"}
    else:
        known = {"path": str(file)}
    known["path"] = str(known["path"])
    known["mime_type"] = known.get("mime_type") or guess_mime_type(known["path"])
    known["orig_name"] = known.get("orig_name") or Path(known["path"]).name
    return FileData(**known)


def component_to_wire(component: Component) -> dict[str, Any]:
    """Return a component that stands in a message, with all that the browser needs to show it."""
    props = {
        name: value
        for name, value in component.props().items()
        if name not in component.defaults or value != component.defaults[name]
    }
    return {
        "type": "component",
        "component": component.kind,
        "value": component.embedded_payload(component.postprocess(component.value)),
        "constructor_args": {name: value for name, value in component.given.items() if _is_json(value)},
        "props": props,
    }


def components_in(messages: Any) -> list[Component]:
    """Return the components that stand in messages an author wrote; none where it is no list of messages."""
    found: list[Component] = []
    for message in messages if isinstance(messages, (list, tuple)) else ():
        content = message.get("content") if _is_mapping(message) else getattr(message, "content", None)
        parts = content if isinstance(content, list) else [content]
        found += [part for part in parts if isinstance(part, Component)]
    return found


@lru_cache(maxsize=4096)
def _said(role: str, text: str, is_bare: bool, has_no_options: bool) -> dict[str, Any]:
    message: dict[str, Any] = {"role": role, "content": text} | ({} if is_bare else {"metadata": {}})
    return Finished(message_to_wire(message | ({} if has_no_options else {"options": []})))


def _only_text(content: Any) -> str | None:
    if isinstance(content, list) and len(content) == 1:
        content = content[0]
    if _is_mapping(content) and content.get("type") == "text" and "path" not in content:
        content = content.get("text")
    return content if isinstance(content, str) else None


def _is_mapping(value: Any) -> bool:
    # A thousand messages are asked with each word of an answer, and to ask the abstract class takes most of that time.
    return type(value) is dict or isinstance(value, Mapping)


def _part_to_wire(part: Any) -> dict[str, Any]:
    if isinstance(part, str):
        return {"text": _clean(part), "type": "text"}
    if isinstance(part, Component):
        return sealed(component_to_wire(part))
    if isinstance(part, (FileData, Path)):
        return {"file": file_to_wire(part), "alt_text": None, "type": "file"}
    if isinstance(part, Mapping):
        return _dictionary_to_wire(part)
    raise ReturnError(
        f"A message holds text, files or components, got {part!r}. "
        'Convert it with `str`, or give a file as {"path": "..."}.'
    )


def _dictionary_to_wire(part: Mapping[str, Any]) -> dict[str, Any]:
    kind = part.get("type")
    if kind == "text" and isinstance(part.get("text"), str):
        return {"text": _clean(part["text"]), "type": "text"}
    if kind == "component" and "component" in part:
        return sealed({name: value for name, value in part.items() if name != "instance"})
    file = part.get("file", part)
    if isinstance(file, FileData) or (isinstance(file, Mapping) and (is_file(dict(file)) or "path" in file)):
        return {"file": file_to_wire(file), "alt_text": part.get("alt_text"), "type": "file"}
    raise ReturnError(f'A part of a message has a `type` of "text", "file" or "component", got {dict(part)!r}.')


def _clean(text: str) -> str:
    """Take away what indents all lines, as in a docstring; most texts have nothing of it and are returned as they are."""
    if not text or ("\n" not in text and "\t" not in text and not text[0].isspace()):
        return text
    return inspect.cleandoc(text)


def _is_json(value: Any) -> bool:
    try:
        json.dumps(value)
    except (TypeError, ValueError):
        return False
    return True
