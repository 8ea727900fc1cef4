"""A program that changes while visitors use it: what they typed, their state and what runs go on."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

import hiroba as gr
from hiroba.cli.live_server import LiveServer


@pytest.fixture
def server() -> Iterator[LiveServer]:
    server = LiveServer({"server_name": "127.0.0.1"})
    yield server
    server.close()


def app(word: str, gate: threading.Event, *, has_slider: bool) -> gr.Blocks:
    def greet(name: str, seen: list[str]) -> tuple[str, list[str]]:
        return f"{word} {name}, {len(seen) + 1}", [*seen, name]

    def wait() -> Iterator[str]:
        yield "begun"
        gate.wait(30)
        yield "ended"

    with gr.Blocks() as demo:
        name, seen = gr.Textbox(label="Name"), gr.State([])
        if has_slider:
            gr.Slider(label="Level")
        greeting, told = gr.Textbox(label="Greeting"), gr.Textbox(label="Told")
        gr.Button("Greet").click(greet, [name, seen], [greeting, seen])
        gr.Button("Wait").click(wait, None, told)
    return demo


def test_a_visitor_goes_on_where_the_program_changed(server: LiveServer, open_page: Callable[..., Page]) -> None:
    gate = threading.Event()
    with server.directing():
        _, url, _ = app("Hello", gate, has_slider=False).launch(quiet=True)
        page = open_page(url)
        page.get_by_label("Name").fill("Ada")
        page.get_by_role("button", name="Greet").click()
        expect(page.get_by_label("Greeting")).to_have_value("Hello Ada, 1")
        page.get_by_role("button", name="Wait").click()
        expect(page.get_by_label("Told")).to_have_value("begun")
        page.get_by_label("Name").fill("Bob")

        app("Salut", gate, has_slider=True).launch(quiet=True)

    expect(page.get_by_label("Level").first).to_be_visible()
    expect(page.get_by_label("Name")).to_have_value("Bob")
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_label("Greeting")).to_have_value("Salut Bob, 2")
    gate.set()
    expect(page.get_by_label("Told")).to_have_value("ended")

    server.tell_failure("app.py, line 3: ZeroDivisionError: division by zero")
    expect(
        page.get_by_role("alert").or_(page.get_by_role("status")).filter(has_text=re.compile("line 3"))
    ).to_be_visible()
