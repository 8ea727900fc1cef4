"""Drawings, as people make them: with a mouse, by keys, and upon what a function lays below."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Page, expect
from tests.browser.media_hands import expect_told, stroke, told

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]


def pad_size(drawing: dict[str, object]) -> str:
    composite = drawing["composite"]
    return "empty" if composite is None else f"{composite.shape} {int((composite[..., 0] < 255).sum())}"  # type: ignore[attr-defined,index]


@pytest.fixture
def pad(serve: Serve, open_page: OpenPage) -> Page:
    """A page with a sketch pad of 200 by 100 pixels whose drawing is told after each stroke."""
    brush = gr.Brush(default_size=5, colors=["#000000"], color_mode="fixed")
    eraser = gr.Eraser(default_size=10)
    sketchpad = gr.Sketchpad(label="Pad", canvas_size=(200, 100), brush=brush, eraser=eraser, render=False)
    return open_page(serve(told(sketchpad, "change", pad_size)))


def test_a_stroke_reaches_the_function_and_can_be_taken_back(pad: Page) -> None:
    stroke(pad, (0.2, 0.5), (0.8, 0.5))
    expect_told(pad, re.compile(r"\(100, 200, 4\) 1[1-4]\d\d$"))

    pad.get_by_role("button", name="Undo").click()
    expect_told(pad, "empty")
    pad.get_by_role("button", name="Redo").click()

    expect_told(pad, re.compile(r"\(100, 200, 4\) 1[1-4]\d\d$"))


def test_the_eraser_takes_ink_away(pad: Page) -> None:
    stroke(pad, (0.2, 0.5), (0.8, 0.5))
    expect_told(pad, re.compile(r"\) 1\d\d\d$"))

    pad.get_by_role("button", name="Eraser").click()
    stroke(pad, (0.5, 0.1), (0.5, 0.9))

    expect_told(pad, re.compile(r"\) 10\d\d$"))


def test_a_cleared_canvas_can_be_had_back(pad: Page) -> None:
    stroke(pad, (0.2, 0.5), (0.8, 0.5))
    expect_told(pad, re.compile("100, 200"))

    pad.get_by_role("button", name="Clear canvas").click()
    expect_told(pad, "empty")
    pad.locator("[data-editor-paper]").press("Control+z")

    expect_told(pad, re.compile("100, 200"))


def test_one_draws_by_keys_alone(pad: Page) -> None:
    canvas = pad.locator("[data-editor-paper]")
    canvas.focus()

    for key in ("Space", "Shift+ArrowRight", "Shift+ArrowRight", "Space"):
        canvas.press(key)

    expect_told(pad, re.compile(r"\(100, 200, 4\) \d{2,}"))


def test_a_run_waits_for_the_last_stroke(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        sketchpad = gr.Sketchpad(label="Pad", canvas_size=(1600, 1600))
        gr.Button("Look").click(pad_size, sketchpad, gr.Textbox(label="Told"))
    page = open_page(serve(demo))

    stroke(page, (0.2, 0.5), (0.8, 0.5))
    page.get_by_role("button", name="Look").click()

    expect_told(page, re.compile("1600, 1600"))


def test_a_function_puts_a_picture_below_the_drawing(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        sketchpad = gr.Sketchpad(label="Pad")
        gr.Button("Lay").click(lambda: np.full((40, 60, 3), 200, np.uint8), None, sketchpad)
        sketchpad.input(
            lambda drawing: f"{drawing['background'].shape} {drawing['composite'].shape}",
            sketchpad,
            gr.Textbox(label="Told"),
        )
    page = open_page(serve(demo))
    page.get_by_role("button", name="Lay", exact=True).click()
    expect(page.locator("[data-editor-paper]")).to_have_attribute("data-size", "60x40")

    stroke(page, (0.2, 0.5), (0.8, 0.5))

    expect_told(page, "(40, 60, 4) (40, 60, 4)")
