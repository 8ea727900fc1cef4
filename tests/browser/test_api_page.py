"""The page about the API and the recorder, behind a proxy that takes a path away and tells nobody."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Page, expect
from tests.browser.axe import violations

import hiroba as gr
from hiroba.server.app import create_app

PREFIX = "/tools/words"


def demo() -> gr.Blocks:
    def greet(name: str, mark: str) -> str:
        """Greet `name`."""
        return f"Hello {name}{mark}"

    with gr.Blocks(title="Words") as app:
        name, mark, told = gr.Textbox("Ada", label="Name"), gr.Textbox("!", label="Mark"), gr.Textbox(label="Told")
        gr.Button("Greet").click(greet, [name, mark], told, api_name="greet")
        paper, size = gr.File(label="Paper"), gr.Number(label="Size")
        paper.upload(lambda paper: Path(paper).stat().st_size, paper, size, api_name="weigh")
    return app


class Stripping:
    """What stands before an app that it serves under a path; the app sees the path without it."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] in ("http", "websocket"):
            assert scope["path"].startswith(PREFIX), scope["path"]
            scope = {**scope, "path": scope["path"].removeprefix(PREFIX)}
            scope["raw_path"] = scope["path"].encode()
        await self._app(scope, receive, send)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(Stripping(create_app(demo())), log_level="error", ws="websockets-sansio"))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([listener])), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}{PREFIX}"
    server.should_exit = True
    thread.join(10)
    listener.close()


def test_the_app_works_and_is_recorded_under_the_address_that_the_visitor_sees(
    address: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{address}/?view=api")
    page.get_by_role("link", name="Record clicks as code").click()

    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_label("Told")).to_have_value("Hello Ada!")
    recorder = page.get_by_role("region", name="Recorder")
    expect(recorder).to_contain_text(f'Client("{address}")')
    page.locator("input[type=file]").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"roses"})
    expect(page.get_by_label("Size")).to_have_value("5")
    expect(recorder).to_contain_text(f"'{address}/gradio_api/file=")


def test_the_page_is_read_and_tried_with_keys_alone(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{address}/?view=api")
    section = page.locator("#greet")

    section.get_by_role("tab", name="Python").focus()
    page.keyboard.press("End")
    expect(section.get_by_role("tab", name="curl")).to_have_attribute("aria-selected", "true")
    expect(section.get_by_role("tabpanel")).to_contain_text(f"curl {address}/api/greet -H")
    section.get_by_text("Try it").focus()
    page.keyboard.press("Enter")
    section.get_by_label("name").fill("Bea")
    section.get_by_role("button", name="Run").focus()
    page.keyboard.press("Enter")
    expect(section.get_by_role("status")).to_contain_text('"result": "Hello Bea!"')


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_a_phone_shows_all(address: str, open_page: Callable[..., Page], scheme: str) -> None:
    phone = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
    page = open_page(f"{address}/?view=api", color_scheme=scheme, **phone)
    page.locator("#greet").get_by_text("Try it").tap()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
