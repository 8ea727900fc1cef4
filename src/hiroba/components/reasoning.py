"""Thoughts that a model writes between tags, such as `<think>...</think>`, taken out into messages of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

__all__ = ["split_reasoning"]

TITLE = "Reasoning"


def split_reasoning(message: dict[str, Any], tags: Sequence[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """Yield the messages that one message of an assistant becomes.

    Args:
        message: As `message_to_wire` returns it.
        tags: (opening, closing) texts. A thought that is not closed yet is pending.
    """
    text = _only_text(message)
    if message["role"] != "assistant" or message["metadata"] or text is None:
        yield message
        return
    pieces = [piece for piece in _pieces(text, tags) if piece[0]]
    if not any(status for _, status in pieces):
        yield message
        return
    for piece, status in pieces:
        metadata = {"title": TITLE, "status": status} if status else None
        yield {**message, "metadata": metadata, "content": [{"text": piece, "type": "text"}]}


def _only_text(message: dict[str, Any]) -> str | None:
    content = message["content"]
    return content[0]["text"] if len(content) == 1 and content[0]["type"] == "text" else None


def _pieces(text: str, tags: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str | None]]:
    """Yield (text, status); the status is `None` outside of thoughts."""
    closing = dict(tags)
    opening = re.compile("|".join(re.escape(tag) for tag in sorted(closing, key=len, reverse=True)))
    position = 0
    while found := opening.search(text, position):
        yield text[position : found.start()].strip(), None
        end = text.find(closing[found.group()], found.end())
        if end < 0:
            yield text[found.end() :].strip(), "pending"
            return
        yield text[found.end() : end].strip(), "done"
        position = end + len(closing[found.group()])
    yield text[position:].strip(), None
