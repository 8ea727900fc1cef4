"""Messages to begin with, in the forms that authors give them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hiroba.components.chat_message import ExampleMessage
from hiroba.components.listed import listed
from hiroba.errors import ArgumentError

__all__ = ["example_messages", "example_value"]


def example_messages(
    examples: Sequence[Any], labels: Sequence[str] | None = None, icons: Sequence[str | None] | None = None
) -> list[ExampleMessage]:
    """Return examples as a Chatbot shows them.

    Args:
        examples: Texts, dictionaries with `text` and `files`, or lists that begin with one of those.
        labels: Texts shown in their place.
        icons: Paths or addresses of pictures.

    Raises:
        ArgumentError: An example is nothing of that, or there is not one label or icon for each.
    """
    for name, given in (("example_labels", labels), ("example_icons", icons)):
        if given is not None and len(given) != len(examples):
            raise ArgumentError(f"`{name}` takes one for each of the {len(examples)} examples, got {given!r}.")
    messages = [_as_message(example) for example in listed("examples", examples, "messages")]
    for i, message in enumerate(messages):
        if labels is not None:
            message["display_text"] = labels[i]
        if icons is not None and icons[i]:
            message["icon"] = icons[i]
    return messages


def example_value(message: ExampleMessage, is_multimodal: bool) -> Any:
    """Return what an example puts into the field."""
    text = message.get("text", "")
    return {"text": text, "files": list(message.get("files") or [])} if is_multimodal else text


def _as_message(example: Any) -> ExampleMessage:
    if isinstance(example, (list, tuple)) and example:
        example = example[0]
    if isinstance(example, str):
        return {"text": example}
    if isinstance(example, dict):
        message: ExampleMessage = {"text": example.get("text", "")}
        if example.get("files"):
            message["files"] = list(example["files"])
        return message
    raise ArgumentError(f"An example is a text, or a dictionary with `text` and `files`, got {example!r}.")
