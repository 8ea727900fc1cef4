"""Conversations that the browser keeps: the same steps as with those that the server keeps, and what a browser tells is not believed."""

from collections.abc import Iterator
from typing import Any

import pytest

import hiroba as gr
from hiroba.testing import User

TEXT = {"type": "text", "text": "bees"}


def message(**parts: Any) -> dict[str, Any]:
    return {"follows": -1, "message": {"role": "user", "content": [TEXT], **parts}}


def kept(*messages: Any, **parts: Any) -> dict[str, Any]:
    return {"id": "a", "title": "A", "updated_s": 1.0, "messages": list(messages), "leaf": 0, **parts}


class Talk:
    """A visitor of a chat whose browser keeps conversations."""

    def __init__(self) -> None:
        self.demo = gr.ChatInterface(lambda text, history: f"{text}? {len(history)}", save_history=True)
        assert self.demo.chat_history_dataset is not None
        self.list = self.demo.chat_history_dataset
        self.user = User(self.demo)

    def say(self, text: str) -> None:
        self.user.set(self.demo.textbox, text)
        self.user.fire(self.demo.textbox.submit)

    @property
    def saved(self) -> Any:
        return self.user.value(self.demo.saved_conversations)

    @property
    def titles(self) -> list[str]:
        return [item["title"] for item in self.user.prop(self.list, "items")]


@pytest.fixture
def talk() -> Iterator[Talk]:
    talk = Talk()
    yield talk
    talk.user.close()


def test_conversations_are_found_again_renamed_searched_and_deleted(talk: Talk) -> None:
    talk.say("bees")
    talk.user.fire(talk.demo.new_chat_button.click)
    talk.say("cats")
    cats, bees = (one["id"] for one in talk.saved)
    talk.user.fire(talk.list.edit, {"id": cats, "value": "Purr"})
    talk.user.fire(talk.list.click, {"value": bees})
    assert talk.user.value(talk.demo.chatbot)[1]["content"] == [{"type": "text", "text": "bees? 0"}]
    talk.user.fire(talk.list.search, {"value": "CATS?"})
    assert talk.titles == ["Purr"]
    talk.user.fire(talk.list.delete, {"id": cats})
    talk.user.fire(talk.list.search, {"value": ""})
    assert (talk.titles, [one["title"] for one in talk.saved]) == (["bees"], ["bees"])


@pytest.mark.parametrize(
    "saved",
    [
        None,
        {"a": 1},
        [7, None, [], {}],
        [kept(message(), leaf=1)],
        [kept(message(), leaf=-2)],
        [kept({**message(), "follows": 0})],
        [kept(message(content=[{"type": "component", "component": "html", "file": "/etc/passwd"}]))],
        [kept(message(content=[{"type": "file", "file": {"path": "/etc/passwd"}}]))],
        [kept(message(content=[{"type": "file", "file": {"kept": "../../secret", "name": "a"}}]))],
        [kept(message(content="bees"))],
        [kept(message(role=7))],
        [kept(message(secret=1))],
    ],
)
def test_what_is_no_conversation_is_left_out(talk: Talk, saved: Any) -> None:
    talk.user.set(talk.demo.saved_conversations, saved)
    talk.user.fire(talk.list.click, {"value": "a"})
    talk.say("wasps")
    assert talk.titles == ["wasps"]
    assert talk.user.errors == []


def test_one_that_the_browser_kept_is_opened(talk: Talk) -> None:
    talk.user.set(talk.demo.saved_conversations, [kept(message())])
    talk.user.fire(talk.list.click, {"value": "a"})
    assert talk.user.value(talk.demo.chatbot)[0]["content"] == [TEXT]
