"""What visitors do to pictures, sounds and drawings, and small files for it."""

from __future__ import annotations

import re
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import Locator, Page, expect

import hiroba as gr

RATE_HZ = 8000


def picture(folder: Path) -> Path:
    """A red picture of 60 by 40 pixels, blue at the lower right."""
    pixels = np.full((40, 60, 3), (255, 0, 0), np.uint8)
    pixels[20:, 30:] = (0, 0, 255)
    Image.fromarray(pixels).save(folder / "red.png")
    return folder / "red.png"


def sound(folder: Path, seconds: float = 2) -> Path:
    samples = (np.sin(np.arange(int(RATE_HZ * seconds)) / 5) * 9000).astype("<i2")
    with wave.open(str(folder / "tone.wav"), "wb") as file:
        file.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    return folder / "tone.wav"


def told(component: Any, event: str, tell: Callable[..., str]) -> gr.Blocks:
    """An app with one component, that tells what a function gets on one of its events."""
    with gr.Blocks() as demo:
        component.render()
        getattr(component, event)(tell, [component], gr.Textbox(label="Told"))
    return demo


def choose(page: Page, opener: str, *paths: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=opener).first.click()
    chooser.value.set_files(paths)


def expect_told(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.get_by_label("Told")).to_have_value(words)


def box_of(locator: Locator) -> dict[str, float]:
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    assert box is not None
    return dict(box)


def stroke(page: Page, begin: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a line with the mouse, between shares of the canvas's width and height."""
    box = box_of(page.locator("[data-editor-paper]"))
    place = lambda point: (box["x"] + point[0] * box["width"], box["y"] + point[1] * box["height"])  # noqa: E731
    page.mouse.move(*place(begin))
    page.mouse.down()
    page.mouse.move(*place(end), steps=12)
    page.mouse.up()


TRANSFER = """async ([name, type, bytes]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
    return transfer;
}"""


def drop(page: Page, target: Locator, path: Path) -> None:
    transfer = page.evaluate_handle(TRANSFER, [path.name, "image/png", list(path.read_bytes())])
    for event in ("dragover", "drop"):
        target.dispatch_event(event, {"dataTransfer": transfer})


def paste(page: Page, path: Path) -> None:
    transfer = page.evaluate_handle(TRANSFER, [path.name, "image/png", list(path.read_bytes())])
    page.evaluate(
        "(data) => document.activeElement.dispatchEvent("
        "new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))",
        transfer,
    )
