"""A visitor takes another language from the menu at the foot, and the page is read from right to left."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.browser.axe import violations

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]


def test_arabic_is_chosen_and_read_from_right_to_left(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks(title="Words") as demo:
        gr.Markdown("# كلمات\n\n$$E = mc^2$$\n\n- كلمة\n- word")
        gr.Textbox(label="Word", value="honey", interactive=True)
        gr.DateTime("2026-05-04 10:30:00", label="When", interactive=True)
        gr.DateRange(("2026-05-04", "2026-05-20"), label="Stay", interactive=True)
        gr.ColorPicker("#1a57ad", label="Colour", interactive=True)
        gr.Code("def greet(name):\n    return name", language="python", label="Program")
        gr.Image(label="Picture")
        gr.Gallery([gr.get_image("cheetah1.jpg")], label="Pictures", preview=True)
    page = open_page(serve(demo), locale="en-GB", reduced_motion="reduce")
    page.get_by_label("Word").fill("typed")
    page.get_by_role("button", name="Language").press("Enter")
    arabic = page.get_by_role("menuitem", name="العربية")
    expect(arabic).to_be_visible()
    expect(page.get_by_role("menuitem", name="English")).to_be_focused()
    arabic.press("Enter")

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_role("contentinfo")).to_contain_text("API")
    expect(page.get_by_role("button", name="اللغة")).to_be_visible()
    expect(page.locator("[data-code]")).to_have_css("direction", "ltr")
    expect(page.get_by_label("When")).to_have_css("direction", "ltr")
    expect(page.locator(".katex").first).to_have_css("direction", "ltr")
    expect(page.get_by_text("word", exact=True)).to_have_css("text-align", "right")
    back = page.get_by_role("button", name="العودة إلى الكل").locator("svg")
    expect(back).to_have_css("transform", "matrix(-1, 0, 0, 1, 0, 0)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("group", name="Stay").get_by_role("button").press("Enter")
    last = page.locator("[role=button][data-value='2026-05-20']")
    expect(last).to_be_visible()
    last.press("ArrowLeft")
    expect(page.locator("[role=button][data-value='2026-05-21']")).to_be_focused()
    page.keyboard.press("Escape")
    swatch = page.get_by_role("button", name="Colour")
    swatch.press("Enter")
    palette = page.get_by_role("dialog")
    expect(palette).to_be_visible()
    ends = "(element) => Math.round(element.getBoundingClientRect().right)"
    assert palette.evaluate(ends) == swatch.evaluate(ends)
    page.keyboard.press("Escape")
    for look in ("light", "dark"):
        page.evaluate("look => dispatchEvent(new CustomEvent('hiroba-theme', { detail: look }))", look)
        expect(page.locator("html")).to_have_class(look)
        assert violations(page) == [], look
