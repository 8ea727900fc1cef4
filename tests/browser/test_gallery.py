"""A walk through the gallery: each component, in light and dark, is clean to axe, and its controls are reached and left by keys.

This is the gate for every component: a new one is in the gallery (`tests/gallery` says so), and so it is here.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import SCRIPT, violations

from hiroba.gallery import build_gallery
from hiroba.gallery.specimens_data import SPECIMENS

Serve = Callable[..., str]
OpenPage = Callable[..., Page]

UNSEEN = {"sidebar", "navbar"}
"""What stands elsewhere than on its stage."""

AXE = """async (look) => {
  dispatchEvent(new CustomEvent("hiroba-theme", { detail: look }));
  await new Promise((done) => setTimeout(() => requestAnimationFrame(done)));
  await Promise.all(document.getAnimations().filter((one) => one.effect.getTiming().iterations === 1).map((one) => one.finished.catch(() => 0)));
  const { violations } = await axe.run(document.querySelector("#stage"));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${look}: ${id}: ${html.slice(0, 120)}`));
}"""

STOPS = """() => {
  const wanted = "a[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable=true]";
  window.stops = [...document.querySelectorAll("#stage :is(" + wanted + ")")].filter((one) =>
    one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }) && !one.closest("[inert]") &&
    !(one.type === "radio" && one.name && !one.checked));
  window.stops[0]?.focus({ focusVisible: true });
  return window.stops.length;
}"""

HERE = """async () => {
  const at = document.activeElement;
  if (!at?.closest("#stage")) return null;
  const place = window.stops.indexOf(at);
  const rings = [];
  for (let one = at; one && one.id !== "stage"; one = one.parentElement) rings.push(one);
  const shows = ({ outlineStyle, outlineWidth, boxShadow }) =>
    (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  // The ring of a range is around its thumb, whose style no script can read.
  const isRinged = () => at.type === "range" ||
    rings.slice(0, 6).some((one) => shows(getComputedStyle(one)) || shows(getComputedStyle(one, "::after")));
  for (let frames = 0; frames < 6 && !isRinged(); frames += 1) await new Promise(requestAnimationFrame);
  return [place, isRinged(), at.isContentEditable, at.outerHTML.slice(0, 120)];
}"""

MOST_STOPS = 60


@pytest.fixture
def gallery(serve: Serve) -> str:
    """The address of the gallery."""
    return serve(build_gallery())


def test_every_component_is_clean_and_is_walked_by_keys(gallery: str, open_page: OpenPage) -> None:
    page = open_page(gallery)
    found: list[str] = []
    for specimen in SPECIMENS:
        page.goto(f"{gallery}/{specimen.route}")
        if specimen.route not in UNSEEN:
            expect(page.locator("#stage :is([data-cell], *)").first).to_be_visible()
        page.evaluate(SCRIPT.read_text())
        faults = [fault for look in ("light", "dark") for fault in page.evaluate(AXE, look)] + walk(page)
        found += [f"{specimen.name}: {fault}" for fault in faults]

    assert not found, "\n".join(found)


def walk(page: Page) -> list[str]:
    """Return what is wrong with a walk by Tab from the first control of the stage to behind the last."""
    count = page.evaluate(STOPS)
    faults: list[str] = []
    last, before = -1, ""
    for _ in range(MOST_STOPS if count else 0):
        here = page.evaluate(HERE)
        if here is None:
            break
        place, has_ring, is_editor, text = here
        if not has_ring:
            faults.append(f"no ring: {text}")
        if 0 <= place < last:
            faults.append(f"out of order: {text}")
        if is_editor and text == before:
            # An editor writes what Tab means in it, and lets go after Escape.
            page.keyboard.press("Escape")
        last, before = max(last, place), text
        page.keyboard.press("Tab")
    else:
        faults += ["Tab does not leave it"] if count else []
    return faults


def test_what_opens_is_clean_and_closes_with_escape(gallery: str, open_page: OpenPage) -> None:
    page = open_page(gallery)
    for route, opener, opened in (
        ("modal", "Open", "dialog"),
        ("drawer", "Open", "dialog"),
        ("popover", "Open", "dialog"),
        ("daterange", "Open the calendar", "dialog"),
    ):
        page.goto(f"{gallery}/{route}")
        button = page.locator("#stage").get_by_role("button", name=opener, exact=True)
        button.focus()
        page.keyboard.press("Enter")
        panel = page.get_by_role(opened).first
        expect(panel).to_be_visible()

        assert violations(page) == [], route
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(button).to_be_focused()


def test_parameters_change_the_component_and_its_program(gallery: str, open_page: OpenPage) -> None:
    page = open_page(f"{gallery}/slider")
    stage, program = page.locator("#stage"), page.locator("[data-code]").first
    expect(stage.get_by_role("slider")).to_have_value("0.7")

    page.get_by_label("maximum").fill("7")
    page.get_by_label("label", exact=True).fill("Power")

    expect(stage.get_by_text("Power")).to_be_visible()
    expect(program).to_contain_text("maximum=7")
    stage.get_by_role("slider").press("ArrowRight")
    expect(page.locator("#events")).to_contain_text("release")


def test_list_is_searched(gallery: str, open_page: OpenPage) -> None:
    page = open_page(gallery)
    page.get_by_label("Find a component").fill("slid")

    expect(page.locator("#listing a")).to_have_text(["Slider", "ImageSlider"])
    page.locator("#listing a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Slider")


def test_page_wears_the_draft_of_a_theme(gallery: str, open_page: OpenPage) -> None:
    page = open_page(f"{gallery}/theme-builder")
    page.get_by_label("Dark", exact=True).check()
    expect(page.locator("html.dark")).to_have_count(1)

    page.get_by_role("button", name="Variables of dark pages").click()
    page.get_by_label("body_background_fill_dark").fill("white")

    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("#faults")).to_contain_text("Text on the page has a contrast of")
    expect(page.locator("[data-code]").first).to_contain_text("body_background_fill_dark='white'")
