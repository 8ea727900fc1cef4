"""Conversations: what is said, answered, taken back."""

from typing import Any

import pytest

from hiroba.components.chat_message import ChatMessage
from hiroba.interfaces.conversation import (
    answered,
    before_last_turn,
    is_unanswered,
    message_of,
    saying,
    title_of,
    without_answer,
)

ASK = saying("one")
TALK = [ASK, {**ASK, "role": "assistant"}, saying("two"), {**ASK, "role": "assistant"}]


def test_a_text_becomes_a_message_of_the_user() -> None:
    assert (ASK["role"], ASK["content"]) == ("user", [{"text": "one", "type": "text"}])


def test_files_stand_before_the_text() -> None:
    said = saying({"text": "look", "files": ["/tmp/a.png"]})

    assert [part["type"] for part in said["content"]] == ["file", "text"]
    assert message_of(said, True) == {"text": "look", "files": ["/tmp/a.png"]}
    assert message_of(said, False) == "look"


@pytest.mark.parametrize(
    "answer", ["yes", {"role": "assistant", "content": "yes"}, {"path": "yes.txt"}], ids=["text", "message", "file"]
)
def test_an_answer_follows(answer: Any) -> None:
    assert [message["role"] for message in answered([ASK], answer)] == ["user", "assistant"]


def test_an_answer_may_be_what_a_multimodal_field_gives() -> None:
    (_, answer) = answered([ASK], {"text": "look", "files": ["/tmp/a.png"]})

    assert answer == {"role": "assistant", "content": [{"path": "/tmp/a.png"}, "look"]}


def test_an_answer_is_the_assistants_whatever_its_role() -> None:
    (message,) = answered([], {"role": "user", "content": "hi"})
    assert message["role"] == "assistant"


def test_a_message_without_a_role_is_the_assistants() -> None:
    assert answered([], {"content": "yes"}) == [{"role": "assistant", "content": "yes"}]


def test_several_answers_follow() -> None:
    assert len(answered([ASK], ["a", ChatMessage("b")])) == 3


def test_no_answer_changes_nothing() -> None:
    assert answered([ASK], None) == [ASK]


def test_the_user_spoke_last() -> None:
    assert is_unanswered([ASK])
    assert not is_unanswered(TALK)
    assert not is_unanswered([])


@pytest.mark.parametrize(("index", "length"), [(None, 3), (0, 1)])
def test_the_answer_is_taken_back(index: int | None, length: int) -> None:
    assert without_answer(TALK, index) == TALK[:length]


@pytest.mark.parametrize(("index", "length"), [(None, 2), (0, 0)])
def test_the_turn_is_taken_back(index: int | None, length: int) -> None:
    assert before_last_turn(TALK, index) == (TALK[:length], TALK[length])


def test_nothing_can_be_taken_back_from_nothing() -> None:
    assert before_last_turn([]) == ([], None)


def test_a_title_is_the_beginning() -> None:
    assert title_of(TALK) == "one"
    assert title_of([saying("word " * 20)]).endswith("…")
    assert title_of([]) == "Conversation"
