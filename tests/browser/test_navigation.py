"""What leads to pages: the navigation of an app, and links that open a page as it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]


def house() -> gr.Blocks:
    with gr.Blocks(title="House") as demo:
        bar = gr.Navbar([("Source", "https://example.org")], main_page_name="Hall", elem_id="doors")
        gr.Textbox("nobody", label="Name", interactive=True)
        gr.Textbox("", type="password", label="Password")
        gr.DeepLinkButton("Share", "Copied")
        gr.DuplicateButton()
        gr.Button("Hide").click(lambda: gr.Navbar(visible=False), None, bar)
        gr.Button("Rename").click(lambda: gr.Navbar(main_page_name="Lobby"), None, bar)
    with demo.route("Garden"):
        gr.Textbox(label="Flower")
    return demo


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_is_found_and_shared(serve: Serve, open_page: OpenPage, theme: str) -> None:
    url = serve(house())
    page = open_page(f"{url}/?__theme={theme}", permissions=["clipboard-read", "clipboard-write"])
    doors = page.locator("#doors")
    expect(doors.get_by_role("link")).to_have_text(["Hall", "Garden", "Source"])
    expect(doors.get_by_role("link", name="Hall")).to_have_attribute("aria-current", "page")
    expect(page.locator(".nav-holder#doors > a.active")).to_have_text("Hall")
    expect(doors.get_by_role("link", name="Source")).to_have_attribute("href", "https://example.org")

    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Password").fill("secret")
    page.get_by_role("button", name="Share").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert violations(page, but=("page-has-heading-one", "region")) == []
    address = page.evaluate("navigator.clipboard.readText()")
    expect(page.get_by_role("button", name="Share")).to_be_visible()

    other = open_page(address)
    expect(other.get_by_label("Name")).to_have_value("Ada")
    expect(other.get_by_label("Password")).to_have_value("")

    page.get_by_role("button", name="Rename").click()
    expect(doors.get_by_role("link", name="Lobby")).to_be_visible()
    doors.get_by_role("link", name="Garden").click()
    expect(page.get_by_label("Flower")).to_be_visible()
    page.get_by_role("link", name="Home").click()
    page.get_by_role("button", name="Hide").click()
    expect(doors).to_have_count(0)


def test_keys_bring_a_link_into_sight_on_a_phone(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.Navbar([(f"The rooms of floor {n}", f"https://example.org/{n}") for n in range(3)])
    page = open_page(serve(demo), viewport={"width": 390, "height": 844})
    link = page.get_by_role("link", name="floor 1")
    expect(link).to_be_in_viewport()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport(ratio=1)
