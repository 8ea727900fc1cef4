"""Conversations that the server keeps: found again, with their branches, by their owner alone."""

from collections.abc import Iterator
from typing import Any

import pytest

import hiroba as gr
from hiroba.errors import ArgumentError
from hiroba.interfaces.conversation_keeper import MAX_BYTES
from hiroba.interfaces.conversation_store import MemoryConversationStore
from hiroba.testing import User

ANN, BOB = "a" * 64, "b" * 64


def answer(message: str, history: list[Any]) -> Iterator[str]:
    yield f"{message}? {len(history)}"


def _said(*texts: str) -> list[dict[str, Any]]:
    roles = ("user", "assistant")
    return [{"role": roles[i % 2], "content": [{"type": "text", "text": text}]} for i, text in enumerate(texts)]


class Talk:
    """A visitor of a chat whose conversations are in a store."""

    def __init__(self, store: Any, browser: Any = ANN, username: str | None = None) -> None:
        self.demo = gr.ChatInterface(answer, history=store)
        assert self.demo.chat_history_dataset is not None
        self.list = self.demo.chat_history_dataset
        self.user = User(self.demo, username=username)
        self.user.fire(self.list.load, {"browser": browser})

    def say(self, text: str) -> None:
        self.user.set(self.demo.textbox, text)
        self.user.fire(self.demo.textbox.submit)

    def edit(self, index: int, text: str) -> None:
        talk = self.user.value(self.demo.chatbot)
        content = [{"type": "text", "text": text}]
        self.user.set(self.demo.chatbot, [*talk[:index], {**talk[index], "content": content}, *talk[index + 1 :]])
        self.user.fire(self.demo.chatbot.edit, {"index": index, "previous_value": "", "value": text})

    @property
    def texts(self) -> list[str]:
        return [message["content"][0]["text"] for message in self.user.value(self.demo.chatbot)]

    @property
    def titles(self) -> list[str]:
        return [item["title"] for item in self.user.prop(self.list, "items")]

    @property
    def ids(self) -> list[str]:
        return [item["id"] for item in self.user.prop(self.list, "items")]

    @property
    def branches(self) -> Any:
        return self.user.prop(self.demo.chatbot, "branches")


@pytest.fixture
def talks() -> Iterator[Any]:
    store = MemoryConversationStore()
    made: list[Talk] = []

    def make(**who: Any) -> Talk:
        made.append(Talk(store, **who))
        return made[-1]

    yield make
    for talk in made:
        talk.user.close()


def test_a_conversation_is_found_again(talks: Any) -> None:
    talks().say("bees")
    talk = talks()
    assert talk.titles == ["bees"]
    talk.user.fire(talk.list.click, {"value": talk.ids[0]})
    assert talk.texts == ["bees", "bees? 0"]


def test_a_page_that_stayed_open_goes_on_in_a_new_session(talks: Any) -> None:
    talks().say("bees")
    talk = talks()
    talk.user.set(talk.demo.chatbot, _said("bees", "bees? 0", "wasps"))
    talk.user.fire(talk.list.load, {"browser": ANN, "value": talk.ids[0]})
    assert talk.texts == ["bees", "bees? 0", "wasps"]
    talk.say("ants")
    assert (talk.titles, talk.branches) == (["bees"], [])


def test_a_page_goes_on_with_no_conversation_of_somebody_else(talks: Any) -> None:
    ann, bob = talks(), talks(browser=BOB)
    ann.say("bees")
    bob.user.fire(bob.list.load, {"browser": BOB, "value": ann.ids[0]})
    bob.say("ants")
    assert (ann.ids[0] in bob.ids, bob.titles, bob.texts) == (False, ["ants"], ["ants", "ants? 0"])


def test_what_is_said_next_is_added_to_it(talks: Any) -> None:
    talk = talks()
    talk.say("bees")
    talk.say("wasps")
    talk.user.fire(talk.demo.new_chat_button.click)
    assert (talk.texts, talk.titles) == ([], ["bees"])
    talk.say("cats")
    assert talk.titles == ["cats", "bees"]


