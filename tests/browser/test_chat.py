"""Conversations in a browser: said, answered, taken back, rated, kept; by keys, and on a phone."""

import asyncio
import csv
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def say(page: Page, words: str) -> None:
    field = page.get_by_placeholder("Type a message")
    field.fill(words)
    field.press("Enter")


def parrot(message: str, history: list[dict[str, Any]]) -> str:
    return f"**{message}** after {len(history)}"


def test_a_message_is_answered_and_the_field_is_ready_again(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(gr.ChatInterface(parrot)))

    say(page, "hello")
    expect(page.get_by_role("log").get_by_role("strong")).to_have_text("hello")
    say(page, "again")
    expect(page.get_by_role("log")).to_contain_text("again after 2")


def test_an_empty_message_is_not_sent(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(gr.ChatInterface(parrot)))

    say(page, "")
    say(page, "hello")
    expect(page.get_by_role("log")).to_contain_text("hello after 0")


def test_a_reply_can_be_stopped(serve: Serve, open_page: OpenPage) -> None:
    go_on = threading.Event()

    def endless(message: str, history: list[dict[str, Any]]) -> Iterator[str]:
        yield "begun"
        go_on.wait(30)
        yield "finished"

    async def slow(message: str, history: list[dict[str, Any]]) -> str:
        await asyncio.sleep(30)
        return "finished"

    for reply in (endless, slow):
        page = open_page(serve(gr.ChatInterface(reply, stop_btn="Halt")))
        say(page, "go")
        expect(page.get_by_role("log")).to_contain_text("begun" if reply is endless else "go")
        page.get_by_role("button", name="Halt").click()
        expect(page.get_by_role("button", name="Halt")).to_have_count(0)
        go_on.set()
        expect(page.get_by_placeholder("Type a message")).to_be_editable()
        expect(page.get_by_role("button", name="Retry")).to_be_enabled()
        expect(page.get_by_role("log")).not_to_contain_text("finished")


def test_an_edited_message_is_answered_anew(serve: Serve, open_page: OpenPage) -> None:
    chatbot = gr.Chatbot(height=200, render=False)
    page = open_page(serve(gr.ChatInterface(parrot, editable=True, chatbot=chatbot)))

    say(page, "one")
    expect(page.get_by_role("log")).to_contain_text("one after 0")
    page.get_by_role("button", name="Edit").click()
    field = page.get_by_role("log").get_by_role("textbox")
    expect(field).to_be_in_viewport(ratio=1)
    field.fill("two")
    page.get_by_role("button", name="Submit").first.click()
    expect(page.get_by_role("log")).to_contain_text("two after 0")
    expect(page.get_by_role("log")).not_to_contain_text("one")


def test_an_option_is_said_for_the_visitor(serve: Serve, open_page: OpenPage) -> None:
    def offer(message: str, history: list[dict[str, Any]]) -> Any:
        return gr.ChatMessage(f"You said {message}", options=[{"value": "tea", "label": "Tea please"}])

    page = open_page(serve(gr.ChatInterface(offer)))
    say(page, "hello")
    page.get_by_role("button", name="Tea please").click()
    expect(page.get_by_role("log")).to_contain_text("You said tea")


