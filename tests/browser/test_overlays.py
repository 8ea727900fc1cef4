"""Dialogs, questions and shortcuts, as people use them: by keys, on a phone, in both themes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def desk() -> gr.Blocks:
    """A modal with another above it, a drawer, a popover, a tooltip, questions and shortcuts."""
    with gr.Blocks(title="Desk") as demo:
        edit, filters, delete = gr.Button("Edit"), gr.Button("Filters"), gr.Button("Delete", variant="stop")
        name, told = gr.Textbox(label="Name"), gr.Textbox(label="Told")
        with gr.Modal("Entry", elem_classes="mine") as modal:
            title = gr.Textbox(label="Title")
            gr.Dropdown(["Note", "Letter"], label="Kind", interactive=True)
            more, save = gr.Button("More"), gr.Button("Save")
        with gr.Drawer("Details", side="left", dismissible=False) as drawer:
            shut = gr.Button("Shut")
        with gr.Popover(filters):
            gr.Checkbox(label="Only new ones")
        gr.Tooltip(name, "As in your passport")
        edit.click(lambda: gr.Modal(visible=True), None, modal, shortcut="mod+k")
        more.click(lambda: gr.Drawer(visible=True), None, drawer)
        shut.click(lambda: gr.Drawer(visible=False), None, drawer)
        save.click(lambda text: (gr.Modal(visible=False), f"saved {text}"), title, [modal, told], shortcut="ctrl+enter")
        modal.blur(lambda: "left", None, told)
        delete.click(lambda: "deleted", None, told, confirm="Delete it? It is gone for good.", shortcut="x")
        name.submit(lambda text: f"sent {text}", name, told, confirm="Send the name?")
    return demo


def focused(page: Page) -> str:
    """The name of what has the focus."""
    return str(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.ariaLabel"))


def test_dialogs_keep_the_focus_and_give_it_back(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(desk()))
    page.get_by_role("button", name="Edit").press("Enter")
    modal = page.get_by_role("dialog", name="Entry")
    expect(modal.get_by_label("Title")).to_be_focused()
    for _ in range(9):
        page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.mine'))")

    page.get_by_label("Kind").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(modal).to_be_visible()

    page.get_by_role("button", name="More").click()
    expect(page.get_by_role("dialog", name="Details")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Shut").click()
    expect(page.get_by_role("dialog", name="Details")).to_have_count(0)
    expect(page.get_by_role("button", name="More")).to_be_focused()
    page.keyboard.press("Escape")
    expect(modal).to_have_count(0)
    expect(page.get_by_role("button", name="Edit")).to_be_focused()
    expect(page.get_by_label("Told")).to_have_value("left")
    page.get_by_role("button", name="Edit").press("Enter")
    expect(modal).to_be_visible()


def test_a_popover_and_a_tooltip_belong_to_their_targets(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(desk()))
    button = page.get_by_role("button", name="Filters")
    button.press("Enter")
    expect(page.get_by_role("checkbox", name="Only new ones")).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()

    page.get_by_label("Name").focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    expect(page.get_by_label("Name")).to_have_accessible_description("As in your passport")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()


def test_a_question_is_answered_before_the_function_runs(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(desk()))
    told = page.get_by_label("Told")
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Name").press("Enter")
    expect(page.get_by_role("alertdialog", name="Send the name?")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    page.get_by_role("button", name="Delete").click()
    question = page.get_by_role("alertdialog", name="Delete it?")
    expect(question).to_have_accessible_description("It is gone for good.")
    expect(told).to_have_value("")
    question.get_by_role("button", name="Delete").click()
    expect(told).to_have_value("deleted")


def test_shortcuts_press_buttons_and_are_listed(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(desk()))
    expect(page.get_by_role("button", name="Edit")).to_have_attribute("aria-keyshortcuts", "Control+K")
    page.get_by_label("Name").press_sequentially("x?")
    expect(page.get_by_label("Name")).to_have_value("x?")

    page.keyboard.press("Control+k")
    page.get_by_label("Title").fill("abc")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_label("Told")).to_have_value("saved abc")
    page.get_by_role("button", name="Edit").focus()
    page.keyboard.press("?")
    shortcuts = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(shortcuts).to_contain_text("Save")
    page.keyboard.press("x")
    expect(page.get_by_role("alertdialog")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_a_phone_gets_a_sheet(scheme: str, serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(desk()), color_scheme=scheme, **PHONE)
    page.get_by_role("button", name="Edit").tap()
    modal = page.get_by_role("dialog", name="Entry")
    expect(modal).to_be_visible()

    page.wait_for_function("Math.abs(document.querySelector('.mine').getBoundingClientRect().bottom - 844) < 1")
    assert violations(page, but=("page-has-heading-one",)) == []
