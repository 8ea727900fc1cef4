"""A canvas of connected steps: by mouse, by keys, on a phone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations

import hiroba as gr
from hiroba.interfaces.workflow import Workflow

Serve = Callable[..., str]
OpenPage = Callable[..., Page]


def shout(text: str) -> str:
    if not text:
        raise gr.Error("There is nothing to shout.")
    return text.upper()


def count(text: str) -> int:
    return len(text)


@pytest.fixture
def flow(tmp_path: Path) -> Workflow:
    return Workflow(str(tmp_path / "words.json"), bind=[shout, count])


def test_steps_are_connected_run_and_saved(serve: Serve, open_page: OpenPage, flow: Workflow, tmp_path: Path) -> None:
    page = open_page(f"{serve(flow)}?write_token={flow.write_token}")
    keys, saved = page.keyboard, tmp_path / "words.json"
    expect(page.get_by_role("article", name="shout")).to_be_visible()

    page.get_by_role("button", name="Connect output of shout").focus()
    keys.press("Enter")
    keys.press("Escape")
    expect(page.get_by_role("button", name="Connect output of shout")).to_have_attribute("aria-pressed", "false")
    keys.press("Enter")
    page.get_by_role("button", name="Lead into text of count").focus()
    keys.press("Enter")
    expect(page.get_by_role("article", name="count")).to_contain_text("Comes from shout")
    expect(page.locator("[data-lines] path")).to_have_count(1)

    page.get_by_role("button", name="Run all").click()
    expect(page.get_by_role("alert")).to_have_text("There is nothing to shout.")
    page.get_by_label("shout: text").fill("hello")
    page.get_by_role("button", name="Run all").click()
    expect(page.get_by_label("shout: output")).to_have_text("HELLO")
    expect(page.get_by_label("count: output")).to_have_text("5")

    page.get_by_role("button", name="Add a step").click()
    page.get_by_role("menuitem", name="Result").click()
    page.get_by_role("button", name="Connect output of count").drag_to(
        page.get_by_role("button", name="Lead into Result of Result")
    )
    expect(page.get_by_label("Result: Result")).to_have_text("5")
    page.get_by_role("button", name="Move shout", exact=True).focus()
    keys.press("ArrowDown")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    kept = json.loads(saved.read_text())
    assert [len(kept["edges"]), kept["operators"][0]["y"], kept["operators"][0]["data"]["out_0"]] == [2, 48, "HELLO"]
    assert violations(page, but=("page-has-heading-one",)) == []

    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("[data-lines] path")).to_have_count(0)
    expect(page.get_by_role("article", name="count")).to_contain_text("Comes from shout")
    assert violations(page, but=("page-has-heading-one",)) == []
    page.get_by_role("button", name="Form").click()
    page.get_by_label("text").first.fill("ab")
    page.get_by_role("button", name="Run shout").click()
    expect(page.get_by_label("shout", exact=True)).to_have_value("AB")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