def test_an_edit_keeps_both_branches(talks: Any) -> None:
    talk = talks()
    talk.say("bees")
    talk.say("wasps")
    talk.edit(2, "ants")
    assert talk.texts[2:] == ["ants", "ants? 2"]
    assert talk.branches == [{"index": 2, "place": 1, "count": 2}]
    talk.user.fire(talk.demo.chatbot.branch, {"index": 2, "step": -1})
    assert talk.texts[2:] == ["wasps", "wasps? 2"]
    talk.say("more")
    assert talk.texts[4:] == ["more", "more? 4"]
    talk.user.fire(talk.demo.chatbot.branch, {"index": 2, "step": 1})
    assert talk.texts[2:] == ["ants", "ants? 2"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"browser": ANN}, {"browser": BOB}),
        ({"username": "ann"}, {"username": "bob"}),
        ({"browser": ANN}, {"browser": ANN, "username": "ann"}),
        ({"username": "ann"}, {"browser": "ann"}),
    ],
    ids=["browsers", "names", "browser and name", "name as secret"],
)
def test_nobody_sees_what_belongs_to_somebody_else(talks: Any, first: Any, second: Any) -> None:
    owner, other = talks(**first), talks(**second)
    owner.say("bees")
    for event in (other.list.click, other.list.delete, other.list.edit):
        other.user.fire(event, {"value": owner.ids[0], "id": owner.ids[0]})
    other.user.fire(other.list.search, {"value": "bees"})
    assert (other.texts, other.titles) == ([], [])
    again = talks(**first)
    assert again.titles == ["bees"]


def test_a_name_is_the_same_on_every_browser(talks: Any) -> None:
    talks(browser=ANN, username="ann").say("bees")
    assert talks(browser=BOB, username="ann").titles == ["bees"]


@pytest.mark.parametrize("browser", [None, "", "short", "x" * 1000, 7, {"a": 1}, "a" * 40 + "\0", "' OR 1=1 --" * 4])
def test_a_browser_without_a_secret_has_a_talk_that_is_not_kept(talks: Any, browser: Any) -> None:
    talk = talks(browser=browser)
    talk.say("bees")
    assert (talk.texts, talk.titles) == (["bees", "bees? 0"], [])


@pytest.mark.parametrize(
    "data", [{}, {"value": 7, "id": []}, {"value": None, "id": None}, {"value": "../../x", "id": "x"}]
)
def test_hostile_ids_do_nothing(talks: Any, data: Any) -> None:
    talk = talks()
    talk.say("bees")
    for event in (talk.list.edit, talk.list.delete, talk.list.click):
        talk.user.fire(event, data)
    assert talk.titles == ["bees"]
    assert talk.user.errors == []


@pytest.mark.parametrize("data", [{}, {"index": "2", "step": 1}, {"index": 0, "step": 10**9}, {"index": -4, "step": 1}])
def test_a_branch_that_is_none_changes_nothing(talks: Any, data: Any) -> None:
    talk = talks()
    talk.say("bees")
    talk.user.fire(talk.demo.chatbot.branch, data)
    assert talk.texts == ["bees", "bees? 0"]
    assert talk.user.errors == []


def test_conversations_are_renamed_searched_and_deleted(talks: Any) -> None:
    talk = talks()
    talk.say("bees")
    talk.user.fire(talk.demo.new_chat_button.click)
    talk.say("cats")
    talk.user.fire(talk.list.edit, {"id": talk.ids[0], "value": "  Purr\n " + "x" * 500})
    assert talk.titles[0].startswith("Purr xx")
    assert len(talk.titles[0]) == 120
    talk.user.fire(talk.list.search, {"value": "BEES?"})
    assert talk.titles == ["bees"]
    talk.user.fire(talk.list.delete, {"id": talk.ids[0]})
    assert talk.titles == []
    talk.user.fire(talk.list.search, {"value": ""})
    assert len(talk.titles) == 1


def test_to_clear_the_conversation_is_to_delete_it(talks: Any) -> None:
    talk = talks()
    talk.say("bees")
    talk.user.fire(talk.demo.chatbot.clear)
    assert (talk.texts, talk.titles) == ([], [])


def test_deleting_the_open_one_begins_anew(talks: Any) -> None:
    talk = talks()
    talk.say("bees")
    talk.user.fire(talk.list.delete, {"id": talk.ids[0]})
    assert (talk.texts, talk.titles) == ([], [])
    talk.say("cats")
    assert talk.titles == ["cats"]


def test_what_is_too_long_goes_on_and_is_not_kept_further(talks: Any) -> None:
    talk = talks()
    talk.say("bees")
    talk.say("x" * MAX_BYTES)
    assert len(talk.texts) == 4
    again = talks()
    again.user.fire(again.list.click, {"value": again.ids[0]})
    assert again.texts == ["bees", "bees? 0"]


def test_a_place_that_is_none_fails_where_it_is_written() -> None:
    with pytest.raises(ArgumentError, match="`history`"):
        gr.ChatInterface(answer, history=3)
