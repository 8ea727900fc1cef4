"""A walk through the gallery: each component, in light and dark, is clean to axe, and its controls are reached and left by keys.

This is the gate for every component: a new one is in the gallery (`tests/gallery` says so), and so it is here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import SCRIPT, SETTLED, violations

import hiroba as gr
from hiroba.gallery import build_gallery
from hiroba.gallery.program import draw
from hiroba.gallery.specimens_data import GROUPS, SPECIMENS

OpenPage = Callable[..., Page]

SILENT = frozenset({"load", "unload", "stream"})
"""Events that begin to record once someone listens, or that are no one's doing."""

UNSEEN = {"sidebar", "navbar"}
"""What stands elsewhere than on its stage."""

AXE = f"""async (look) => {{
  dispatchEvent(new CustomEvent("hiroba-theme", {{ detail: look }}));
  await ({SETTLED})();
  const {{ violations }} = await axe.run(".stage", {{ resultTypes: ["violations"] }});
  return violations.flatMap(({{ id, nodes }}) => nodes.map(({{ html, target }}) =>
    `${{look}}: ${{document.querySelector(target[0])?.closest(".stage").id}}: ${{id}}: ${{html.slice(0, 120)}}`));
}}"""

STOPS = """(stage) => {
  const wanted = "a[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable=true]";
  window.stops = [...document.querySelectorAll(`${stage} :is(${wanted})`)].filter((one) =>
    one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }) && !one.closest("[inert]") &&
    !(one.type === "radio" && one.name && !one.checked));
  window.stops[0]?.focus({ focusVisible: true });
  return window.stops.length;
}"""

HERE = """async (stage) => {
  const at = document.activeElement;
  if (!at?.closest(stage)) return null;
  const place = window.stops.indexOf(at);
  // Of a table, the cell has the ring that the keys have come to.
  const rings = [document.getElementById(at.getAttribute("aria-activedescendant"))].filter(Boolean);
  for (let one = at; one && !one.matches(stage); one = one.parentElement) rings.push(one);
  const shows = ({ outlineStyle, outlineWidth, boxShadow }) =>
    (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  // The ring of a range is around its thumb, whose style no script can read.
  const isRinged = () => at.type === "range" ||
    rings.slice(0, 6).some((one) => shows(getComputedStyle(one)) || shows(getComputedStyle(one, "::after")));
  for (let frames = 0; frames < 6 && !isRinged(); frames += 1) await new Promise(requestAnimationFrame);
  return [place, isRinged(), at.isContentEditable, at.outerHTML.slice(0, 120)];
}"""

MOST_STOPS = 60


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    """The address of the gallery."""
    yield from _served(build_gallery())


@pytest.fixture(scope="module")
def stages() -> Iterator[str]:
    """The address of an app with a page for each section: its specimens as the gallery draws them, without what is around them."""
    yield from _served(build_stages())


def _served(demo: gr.Blocks) -> Iterator[str]:
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    yield url.rstrip("/")
    demo.close()


def build_stages() -> gr.Blocks:
    with gr.Blocks(title="Stages") as demo:
        gr.Markdown("# Stages")
    for number, group in enumerate(GROUPS):
        with demo.route(group, f"section-{number}"):
            for specimen in SPECIMENS:
                if specimen.group == group:
                    with gr.Column(elem_id=f"stage-{specimen.route}", elem_classes="stage"):
                        _listen(draw(specimen, specimen.arguments))
    return demo


def _listen(node: Any) -> None:
    """Listen to all that happens at a node, as the gallery does: some are used in other ways once someone listens."""
    # What a function is given can be used.
    given = [node] if hasattr(node, "postprocess") else None
    for event in node.events:
        if event.name not in SILENT:
            getattr(node, event.name)(
                lambda *values: None,
                given if event.name != "tick" else None,
                None,
                preprocess=False,
                api_name=False,
                show_progress="hidden",
                concurrency_limit=None,
            )


@pytest.mark.parametrize("number", range(len(GROUPS)), ids=[group.lower().replace(" ", "-") for group in GROUPS])
def test_every_component_is_clean_and_is_walked_by_keys(number: int, stages: str, open_page: OpenPage) -> None:
    page = open_page(f"{stages}/section-{number}")
    routes = [specimen.route for specimen in SPECIMENS if specimen.group == GROUPS[number]]
    for route in routes:
        if route not in UNSEEN:
            expect(page.locator(f"#stage-{route} :is([data-cell], *)").first).to_be_visible()
    page.evaluate(SCRIPT.read_text())
    found = [fault for look in ("light", "dark") for fault in page.evaluate(AXE, look)]
    found += [f"{route}: {fault}" for route in routes for fault in walk(page, f"#stage-{route}")]

    assert not found, "\n".join(found)


def walk(page: Page, stage: str) -> list[str]:
    """Return what is wrong with a walk by Tab from the first control of a stage to behind the last."""
    count = page.evaluate(STOPS, stage)
    faults: list[str] = []
    last, before = -1, ""
    for _ in range(MOST_STOPS if count else 0):
        here = page.evaluate(HERE, stage)
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

    page.reload()
    expect(page.locator("[data-code]").first).to_contain_text("body_background_fill_dark='white'")
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    page.get_by_role("button", name="Begin anew").click()
    expect(page.locator("[data-code]").first).not_to_contain_text("white")
