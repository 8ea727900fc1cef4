"""Lost connections, networks without WebSockets, reloads: the page comes back to the running job and misses nothing."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.browser.cutting_proxy import CuttingProxy

import hiroba as gr

WORDS = 150


def recite() -> Iterator[str]:
    text = ""
    for number in range(WORDS):
        text += f"{number} "
        time.sleep(0.02)
        yield text


def send(text: str) -> str:
    gr.Info("It was sent.")
    return f"{text}!"


def reciter() -> gr.Blocks:
    with gr.Blocks() as demo:
        note = gr.Textbox(label="Note", interactive=True)
        text = gr.Textbox(label="Text")
        echo = gr.Textbox(label="Echo")
        gr.Button("Recite").click(recite, None, text)
        gr.Button("Send").click(send, note, echo)
        file = gr.File(label="File")
        gr.Button("Read").click(lambda path: Path(path).read_text(), file, echo)
    return demo


@pytest.fixture
def proxied(serve: Callable[..., str]) -> Iterator[Callable[..., CuttingProxy]]:
    """Serve the app behind a proxy."""
    proxies: list[CuttingProxy] = []

    def start(demo: Any, **options: Any) -> CuttingProxy:
        proxies.append(CuttingProxy(urlsplit(serve(demo)).port or 80, **options))
        return proxies[-1]

    yield start
    for proxy in proxies:
        proxy.close()


def everything() -> str:
    return "".join(f"{number} " for number in range(WORDS))


def test_a_stream_that_is_cut_again_and_again_arrives_whole(
    proxied: Callable[..., CuttingProxy], open_page: Callable[..., Page]
) -> None:
    proxy = proxied(reciter())
    page = open_page(proxy.url)
    page.get_by_role("button", name="Recite").click()
    chance = random.Random(7)
    for _ in range(6):
        page.wait_for_timeout(chance.uniform(50, 500))
        proxy.cut()
    expect(page.get_by_label("Text")).to_have_value(everything(), timeout=30_000)


def test_a_page_that_slept_through_the_stream_catches_up(
    proxied: Callable[..., CuttingProxy], open_page: Callable[..., Page]
) -> None:
    proxy = proxied(reciter())
    page = open_page(proxy.url)
    page.get_by_role("button", name="Recite").click()
    expect(page.get_by_label("Text")).to_have_value(re.compile("3 "))
    proxy.is_down = True
    proxy.cut()
    page.wait_for_timeout(4000)
    proxy.is_down = False
    expect(page.get_by_label("Text")).to_have_value(everything(), timeout=30_000)


def test_what_is_pressed_while_the_network_is_away_runs_once_when_it_is_back(
    proxied: Callable[..., CuttingProxy], open_page: Callable[..., Page]
) -> None:
    proxy = proxied(reciter())
    page = open_page(proxy.url)
    expect(page.get_by_role("button", name="Send")).to_be_visible()
    proxy.is_down = True
    proxy.cut()
    page.get_by_label("Note").fill("hello")
    page.get_by_role("button", name="Send").click()
    page.wait_for_timeout(500)
    proxy.is_down = False
    expect(page.get_by_label("Echo")).to_have_value("hello!", timeout=30_000)
    # The part that shows messages was asked for while the network was away.
    expect(page.get_by_text("It was sent.")).to_be_visible()


def test_a_page_works_where_websockets_are_refused(
    proxied: Callable[..., CuttingProxy], open_page: Callable[..., Page]
) -> None:
    page = open_page(proxied(reciter(), refuses_upgrades=True).url)
    page.get_by_label("Note").fill("hello")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_label("Echo")).to_have_value("hello!")
    page.get_by_role("button", name="Recite").click()
    expect(page.get_by_label("Text")).to_have_value(everything(), timeout=30_000)


def test_a_reload_in_the_middle_comes_back_to_the_running_job(
    serve: Callable[..., str], open_page: Callable[..., Page]
) -> None:
    page = open_page(serve(reciter()))
    page.get_by_role("button", name="Recite").click()
    expect(page.get_by_label("Text")).to_have_value(re.compile("3 "))
    page.reload()
    expect(page.get_by_label("Text")).to_have_value(everything(), timeout=30_000)


def test_a_page_that_was_closed_ends_its_job(serve: Callable[..., str], open_page: Callable[..., Page]) -> None:
    closed: list[str] = []

    def forever() -> Iterator[str]:
        try:
            while True:
                time.sleep(0.02)
                yield "x"
        finally:
            closed.append("closed")

    with gr.Blocks() as demo:
        gr.Button("Go").click(forever, None, gr.Textbox(label="Text"))
    page = open_page(serve(demo))
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_label("Text")).to_have_value("x")
    page.close()
    deadline = time.monotonic() + 20
    while not closed and time.monotonic() < deadline:
        time.sleep(0.05)
    assert closed == ["closed"]


def test_a_page_whose_session_is_gone_says_so_and_goes_on_with_what_stands_in_its_fields(
    proxied: Callable[..., CuttingProxy], open_page: Callable[..., Page]
) -> None:
    demo = reciter()
    proxy = proxied(demo)
    page = open_page(proxy.url)
    page.get_by_label("Note").fill("Ada")
    page.locator("input[type=file]").set_input_files(
        {"name": "wasps.txt", "mimeType": "text/plain", "buffer": b"wasps"}
    )
    expect(page.get_by_text("wasps.txt", exact=True)).to_be_visible()
    page.get_by_role("button", name="Recite").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value(re.compile("^0 1 2 "))
    service = demo.launched.app.state.service  # type: ignore[union-attr]  # it is served
    proxy.is_down = True
    service.loop.call_soon_threadsafe(lambda: [service.attendance.end(session) for session in service.attendance])
    proxy.cut()
    page.get_by_role("button", name="Send").click()
    proxy.is_down = False
    expect(page.get_by_text("what the fields show was kept")).to_be_visible()
    expect(page.get_by_label("Echo")).to_have_value("Ada!")
    expect(page.get_by_label("Note")).to_have_value("Ada")
    page.get_by_role("button", name="Read").click()
    expect(page.get_by_label("Echo")).to_have_value("wasps")
    page.get_by_role("button", name="Recite").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value(everything())


def test_a_part_of_the_page_that_is_gone_can_be_fetched_by_loading_it_again(
    serve: Callable[..., str], open_page: Callable[..., Page]
) -> None:
    with gr.Blocks() as demo:
        gr.Textbox(label="Name")
    page = open_page(serve(demo))
    page.get_by_label("Name").wait_for()

    for _ in range(2):
        page.evaluate("import('./hiroba/assets/assets/gone-00000000.js?' + Math.random()).catch(() => undefined)")
    expect(page.get_by_role("alert")).to_have_count(1)
    page.get_by_role("alert").get_by_role("button", name="Try again").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_label("Name")).to_be_visible()
