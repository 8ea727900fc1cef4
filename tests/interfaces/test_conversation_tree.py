"""Conversations with branches: nothing that was said is lost, and every branch is reached."""

import random
from typing import Any

from hiroba.interfaces.conversation_tree import Branch, KeptConversation, branches_of, merged, path_of, turned

EMPTY = KeptConversation("id", "title")


def said(*texts: str) -> list[dict[str, Any]]:
    return [{"role": "user", "content": [{"type": "text", "text": text}]} for text in texts]


def shown(conversation: KeptConversation) -> list[str]:
    return [conversation.messages[place].message["content"][0]["text"] for place in path_of(conversation)]


def test_what_goes_on_is_added() -> None:
    talk = merged(merged(EMPTY, said("a", "b"), 1), said("a", "b", "c", "d"), 2)
    assert shown(talk) == ["a", "b", "c", "d"]
    assert len(talk.messages) == 4
    assert branches_of(talk) == []


def test_an_edited_message_begins_a_branch_and_the_old_one_stays() -> None:
    talk = merged(merged(EMPTY, said("a", "b", "c", "d"), 1), said("a", "b", "x", "y"), 2)
    assert branches_of(talk) == [Branch(2, 1, 2)]
    back = turned(talk, 2, -1)
    assert shown(back) == ["a", "b", "c", "d"]
    assert shown(turned(back, 2, 1)) == ["a", "b", "x", "y"]


def test_another_answer_stands_beside_the_first() -> None:
    talk = merged(merged(EMPTY, said("a", "b"), 1), said("a", "z"), 2)
    assert branches_of(talk) == [Branch(1, 1, 2)]


def test_what_was_taken_back_is_found_again() -> None:
    talk = merged(merged(EMPTY, said("a", "b", "c"), 1), said("a"), 2)
    assert shown(talk) == ["a"]
    assert len(merged(talk, said("a", "b", "c"), 3).messages) == 3


def test_there_is_nothing_beyond_the_last_branch() -> None:
    talk = merged(merged(EMPTY, said("a"), 1), said("b"), 2)
    for index, step in ((0, 1), (0, -5), (7, 1), (-1, 1)):
        assert turned(talk, index, step) == talk


def test_every_path_that_was_shown_can_be_reached() -> None:
    source = random.Random(5)
    talk, seen = EMPTY, set()
    for _ in range(60):
        path = [source.choice("abc") for _ in range(source.randrange(1, 5))]
        seen.add(tuple(path))
        talk = merged(talk, said(*path), 0)
        assert shown(talk) == path
    reached = set()
    for start in range(len(talk.messages)):
        reached.add(tuple(shown(KeptConversation("id", "", 0, talk.messages, start))))
    assert seen <= reached
