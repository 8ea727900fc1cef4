"""A conversation that is kept with all its branches, as pure functions.

Messages form a tree: each has the one that it follows. What is shown is the *path* from the first message to the *leaf*. An edited
message, or another answer, follows the same message as the one before it did: nothing that was said is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from hiroba.interfaces.kept_message import is_same_message, is_sound_message

__all__ = ["Branch", "KeptConversation", "KeptMessage", "branches_of", "is_sound", "merged", "path_of", "turned"]

Message = dict[str, Any]

NOTHING = -1
"""What the first message follows."""


class KeptMessage(msgspec.Struct, frozen=True):
    """A message of the tree.

    Attributes:
        follows: Place of the message before it.
        message: The message in its one shape, with what is kept of its parts (see `kept_message`).
    """

    follows: int
    message: Message


class KeptConversation(msgspec.Struct, frozen=True):
    """A conversation.

    Attributes:
        id: Its unguessable id.
        title: Its name.
        updated_s: When it was last added to, in seconds since 1970.
        messages: All messages, in the order in which they came.
        leaf: Place of the last message that is shown.
    """

    id: str
    title: str
    updated_s: float = 0.0
    messages: tuple[KeptMessage, ...] = ()
    leaf: int = NOTHING


class Branch(msgspec.Struct, frozen=True):
    """A message of the path that has others in its place.

    Attributes:
        index: Its place on the path.
        place: Its place among those others, from 0.
        count: How many there are.
    """

    index: int
    place: int
    count: int


def is_sound(conversation: KeptConversation) -> bool:
    """Return whether a conversation that comes from elsewhere is a tree of messages as they are kept."""
    messages = conversation.messages
    return -1 <= conversation.leaf < len(messages) and all(
        NOTHING <= kept.follows < place and is_sound_message(kept.message) for place, kept in enumerate(messages)
    )


def path_of(conversation: KeptConversation) -> list[int]:
    """Return the places of the messages that are shown, the first one first."""
    path: list[int] = []
    place = conversation.leaf
    while place != NOTHING:
        path.append(place)
        place = conversation.messages[place].follows
    return path[::-1]


def merged(conversation: KeptConversation, shown: Sequence[Message], updated_s: float) -> KeptConversation:
    """Return the conversation with a path that is `shown`: what is there already is found, the rest is added."""
    messages = list(conversation.messages)
    followers: dict[int, list[int]] = {}
    for place, kept in enumerate(messages):
        followers.setdefault(kept.follows, []).append(place)
    leaf = NOTHING
    for message in shown:
        found = next(
            (place for place in followers.get(leaf, ()) if is_same_message(messages[place].message, message)), None
        )
        if found is None:
            messages.append(KeptMessage(leaf, message))
            found = len(messages) - 1
        leaf = found
    return msgspec.structs.replace(conversation, messages=tuple(messages), leaf=leaf, updated_s=updated_s)


def branches_of(conversation: KeptConversation) -> list[Branch]:
    """Return the messages of the path beside which others stand."""
    followers: dict[int, list[int]] = {}
    for place, kept in enumerate(conversation.messages):
        followers.setdefault(kept.follows, []).append(place)
    rows = [
        (index, place, followers[conversation.messages[place].follows])
        for index, place in enumerate(path_of(conversation))
    ]
    return [Branch(index, others.index(place), len(others)) for index, place, others in rows if len(others) > 1]


def turned(conversation: KeptConversation, index: int, step: int) -> KeptConversation:
    """Return the conversation with another message at a place of its path, and what was said last after that one.

    Args:
        conversation: The conversation.
        index: Place on the path. One that is not there changes nothing.
        step: 1 for the next message there, -1 for the one before; beyond the last one nothing changes.
    """
    path = path_of(conversation)
    if not 0 <= index < len(path):
        return conversation
    others = _followers(conversation, conversation.messages[path[index]].follows)
    wanted = others.index(path[index]) + step
    if not 0 <= wanted < len(others):
        return conversation
    leaf = others[wanted]
    while followers := _followers(conversation, leaf):
        leaf = followers[-1]
    return msgspec.structs.replace(conversation, leaf=leaf)


def _followers(conversation: KeptConversation, place: int) -> list[int]:
    return [i for i, kept in enumerate(conversation.messages) if kept.follows == place]
