"""What only shows, as people look at it: marked text, marked pictures, galleries, models of things, parameters."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator

import numpy
import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.axe import violations

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]


def picture(level: int) -> numpy.ndarray:
    return numpy.full((60, 80, 3), level, dtype=numpy.uint8)


def hall() -> gr.Blocks:
    """Each of them once, and what functions get of them."""
    mask = numpy.zeros((60, 80))
    mask[10:30, 10:30] = 1

    def tell(event: gr.SelectData) -> str:
        return json.dumps([event.index, event.value], default=str)

    with gr.Blocks(title="Hall") as demo:
        told = gr.Textbox(label="Told")
        text = gr.HighlightedText([("Ada", "PERSON"), (" met ", None), ("Bob", "PERSON")], label="Marked")
        marked = gr.AnnotatedImage((picture(90), [(mask, "leaf"), ((40, 10, 70, 40), "stem")]), label="Plant")
        gallery = gr.Gallery([(picture(60), "dusk"), (picture(180), "dawn")], label="Days")
        gr.ImageSlider((picture(40), picture(200)), label="Before and after")
        gr.ParamViewer({"size": {"type": "int", "description": "How many", "default": "3"}})
        for thing in (text, marked, gallery):
            thing.select(tell, None, told)
        kept = gr.BrowserState("nothing", storage_key="hall", secret="hall")
        gr.Button("Keep").click(lambda: "honey", None, kept)
        demo.load(lambda value: value, kept, told)
    return demo


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_shown_is_looked_at(serve: Serve, open_page: OpenPage, theme: str) -> None:
    page = open_page(f"{serve(hall())}/?__theme={theme}")
    told = page.get_by_label("Told")
    expect(told).to_have_value("nothing")
    expect(page.get_by_text("dusk").first).to_be_visible()
    page.wait_for_load_state("networkidle")

    assert violations(page, but=("page-has-heading-one", "region")) == []
    page.get_by_role("button", name="Keep").click()
    page.wait_for_function("localStorage.getItem('hall') !== null")
    page.reload()
    expect(told).to_have_value("honey")


def test_scripts_find_the_page_drawn(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.HTML("<p id='veil'>Loading</p>")
        demo.load(None, js="() => document.getElementById('veil').remove()")
    page = open_page("about:blank")
    held: list[Route] = []

    def handle_frame(frame: str | bytes) -> None:
        """The part that draws the HTML comes after the order to run the script."""
        if "perform" in str(frame):
            for part in held:
                part.continue_()

    page.on("websocket", lambda socket: socket.on("framereceived", handle_frame))
    page.route("**/assets/html-*.js", lambda route: held.append(route))
    page.goto(serve(demo))
    expect(page.locator("[data-html]")).to_be_attached()
    expect(page.get_by_text("Loading")).to_have_count(0)


def test_lines_grow_with_the_letters_of_authors(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.HTML("<div style='font-size: 3em'>A<br>title</div>")
        gr.Markdown("<div style='font-size: 3em'>A<br>greeting</div>")
        gr.HTML("<div style='font-size: 3em'>A<br>bare line</div>", apply_default_css=False)
    page = open_page(serve(demo))

    for words in ("title", "greeting", "bare line"):
        lines = page.get_by_text(words)
        ratio = "(it) => it.offsetHeight / 2 / parseFloat(getComputedStyle(it).fontSize)"
        assert lines.evaluate(ratio) >= 1.2, words


def test_words_without_a_label_stay_in_sight_while_they_come(serve: Serve, open_page: OpenPage) -> None:
    enough = threading.Event()

    def tell() -> Iterator[str]:
        yield "Sampling 3 of 25"
        enough.wait(30)

    with gr.Blocks() as demo:
        gr.Button("Tell").click(tell, None, gr.Markdown(elem_id="told"))
    page = open_page(serve(demo))
    page.get_by_role("button", name="Tell").click()
    words = page.get_by_text("Sampling 3 of 25")
    stop = page.locator("#told").get_by_title("End this run")

    words.wait_for()
    page.mouse.move(0, 0)
    expect(stop).to_have_css("opacity", "0")
    caret, status = (page.locator(f"#told {part}").bounding_box() for part in ("[class*=_caret]", "[data-status]"))
    assert status["x"] + status["width"] - caret["x"] - caret["width"] < 20
    words.hover()
    expect(stop).to_have_css("opacity", "1")
    page.mouse.move(0, 0)
    stop.focus()
    expect(stop).to_have_css("opacity", "1")
    enough.set()
