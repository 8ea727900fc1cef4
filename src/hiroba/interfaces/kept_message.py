"""What is kept of a message, as data: texts as they are, and files by the digest of their content.

A digest opens nothing by itself. Whoever looks for its content looks among the files of one owner alone, so a message that somebody made up
names nothing that is not theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import msgspec

__all__ = ["KeptComponent", "KeptFile", "absent", "is_same_message", "is_sound_message", "kept_file", "words_of"]

Message = dict[str, Any]
Part = dict[str, Any]


class KeptFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file in what is kept.

    Attributes:
        kept: Digest of its content.
        name: As it was called.
        mime_type: What it is, as its sender said.
    """

    kept: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
    name: Annotated[str, msgspec.Meta(max_length=1000)]
    mime_type: str | None = None


class KeptComponent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="component"):
    """A part that is a component.

    Attributes:
        component: Its kind.
        value: Its value, with each file as a `KeptFile`.
        constructor_args: What the author gave.
        props: What else the page needs.
        seal: The mark by which the app knows what it made, where the visitor's browser keeps the conversation.
    """

    component: str
    value: Any = None
    constructor_args: dict[str, Any] | None = None
    props: dict[str, Any] | None = None
    seal: str | None = None


class _Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="text"):
    text: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="file"):
    file: KeptFile
    alt_text: str | None = None


class _Packed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="packed"):
    """A component that is so large that it is kept as a file: JSON of a `KeptComponent`."""

    component: str
    file: KeptFile
    seal: str | None = None


class _Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    role: str
    content: list[_Text | _File | _Packed | KeptComponent]
    metadata: dict[str, Any] | None = None
    options: list[dict[str, Any]] | None = None


def is_sound_message(message: Message) -> bool:
    """Return whether a message that comes from elsewhere has the form of one that is kept."""
    try:
        msgspec.convert(message, _Message)
    except msgspec.ValidationError:
        return False
    return True


def kept_file(value: Any) -> KeptFile | None:
    """Return the file that a part of what is kept is, or `None`."""
    if not isinstance(value, dict) or value.keys() != set(KeptFile.__struct_fields__):
        return None
    try:
        return msgspec.convert(value, KeptFile)
    except msgspec.ValidationError:
        return None


def words_of(part: Part) -> str:
    """Return what is read of a part: its text, or the name of what it is."""
    file = part.get("file") or {}
    return str(part["text"] if "text" in part else part.get("component") or file.get("name") or "file")


def absent(part: Part) -> Part:
    """Return the text that stands for a file or a component of which there is no copy."""
    return {"type": "text", "text": f"[{words_of(part)}: no copy was kept]"}


def is_same_message(one: Message, other: Message) -> bool:
    """Return whether two messages are the same, where one of them may have lost what the other one still has."""
    if one == other:
        return True
    bare, other_bare = ({**message, "content": None} for message in (one, other))
    return bare == other_bare and _are_same_parts(one["content"], other["content"])


def _are_same_parts(parts: Sequence[Part], others: Sequence[Part]) -> bool:
    return len(parts) == len(others) and all(map(_is_same_part, map(_bare, parts), map(_bare, others)))


def _is_same_part(one: Part, other: Part) -> bool:
    return one == other or (one["type"] != other["type"] and (absent(one) == other or one == absent(other)))


def _bare(part: Part) -> Part:
    """Return a part without the seal, which is another one where the app has lost its secret."""
    return {name: value for name, value in part.items() if name != "seal"}
