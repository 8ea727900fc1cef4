"""Runs that the browser keeps: they survive a reload and the server's files, and come back into the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageOps
from playwright.sync_api import Page, expect
from tests.browser.axe import violations

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]

COUNT = """async () => {
  const opened = indexedDB.open("hiroba-runs");
  const database = await new Promise((done) => (opened.onsuccess = () => done(opened.result)));
  const names = [...database.objectStoreNames];
  return Promise.all(names.map((name) => new Promise((done) => {
    const count = database.transaction(name).objectStore(name).count();
    count.onsuccess = () => done(count.result);
  })));
}"""
"""How many runs the browser keeps."""


def test_a_run_is_found_again_and_put_back(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    Image.new("RGB", (30, 20), "teal").save(tmp_path / "teal.png")
    with gr.Blocks() as demo:
        name, secret = gr.Textbox(label="Name"), gr.Textbox(label="Key", type="password")
        picture = gr.Image(label="Picture", type="pil")
        greeting, flipped = gr.Textbox(label="Greeting"), gr.Image(label="Flipped")
        after = gr.Textbox(label="After")
        run = gr.Button("Greet").click(
            lambda name, secret, picture: (f"Hello {name}", ImageOps.flip(picture)),
            [name, secret, picture],
            [greeting, flipped],
        )
        run.then(lambda: "That was all", None, after)
    page = open_page(serve(demo))
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Key").fill("1234")
    page.locator("input[type=file]").first.set_input_files(tmp_path / "teal.png")
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_label("After")).to_have_value("That was all")
    page.get_by_role("button", name="Runs").wait_for()

    page.reload()
    page.get_by_label("Name").focus()
    page.get_by_role("button", name="Runs").click()
    panel = page.get_by_role("dialog", name="Runs")
    expect(panel.get_by_text("Hello Ada")).to_be_visible()
    expect(panel.get_by_role("img", name="teal.png")).to_be_visible()
    expect(panel.get_by_text("1234")).to_have_count(0)
    assert violations(page) == []
    panel.get_by_role("button", name="Load run").click()
    expect(panel).to_have_count(0)
    for label, value in {"Name": "Ada", "Key": "", "Greeting": "Hello Ada", "After": "That was all"}.items():
        expect(page.get_by_label(label)).to_have_value(value)
    expect(page.locator("img[src*=files]")).to_have_count(2)

    page.get_by_role("button", name="Runs").click()
    panel.get_by_role("button", name="Delete run").click()
    expect(panel.get_by_text("No runs yet")).to_be_visible()


def test_a_press_before_the_page_was_turned_to_is_kept_too(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        number = gr.Number(0, label="Count")
        gr.Button("Add").click(lambda number: number + 1, number, number)
    page = open_page(serve(demo))
    # A script presses: no pointer has come before.
    page.get_by_role("button", name="Add").evaluate("button => { button.focus(); button.click(); }")
    page.get_by_role("button", name="Runs").click()
    expect(page.get_by_role("dialog").get_by_role("article")).to_have_count(1)


def test_an_author_who_wants_none_kept_leaves_none(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        text = gr.Textbox(label="Text")
        gr.Button("Go").click(lambda: "went", None, text)
    page = open_page(serve(demo, run_history=False))
    with page.expect_response("**/hiroba/runs"):
        page.get_by_role("button", name="Go").click()
    expect(page.get_by_label("Text")).to_have_value("went")
    page.wait_for_function(COUNT)
    assert page.evaluate(COUNT) == [0]
    expect(page.get_by_role("button", name="Runs")).to_have_count(0)