def test_further_outputs_are_filled(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        loud = gr.Textbox(label="Loud")
        gr.ChatInterface(lambda message, history: (message, message.upper()), additional_outputs=[loud])

    page = open_page(serve(demo))
    say(page, "hello")
    expect(page.get_by_label("Loud")).to_have_value("HELLO")


def test_an_example_goes_into_the_field_where_it_does_not_run(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(gr.ChatInterface(parrot, examples=["Sing"], run_examples_on_click=False)))

    page.get_by_role("button", name="Sing").click()
    expect(page.get_by_placeholder("Type a message")).to_have_value("Sing")


def test_an_example_with_a_kept_reply_calls_nothing(
    serve: Serve, open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADIO_EXAMPLES_CACHE", str(tmp_path))
    calls: list[str] = []

    def remember(message: str, history: list[dict[str, Any]]) -> str:
        calls.append(message)
        return f"call {len(calls)}"

    page = open_page(serve(gr.ChatInterface(remember, examples=["Sing", "Dance"], cache_examples=True)))
    page.get_by_role("button", name="Dance").click()
    expect(page.get_by_role("log")).to_contain_text("call 2")
    assert calls == ["Sing", "Dance"]


def test_examples_with_inputs_fill_and_send_them(serve: Serve, open_page: OpenPage) -> None:
    manner = gr.Textbox(label="Manner", render=False)
    demo = gr.ChatInterface(
        lambda message, history, manner: f"{message} {manner}",
        additional_inputs=[manner],
        examples=[["soup", "gruffly"]],
    )

    page = open_page(serve(demo))
    page.get_by_text("gruffly").click()
    expect(page.get_by_role("log")).to_contain_text("soup gruffly")


def test_ratings_are_written(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    demo = gr.ChatInterface(
        parrot, flagging_mode="manual", flagging_options=["Like", "Spam"], flagging_dir=str(tmp_path)
    )

    page = open_page(serve(demo))
    say(page, "hello")
    page.get_by_role("button", name="Spam").click()
    log = tmp_path / "log.csv"
    for _ in range(200):
        if log.exists() and log.read_text().count("Spam"):
            break
        page.wait_for_timeout(20)
    with log.open(newline="") as file:
        names, row = csv.reader(file)
    assert names == ["conversation", "index", "value", "flag", "timestamp"]
    assert row[1:4] == ["1", "**hello** after 0", "Spam"]


def test_conversations_are_kept_in_the_browser(serve: Serve, open_page: OpenPage) -> None:
    go_on = threading.Event()

    def grow(message: str, history: list[dict[str, Any]]) -> Iterator[str]:
        yield f"{message} begun"
        assert go_on.wait(30)
        yield f"{message} after {len(history)}"

    page = open_page(serve(gr.ChatInterface(grow, save_history=True)))
    say(page, "about bees")
    expect(page.get_by_role("log")).to_contain_text("about bees begun")
    page.reload()
    expect(page.get_by_role("log")).to_contain_text("about bees begun")
    go_on.set()
    expect(page.get_by_role("button", name="about bees", exact=True)).to_be_visible()
    page.reload()
    other = page.context.new_page()
    other.goto(page.url)
    go_on.clear()
    say(other, "about ants")
    expect(other.get_by_role("log")).to_contain_text("about ants begun")
    other.get_by_role("button", name="about bees", exact=True).click()
    expect(other.get_by_role("log")).to_contain_text("about bees after 0")
    go_on.set()
    expect(other.get_by_role("button", name="about ants", exact=True)).to_be_visible()

    say(page, "about owls")
    expect(page.get_by_role("log")).to_contain_text("about owls after 0")
    page.get_by_role("button", name="about ants", exact=True).click()
    expect(page.get_by_role("log")).to_contain_text("about ants begun")
    page.get_by_role("button", name="New chat").click()
    expect(page.get_by_role("log")).not_to_contain_text("about")
    titles = page.get_by_role("button", name=re.compile("^about"))
    expect(titles).to_have_count(3)
    # Another page of this browser, told at once.
    page.get_by_role("button", name="More for about owls").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(other.get_by_role("button", name=re.compile("^about"))).to_have_count(2)


def test_a_function_that_fails_leaves_the_question(serve: Serve, open_page: OpenPage) -> None:
    tries = iter("ab")

    def fail(message: str, history: list[dict[str, Any]]) -> str:
        if next(tries) == "a":
            raise gr.Error("Nothing is left in the jar")
        return "Under the table"

    page = open_page(serve(gr.ChatInterface(fail, save_history=True)))
    say(page, "honey?")
    expect(page.get_by_role("button", name="honey?", exact=True)).to_be_visible()
    expect(page.get_by_role("log")).to_contain_text("Nothing is left in the jar")
    expect(page.get_by_role("log")).to_contain_text("honey?")
    expect(page.get_by_placeholder("Type a message")).to_be_editable()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("log")).to_contain_text("Under the table")
    expect(page.get_by_role("log")).not_to_contain_text("Nothing is left")


def long_talk() -> list[dict[str, str]]:
    return [{"role": role, "content": f"{role} {i}."} for i in range(500) for role in ("user", "assistant")]


def test_a_long_conversation_opens_at_its_end_and_can_be_read_back(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.Chatbot(long_talk(), label="Talk")

    page = open_page(serve(demo))
    expect(page.get_by_text("assistant 499.")).to_be_in_viewport()
    expect(page.get_by_text("user 0.", exact=True)).to_have_count(0)
    page.get_by_role("log").evaluate("log => { log.scrollTop = 0 }")
    expect(page.get_by_role("button", name="Jump to newest")).to_be_visible()
    page.get_by_role("button", name="Jump to newest").click()
    expect(page.get_by_text("assistant 499.")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Jump to newest")).to_have_count(0)


def test_a_reader_is_not_moved_while_a_reply_grows(serve: Serve, open_page: OpenPage) -> None:
    go_on = threading.Event()

    def grow(talk: list[Any]) -> Iterator[list[Any]]:
        yield [*talk, {"role": "assistant", "content": "begun"}]
        go_on.wait(30)
        yield [*talk, {"role": "assistant", "content": "line\n\n" * 60 + "ended"}]

    with gr.Blocks() as demo:
        talk = gr.Chatbot(long_talk()[:60], label="Talk")
        gr.Button("Grow").click(grow, talk, talk)

    page = open_page(serve(demo))
    page.get_by_role("button", name="Grow").click()
    expect(page.get_by_text("begun")).to_be_in_viewport()
    page.get_by_role("log").evaluate("log => { log.scrollTop = 200 }")
    expect(page.get_by_role("button", name="Jump to newest")).to_be_visible()
    go_on.set()
    expect(page.get_by_text("ended")).to_have_count(1)
    assert page.get_by_role("log").evaluate("log => log.scrollTop") < 400


def test_messages_hold_files_and_components(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_text("roses")
    talk = [
        {"role": "assistant", "content": {"path": str(tmp_path / "poem.txt")}},
        {"role": "assistant", "content": gr.HTML("<b>bold</b>", render=False)},
    ]
    with gr.Blocks() as demo:
        gr.Chatbot(talk, label="Talk")

    page = open_page(serve(demo))
    with page.expect_download() as download:
        page.get_by_role("link", name="poem.txt").click()
    assert Path(download.value.path()).read_text() == "roses"
    expect(page.get_by_role("log").get_by_text("bold")).to_be_visible()


def test_a_message_waits_for_its_files(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_text("roses")

    def read(message: dict[str, Any], history: list[dict[str, Any]]) -> str:
        return f"{message['text']}: {[Path(path).read_text() for path in message['files']]}"

    page = open_page(serve(gr.ChatInterface(read, multimodal=True)))
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Upload files").click()
    chooser.value.set_files(tmp_path / "poem.txt")
    say(page, "read")
    expect(page.get_by_role("log")).to_contain_text("read: ['roses']")
    expect(page.get_by_role("log").get_by_role("link", name="poem.txt")).to_be_visible()


def test_a_file_can_be_removed_again(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_text("roses")
    with gr.Blocks() as demo:
        gr.MultimodalTextbox(label="Say", interactive=True)

    page = open_page(serve(demo))
    page.locator("input[type=file]").set_input_files(tmp_path / "poem.txt")
    page.get_by_role("button", name="Remove poem.txt").click()
    expect(page.get_by_text("poem.txt")).to_have_count(0)


def test_everything_is_reached_by_keys(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(gr.ChatInterface(parrot)))

    say(page, "hello")
    expect(page.get_by_role("log")).to_contain_text("hello after 0")
    page.get_by_role("log").focus()
    names = []
    for _ in range(5):
        page.keyboard.press("Tab")
        names.append(
            page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.tagName")
        )
    assert names[:4] == ["Copy message", "Copy message", "Retry", "Undo"]
    page.get_by_role("button", name="Retry").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("hello after 0")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", [{}, PHONE], ids=["desktop", "phone"])
def test_nothing_is_in_the_way_of_anyone(
    serve: Serve, open_page: OpenPage, scheme: str, device: dict[str, Any]
) -> None:
    talk = [
        {"role": "user", "content": "How?"},
        {"role": "assistant", "content": "hm", "metadata": {"title": "Thinking", "status": "done", "log": "3 steps"}},
        {"role": "assistant", "content": "So:\n\n```python\nprint(1)\n```", "options": [{"value": "More"}]},
    ]
    with gr.Blocks() as demo:
        gr.Markdown("# Talk")
        chatbot = gr.Chatbot(talk, label="Conversation", editable="all")
        chatbot.like(lambda: None)
        chatbot.retry(lambda: None)
        gr.MultimodalTextbox(label="Say", interactive=True)

    page = open_page(serve(demo), color_scheme=scheme, **device)
    expect(page.get_by_text("print")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_message_can_be_spoken(serve: Serve, open_page: OpenPage) -> None:
    def hear(message: dict[str, Any]) -> str:
        return f"{message['text']} {[Path(path).suffix for path in message['files']]}"

    with gr.Blocks() as demo:
        field = gr.MultimodalTextbox(label="Say", sources=["microphone"], interactive=True)
        field.submit(hear, field, gr.Textbox(label="Heard"))

    page = open_page(serve(demo), permissions=["microphone"])
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_role("timer")).to_have_text("0:01")
    page.get_by_role("button", name="Stop recording").click()
    expect(page.get_by_text("audio.wav")).to_be_visible()
    page.get_by_label("Say").press("Enter")
    expect(page.get_by_label("Heard")).to_have_value(" ['.wav']")


def test_pictures_of_who_speaks_are_fetched(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    (tmp_path / "bot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')
    with gr.Blocks() as demo:
        gr.Chatbot([{"role": "assistant", "content": "Hello"}], avatar_images=(None, tmp_path / "bot.svg"))

    page = open_page(serve(demo))
    assert page.locator("[data-chatbot-message] img").evaluate(
        "async (picture) => { await picture.decode(); return picture.naturalWidth; }"
    )
