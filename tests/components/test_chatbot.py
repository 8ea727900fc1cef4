"""Chatbot: what authors write becomes messages of one shape, and comes back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

import hiroba as gr
from hiroba.components.chat_message import ChatMessage
from hiroba.components.chatbot import Chatbot
from hiroba.components.html import HTML
from hiroba.components.textbox import Textbox
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.files.context import set_store
from hiroba.files.store import FileStore
from hiroba.wire.values import FileData


def said(text: str, role: str = "assistant", **more: Any) -> dict[str, Any]:
    return {"role": role, "metadata": None, "content": [{"text": text, "type": "text"}], "options": None, **more}


def test_dictionaries_become_messages_with_parts() -> None:
    assert Chatbot().postprocess([{"role": "user", "content": "hello"}]) == [said("hello", "user")]


def test_chat_messages_keep_metadata_and_options() -> None:
    message = ChatMessage("hm", metadata={"title": "Thinking"}, options=[{"value": "yes"}])

    assert Chatbot().postprocess([message]) == [said("hm", metadata={"title": "Thinking"}, options=[{"value": "yes"}])]


def test_a_chat_message_has_metadata_and_options_though_they_are_empty() -> None:
    message, last = Chatbot().postprocess([ChatMessage("hm"), ChatMessage("hm")])

    assert message == last == said("hm", metadata={}, options=[])


def test_nothing_is_an_empty_conversation() -> None:
    assert Chatbot().postprocess(None) == []


@pytest.mark.parametrize(
    "content",
    [{"path": "/tmp/notes.txt"}, FileData(path="/tmp/notes.txt"), Path("/tmp/notes.txt")],
    ids=["dictionary", "FileData", "Path"],
)
def test_files_become_parts_of_their_own(content: Any) -> None:
    part = Chatbot().postprocess([{"role": "user", "content": content}])[0]["content"][0]

    assert (part["type"], part["file"].path) == ("file", "/tmp/notes.txt")


def test_a_list_holds_text_and_components() -> None:
    parts = Chatbot().postprocess([{"role": "assistant", "content": ["see", Textbox("words", lines=3)]}])[0]["content"]

    assert parts[0] == {"text": "see", "type": "text"}
    assert (parts[1]["component"], parts[1]["value"], parts[1]["props"]["lines"]) == ("textbox", "words", 3)


def test_messages_survive_the_way_to_a_function_and_back() -> None:
    chatbot = Chatbot()
    sent = chatbot.postprocess([{"role": "user", "content": ["a", {"path": "/tmp/b.txt"}]}, ChatMessage("c")])

    assert chatbot.postprocess(chatbot.preprocess(sent)) == sent


@pytest.mark.parametrize(
    "value", ["hello", [["a", "b"]], [{"role": "user"}], [{"role": "user", "content": 3}], [{"role": 5, "content": ""}]]
)
def test_what_is_no_message_is_refused(value: Any) -> None:
    with pytest.raises(ReturnError):
        Chatbot().postprocess(value)


def test_a_payload_that_is_no_list_is_refused() -> None:
    with pytest.raises(PayloadError, match="list of messages"):
        Chatbot().preprocess("hello")


@pytest.mark.parametrize(
    "part",
    [
        {"path": "app.py"},
        {"type": "file", "path": "app.py"},
        {"type": "file", "file": {"path": "app.py"}},
        {"file": "app.py"},
    ],
)
def test_a_visitor_cannot_name_a_file_of_the_server(part: Any) -> None:
    with pytest.raises(PayloadError, match="must be one that was uploaded"):
        Chatbot().preprocess([{"role": "user", "content": [part]}])


def test_a_wrong_choice_fails_where_it_is_written() -> None:
    with pytest.raises(ArgumentError, match="`editable`"):
        Chatbot(editable="everything")  # type: ignore[arg-type]  # what is tested


def test_what_programs_write_for_all_and_for_nothing_is_understood() -> None:
    assert Chatbot(editable=True).editable == "all"
    assert Chatbot(editable=False).editable is None
    assert Chatbot().postprocess("") == []


def test_thoughts_between_tags_become_messages() -> None:
    chatbot = Chatbot(reasoning_tags=[("<think>", "</think>")])

    shown = chatbot.postprocess([{"role": "assistant", "content": "<think>two and two</think>Four"}])

    assert shown == [said("two and two", metadata={"title": "Reasoning", "status": "done"}), said("Four")]


def test_a_thought_that_is_not_closed_is_pending() -> None:
    chatbot = Chatbot(reasoning_tags=[("<think>", "</think>")])

    shown = chatbot.postprocess([{"role": "assistant", "content": "<think>two and"}])

    assert shown == [said("two and", metadata={"title": "Reasoning", "status": "pending"})]


def test_pictures_of_who_speaks_are_files(tmp_path: Path) -> None:
    (tmp_path / "bot.png").touch()
    props = Chatbot(avatar_images=(None, tmp_path / "bot.png")).props()

    assert props["avatar_images"][0] is None
    assert props["avatar_images"][1].mime_type == "image/png"


def test_messages_that_come_again_are_the_same_objects() -> None:
    chatbot = Chatbot()
    talk = [{"role": "user", "content": "hello"}, {"role": "assistant", "content": "hi"}]

    first, second = chatbot.postprocess([*talk, said("a")]), chatbot.postprocess([*talk, said("ab")])

    assert all(one is other for one, other in zip(first[:2], second[:2], strict=True))
    assert second[2] == said("ab")


def test_a_component_that_this_app_made_comes_back_as_it_was() -> None:
    html = HTML("<b>x</b>", js_on_load="element.title = 'x'", max_height=2.0)
    sent = msgspec.json.decode(msgspec.json.encode(Chatbot().postprocess([{"role": "assistant", "content": html}])))
    sent[0]["content"][0]["props"]["max_height"] = 2  # as the page writes 2.0

    (part,) = Chatbot().preprocess(sent)[0]["content"]

    assert part["props"]["js_on_load"] == "element.title = 'x'"
    assert Chatbot().postprocess(Chatbot().preprocess(sent))[0]["content"][0]["props"]["js_on_load"]


def test_a_component_in_a_message_is_known_again_after_a_restart(tmp_path: Path) -> None:
    def at_work(folder: str, do: Callable[[], Any]) -> Any:
        store = FileStore(tmp_path / folder)
        token = set_store(store)
        try:
            return do()
        finally:
            token.var.reset(token)
            store.close()

    html = HTML("<b>x</b>", js_on_load="good()")
    sent = at_work("app", lambda: Chatbot().postprocess([{"role": "assistant", "content": html}]))

    (part,) = at_work("app", lambda: Chatbot().preprocess(sent))[0]["content"]
    assert part["props"]["js_on_load"] == "good()"
    (part,) = at_work("another", lambda: Chatbot().preprocess(sent))[0]["content"]
    assert "js_on_load" not in part["props"]


def test_a_component_that_a_visitor_made_up_runs_nothing() -> None:
    sent = Chatbot().postprocess([{"role": "assistant", "content": HTML("<b>x</b>", js_on_load="good()")}])
    for changes in ({"value": "<script>"}, {"props": {"js_on_load": "bad()", "seal": "00"}}, {"props": {"head": "x"}}):
        message = {"role": "assistant", "content": [{**sent[0]["content"][0], **changes}]}
        (part,) = Chatbot().preprocess([message])[0]["content"]
        assert part["props"]["is_foreign"]
        assert not part["props"].keys() & {"js_on_load", "head", "seal"}
    for kind in ("anywidget", "customcomponent", "../html", None, {}):
        with pytest.raises(PayloadError, match="one that this app has shown"):
            Chatbot().preprocess([{"role": "user", "content": [{"type": "component", "component": kind}]}])


@pytest.mark.parametrize(
    "changes",
    [
        {"role": 1},
        {"role": {}},
        {"metadata": "x"},
        {"metadata": {"title": {}}},
        {"options": "x"},
        {"options": [{"value": {}}]},
    ],
)
def test_a_message_of_a_visitor_has_the_shape_of_a_message(changes: dict[str, Any]) -> None:
    with pytest.raises(PayloadError):
        Chatbot().preprocess([{**said("x"), **changes}])


def test_a_component_that_stands_in_a_message_stands_nowhere_else() -> None:
    with gr.Blocks() as demo:
        picture = gr.HTML("<b>Bold</b>")
        chatbot = gr.Chatbot([{"role": "assistant", "content": ["Look", picture]}, ChatMessage(gr.Slider())])
    assert demo.children == [chatbot]
