"""Conversations as lists of messages: what a `ChatInterface` does with them, as pure functions.

A message is a dictionary in its one shape (`hiroba.components.chat_message`). A *turn* is what the user says, which is one message, with
all that follows until the user speaks again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from hiroba.components.chat_message import file_to_wire, message_to_wire
from hiroba.wire.values import FileData, Finished

__all__ = [
    "answered",
    "before_last_turn",
    "finished",
    "is_unanswered",
    "message_of",
    "saying",
    "title_of",
    "without_answer",
]

Message = dict[str, Any]

TITLE_LENGTH = 40


def saying(value: str | dict[str, Any]) -> Message:
    """Return the user's message for what stands in the field: a text, or a dictionary with `text` and `files`."""
    if isinstance(value, str):
        return message_to_wire({"role": "user", "content": value})
    message = message_to_wire({"role": "user", "content": _parts(value)})
    # As `Chatbot.preprocess` gives them, so that functions see one shape.
    message["content"] = [_plain(part) for part in message["content"]]
    return message


def message_of(said: Message, is_multimodal: bool) -> str | dict[str, Any]:
    """Return what a function gets for the user's message: its text, or a dictionary with text and paths."""
    text = "\n".join(part["text"] for part in said["content"] if part.get("type") == "text")
    if not is_multimodal:
        return text
    files = [part["file"] for part in said["content"] if part.get("type") == "file"]
    return {"text": text, "files": [file["path"] if isinstance(file, dict) else file.path for file in files]}


def is_unanswered(conversation: Sequence[Message]) -> bool:
    """Tell whether the user spoke last."""
    return bool(conversation) and conversation[-1]["role"] == "user"


def answered(conversation: Sequence[Message], answer: Any) -> list[Any]:
    """Return the conversation with an answer.

    Args:
        conversation: What was said so far.
        answer: What a function returned: a text, a message, something that a message can hold, a dictionary with `text`
            and `files`, or a list of those.
    """
    if answer is None:
        return list(conversation)
    answers = answer if isinstance(answer, (list, tuple)) else [answer]
    return [*conversation, *(_as_message(item) for item in answers)]


def finished(conversation: Sequence[Message]) -> list[Message]:
    """Return a conversation whose texts are not looked through again while an answer to it grows."""
    return [Finished(message_to_wire(message)) if _is_text(message) else message for message in conversation]


def without_answer(conversation: Sequence[Message], index: int | None = None) -> list[Message]:
    """Return the conversation up to the user's message at `index`, or the last one, itself included."""
    place = _last_user_place(conversation) if index is None else index
    return list(conversation[: place + 1])


def before_last_turn(conversation: Sequence[Message], index: int | None = None) -> tuple[list[Message], Message | None]:
    """Return what was said before the user's message at `index`, or the last one, and that message."""
    place = _last_user_place(conversation) if index is None else index
    if not 0 <= place < len(conversation):
        return list(conversation), None
    return list(conversation[:place]), conversation[place]


def title_of(conversation: Sequence[Message]) -> str:
    """Return a short name for a conversation: the beginning of what the user said first."""
    for message in conversation:
        text = message_of(message, False) if message["role"] == "user" else ""
        if isinstance(text, str) and text.strip():
            line = " ".join(text.split())
            return line if len(line) <= TITLE_LENGTH else f"{line[: TITLE_LENGTH - 1]}…"
    return "Conversation"


def _as_message(item: Any) -> Any:
    if hasattr(item, "role") and hasattr(item, "content"):
        return item
    if isinstance(item, dict) and "content" in item:
        return {**item, "role": "assistant"}
    is_multimodal = isinstance(item, dict) and "type" not in item and ("text" in item or "files" in item)
    return {"role": "assistant", "content": _parts(item) if is_multimodal else item}


def _parts(value: dict[str, Any]) -> list[Any]:
    files = [{"path": file} if isinstance(file, str) else file for file in value.get("files") or []]
    return [*files, *([value["text"]] if value.get("text") else [])]


def _is_text(message: Message) -> bool:
    return all(part.get("type") == "text" for part in message["content"])


def _last_user_place(conversation: Sequence[Message]) -> int:
    return next((i for i in range(len(conversation) - 1, -1, -1) if conversation[i]["role"] == "user"), -1)


def _plain(part: Message) -> Message:
    file = part.get("file")
    if file is None:
        return part
    return {**part, "file": msgspec.to_builtins(file if isinstance(file, FileData) else file_to_wire(file))}
