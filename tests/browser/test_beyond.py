"""A log, a tree, days, a document and a list that is put in order, as people use them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.axe import violations

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]


@pytest.fixture
def paper(browser: Browser, tmp_path: Path) -> Path:
    """A document of three pages."""
    page = browser.new_page()
    page.set_content("".join(f"<h1 style='break-before: page'>Chapter {i}</h1>" for i in (1, 2, 3)))
    page.pdf(path=tmp_path / "paper.pdf")
    page.close()
    return tmp_path / "paper.pdf"


def study(paper: Path) -> gr.Blocks:
    """Each of them once, and what functions get of them."""

    def work(tree: str, days: object) -> str:
        print("\x1b[31mred\x1b[0m", tree)
        for number in range(500):
            print("line", number)
        return str(days)

    def ordered(event: gr.EventData) -> str:
        return str(event.value)

    with gr.Blocks(title="Study") as demo:
        told = gr.Textbox(label="Told")
        tree = gr.Tree(nodes=[{"label": "sea", "lazy": True}], load=lambda id: [f"below {id}"], label="Places")
        days = gr.DateRange(("2026-05-04", "2026-05-20"), label="Stay", interactive=True, type="string")
        log = gr.Log(label="Console")
        gr.Button("Run").click(work, [tree, days], told, log=log)
        with gr.Draggable() as parts:
            gr.Textbox(label="One")
            gr.Textbox(label="Two")
            gr.Textbox(label="Three")
        parts.change(ordered, None, told)
        gr.PDF(paper, label="Paper", height=400)
    return demo


def test_they_are_used_by_keys_and_pointer(serve: Serve, open_page: OpenPage, paper: Path) -> None:
    page = open_page(serve(study(paper), allowed_paths=[str(paper.parent)]))
    keys = page.keyboard

    page.get_by_role("tree", name="Places").focus()
    keys.press("ArrowRight")
    expect(page.get_by_role("treeitem", name="below sea")).to_be_visible()
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(page.get_by_role("treeitem", name="below sea")).to_have_attribute("aria-selected", "true")

    page.get_by_role("button", name="Open the calendar").click()
    page.locator("[data-bits-day]").filter(has_text="11").click()
    page.locator("[data-bits-day]").filter(has_text="15").click()
    page.get_by_label("Stay: Last day").focus()
    keys.type("06022026")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_label("Told")).to_have_value("('2026-05-11', '2026-06-02')")
    log = page.get_by_role("log", name="Console")
    expect(log).to_contain_text("line 499")
    log.evaluate("(view) => view.scrollTo(0, 0)")
    expect(log).to_contain_text("red sea/below sea")

    page.get_by_role("button", name="Move One").focus()
    for key in ("Space", "ArrowDown", "Space"):
        keys.press(key)
    expect(page.get_by_label("Told")).to_have_value("[1, 0, 2]")

    last = page.get_by_role("button", name="Move Three")
    last.scroll_into_view_if_needed()
    page.get_by_role("button", name="Move Two").hover()
    page.mouse.down()
    box = last.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 9, box["y"] + box["height"] - 4, steps=12)
    page.mouse.up()
    expect(page.get_by_label("Told")).to_have_value("[0, 2, 1]")


def test_a_document_is_searched(serve: Serve, open_page: OpenPage, paper: Path) -> None:
    page = open_page(serve(study(paper), allowed_paths=[str(paper.parent)]))
    expect(page.get_by_text("1 of 3")).to_be_visible()

    page.get_by_label("Search in the document").fill("chapter 3")
    page.get_by_label("Search in the document").press("Enter")

    expect(page.get_by_text("3 of 3")).to_be_visible()
    expect(page.get_by_role("group", name="Page 3")).to_contain_text("Chapter 3")
    page.get_by_role("button", name="Larger").click()
    expect(page.get_by_text("3 of 3")).to_be_visible()

    number = page.get_by_label("Page number")
    number.fill("2")
    number.press("Enter")
    expect(page.get_by_text("2 of 3")).to_be_visible()
    number.fill("none")
    number.press("Enter")
    expect(number).to_have_value("2")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, serve: Serve, open_page: OpenPage, paper: Path) -> None:
    page = open_page(serve(study(paper), allowed_paths=[str(paper.parent)]), color_scheme=scheme)
    expect(page.get_by_text("1 of 3")).to_be_visible()
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("log")).to_contain_text("line 499")
    page.get_by_role("button", name="Open the calendar").click()
    expect(page.get_by_role("dialog")).to_be_visible()

    assert violations(page, but=("page-has-heading-one",)) == []
