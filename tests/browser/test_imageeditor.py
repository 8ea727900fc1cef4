"""An ImageEditor in a browser: one page on which everything is done, and what functions get of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow
from playwright.sync_api import Page, expect
from tests.browser.axe import violations
from tests.browser.media_hands import box_of, drop, expect_told, stroke

import hiroba as gr

PAGE_RULES = ("page-has-heading-one",)

Serve = Callable[..., str]
OpenPage = Callable[..., Page]


def parts(drawing: dict[str, object]) -> str:
    """Return the shapes, and where there is ink: "(40, 60, 4) inks [120, 0] whole 2400"."""
    ink = [int((layer[..., 3] > 0).sum()) for layer in drawing["layers"]]  # type: ignore[attr-defined]
    whole = drawing["composite"]
    if whole is None:
        return "empty"
    return f"{whole.shape} inks {ink} whole {int((whole[..., 3] > 0).sum())}"  # type: ignore[attr-defined]


@pytest.fixture
def editor(serve: Serve, open_page: OpenPage) -> Page:
    with gr.Blocks() as demo:
        brush = gr.Brush(default_size=3)
        pad = gr.ImageEditor(np.full((40, 60, 3), 200, np.uint8), label="Editor", brush=brush, interactive=True)
        told = gr.Textbox(label="Told")
        log = gr.Textbox(label="Log")
        pad.change(parts, pad, told)
        for name in ("upload", "clear", "select", "apply"):
            getattr(pad, name)(lambda seen, name=name: f"{seen} {name}", log, log)
    page = open_page(serve(demo))
    expect(page.locator("[data-editor-paper]")).to_have_attribute("data-size", "60x40")
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def pick(page: Page, name: str) -> None:
    press(page, "Crop, turn, resize")
    page.get_by_role("menuitem", name=name).click()


def test_layers_are_added_hidden_moved_and_taken_back(editor: Page) -> None:
    sent: list[str] = []
    editor.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    stroke(editor, (0.2, 0.5), (0.8, 0.5))
    expect_told(editor, re.compile(r"^\(40, 60, 4\) inks \[\d+\] whole 2400$"))

    press(editor, "Layers")
    press(editor, "Add a layer")
    expect_told(editor, re.compile(r"inks \[\d+, 0\]"))
    stroke(editor, (0.2, 0.2), (0.8, 0.2))
    expect_told(editor, re.compile(r"inks \[\d+, \d\d+\]"))
    assert (
        len([url for url in sent if "upload" in url]) == 2
    )  # one for each stroke, none for the picture or for a bare layer

    press(editor, "Move Layer 2 down")
    press(editor, "Hide Layer 2")
    stroke(editor, (0.2, 0.8), (0.8, 0.8))
    expect(editor.get_by_role("alert")).to_contain_text("hidden")
    press(editor, "Layer 1")
    expect(editor.get_by_label("Log")).to_have_value(re.compile("select$"))
    for _ in range(4):
        press(editor, "Undo")

    expect_told(editor, re.compile(r"inks \[\d+\] whole"))


def test_the_picture_is_cropped_turned_and_resized(editor: Page) -> None:
    paper = editor.locator("[data-editor-paper]")
    stroke(editor, (0.2, 0.5), (0.8, 0.5))

    pick(editor, "Crop")
    expect(editor.get_by_role("button", name="Part to keep")).to_be_focused()
    editor.get_by_label("Proportions").select_option("1:1")
    expect(editor.get_by_text("40 × 40")).to_be_visible()
    editor.get_by_label("Proportions").select_option("free")
    handle = editor.get_by_role("button", name="Right edge")
    handle.press("Shift+ArrowRight")
    handle.press("Enter")
    expect(paper).to_have_attribute("data-size", re.compile(r"^4\dx40$"))
    expect(paper).to_be_focused()
    expect(editor.get_by_label("Log")).to_have_value(re.compile("apply$"))
    pick(editor, "Turn to the right")
    expect(paper).to_have_attribute("data-size", re.compile(r"^40x4\d$"))
    pick(editor, "Resize")
    editor.get_by_label("Width").fill("80")
    press(editor, "Resize")

    expect_told(editor, re.compile(r"^\(\d\d, 80, 4\) inks \[\d\d+\]"))
    undo = editor.get_by_role("button", name="Undo")
    for _ in range(4):
        undo.press("Enter")
    expect_told(editor, re.compile(r"^\(40, 60, 4\) inks \[0\]"))
    expect(undo).to_be_focused()
    expect(undo).to_be_disabled()


def test_a_dropped_picture_lies_below_and_clearing_empties_all(editor: Page, tmp_path: Path) -> None:
    Pillow.new("RGB", (30, 20), "red").save(tmp_path / "red.png")

    drop(editor, editor.locator("[data-editor-paper]"), tmp_path / "red.png")
    expect_told(editor, re.compile(r"^\(20, 30, 4\) inks \[0\] whole 600$"))
    press(editor, "Clear canvas")

    expect_told(editor, "empty")
    expect(editor.get_by_label("Log")).to_have_value(re.compile("upload clear$"))


def test_the_paper_is_zoomed_by_wheel_and_keys_and_drawn_on_where_one_points(editor: Page) -> None:
    paper = editor.locator("[data-editor-paper]")
    width = box_of(paper)["width"]
    paper.press("+")
    expect(editor.get_by_text("% of its size")).to_be_attached()
    assert box_of(paper)["width"] == pytest.approx(width * 1.25, abs=1)

    paper.press("e")
    expect(editor.get_by_role("button", name="Eraser")).to_have_attribute("aria-pressed", "true")
    paper.press("b")
    stroke(editor, (0.4, 0.5), (0.6, 0.5))
    expect_told(editor, re.compile(r"inks \[[1-9]\d+\]"))
    paper.press("0")

    assert box_of(paper)["width"] == pytest.approx(width, abs=1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_task(editor: Page, scheme: str) -> None:
    editor.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    press(editor, "Layers")
    expect(editor.get_by_role("button", name="Add a layer")).to_be_visible()
    assert violations(editor, but=PAGE_RULES) == []
    pick(editor, "Resize")
    assert violations(editor, but=PAGE_RULES) == []
    press(editor, "Cancel")
    pick(editor, "Crop")
    expect(editor.get_by_role("button", name="Lower edge")).to_be_visible()
    assert violations(editor, but=PAGE_RULES) == []
