"""Conversations that are kept, in a browser: found again with their pictures, walked through branch by branch, and seen by nobody else."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]

PICTURE = Path(gr.__file__).parent / "files/samples/picture.png"


def reply(message: str, history: list[dict[str, Any]]) -> Iterator[str]:
    yield f"{message} after {len(history)}"


def say(page: Page, words: str) -> None:
    field = page.get_by_placeholder("Type a message")
    field.fill(words)
    field.press("Enter")
    expect(page.get_by_role("log")).to_contain_text(f"{words} after")


def test_a_visitor_walks_through_what_was_said(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    url = serve(gr.ChatInterface(reply, history=tmp_path / "talks.sqlite", title="Kept"))
    page = open_page(url)
    log = page.get_by_role("log")

    say(page, "bees")
    say(page, "wasps")
    log.get_by_text("wasps", exact=True).hover()
    page.get_by_role("button", name="Edit").last.click()
    log.get_by_role("textbox").fill("ants")
    page.get_by_role("button", name="Submit").first.click()
    expect(log).to_contain_text("ants after 2")
    assert violations(page) == []
    page.get_by_role("button", name="Previous version").click()
    expect(log).to_contain_text("wasps after 2")

    page.get_by_role("button", name="New chat").click()
    say(page, "cats")
    page.reload()
    page.get_by_role("button", name="bees", exact=True).click()
    expect(log).to_contain_text("wasps after 2")
    page.get_by_role("searchbox").fill("CATS")
    expect(page.get_by_role("button", name="bees", exact=True)).to_have_count(0)
    page.get_by_role("button", name="More for cats").click()
    page.get_by_role("menuitem", name="Rename").click()
    page.get_by_label("Name of the conversation").fill("Purr")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="More for Purr").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(page.get_by_role("button", name="Purr", exact=True)).to_have_count(0)

    other = page.context.browser.new_context().new_page()  # type: ignore[union-attr]  # it was launched by Playwright
    other.goto(url)
    expect(other.get_by_text("No conversations yet")).to_be_visible()
    other.context.close()


def show(message: dict[str, Any], history: list[dict[str, Any]]) -> Any:
    paths = [part["file"]["path"] for said in history for part in said["content"] if "file" in part]
    return [gr.Image(PICTURE), f"{message['text']} after {[Path(path).is_file() for path in paths]}"]


@pytest.mark.parametrize(
    ("place", "stays_open"), [("browser", False), ("browser", True), ("talks.sqlite", False), ("talks.sqlite", True)]
)
def test_pictures_are_there_again_after_a_restart(
    serve: Serve, open_page: OpenPage, tmp_path: Path, place: str, stays_open: bool
) -> None:
    history = place if place == "browser" else tmp_path / place
    first = gr.ChatInterface(show, multimodal=True, history=history)
    url = serve(first)
    page = open_page(url)
    pictures = page.get_by_role("log").get_by_role("img")
    page.locator("input[type=file]").first.set_input_files(PICTURE)
    expect(page.get_by_role("button", name="picture.png")).to_be_visible()
    say(page, "bees")
    expect(pictures).to_have_count(2)

    first.close()
    serve(gr.ChatInterface(show, multimodal=True, history=history), server_port=int(url.rpartition(":")[2]))
    kept = page.get_by_role("button", name="bees", exact=True)
    if stays_open:
        expect(page.get_by_text("The server has begun anew")).to_be_visible()
        expect(kept).to_have_attribute("aria-current", "true")
    else:
        page.reload()
        kept.click()
    expect(pictures).to_have_count(2)
    for picture in pictures.all():
        expect(picture).to_have_js_property("naturalWidth", 64)
    say(page, "wasps")
    expect(page.get_by_role("log")).to_contain_text("wasps after [True]")
    expect(page.get_by_role("button", name="More for")).to_have_count(1)
