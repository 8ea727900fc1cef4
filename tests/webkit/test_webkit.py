"""In WebKit, which Safari and every browser on an iPhone are made of: each component appears, and the main ones can be used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

import hiroba as gr
from hiroba.gallery import build_gallery
from hiroba.gallery.specimens_data import SPECIMENS

EARS = """<script>
window.heard = [];
addEventListener("error", (event) => window.heard.push(event.message));
addEventListener("unhandledrejection", (event) => window.heard.push(String(event.reason)));
</script>"""
FIELD = """
const label = [...document.querySelectorAll("label")].find((one) => one.innerText.trim() === arguments[0]);
return label && (document.getElementById(label.htmlFor) ?? label.querySelector("input, textarea"));
"""
SHOWN = """
return [...document.querySelectorAll(arguments[0])]
  .find((one) => one.checkVisibility() && one.textContent.includes(arguments[1]));
"""
APPEARS = "return [...document.querySelectorAll('#stage [data-node] [data-node]')].some((one) => one.offsetHeight > 0)"
WITHIN = """
const panel = arguments[0].closest("[data-dialog]");
return panel.getBoundingClientRect().bottom >= arguments[0].getBoundingClientRect().bottom;
"""
Until = Callable[..., Any]


@pytest.fixture
def opened(driver: Any, serve: Callable[..., str]) -> Iterator[Callable[[gr.Blocks], str]]:
    """Open an app: `opened(demo)` returns its address. A script error on its last page fails the test."""

    def open_app(demo: gr.Blocks) -> str:
        url = serve(demo, head=EARS)
        driver.get(url)
        return url

    yield open_app
    assert driver.execute_script("return window.heard") == []


def test_every_component_appears_and_none_widens_its_page(driver: Any, until: Until, opened: Any) -> None:
    url = opened(build_gallery())

    for specimen in SPECIMENS:
        driver.get(f"{url}{specimen.route}")
        if specimen.name != "Navbar":
            until(APPEARS)
        assert driver.execute_script("return window.heard") == [], specimen.name
        assert driver.execute_script("return document.documentElement.scrollWidth - innerWidth") <= 0, specimen.name


def test_fields_are_filled_and_a_function_answers(driver: Any, until: Until, opened: Any, tmp_path: Path) -> None:
    with gr.Blocks() as demo:
        inputs = [
            gr.Textbox(label="Name"),
            gr.Dropdown(["Lisbon", "Osaka", "Quito"], label="City"),
            gr.Dropdown(["red", "green"], multiselect=True, label="Colours"),
            gr.DateTime(label="When", type="string"),
            gr.File(label="Letter"),
        ]
        told = gr.Textbox(label="Told")
        gr.Button("Send").click(
            lambda name, city, colours, when, letter: f"{name} {city} {colours} {when} {Path(letter).read_text()}",
            inputs,
            told,
        )
    opened(demo)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all")

    until(FIELD, "Name").send_keys("Ada")
    city = until(FIELD, "City")
    city.click()
    city.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    colours = until(FIELD, "Colours")
    colours.click()
    colours.send_keys("green", Keys.ENTER, Keys.ESCAPE)
    until(FIELD, "When").send_keys("2026-05-04 10:30:00", Keys.TAB)
    driver.find_element("css selector", "input[type=file]").send_keys(str(letter))
    until(SHOWN, "[data-field]", "letter.txt")
    until(SHOWN, "button", "Send").click()

    told = until(FIELD, "Told")
    assert until("return arguments[0].value", told) == "Ada Osaka ['green'] 2026-05-04 10:30:00 Dear all"


def test_a_modal_shows_what_it_holds_and_closes_with_escape(driver: Any, until: Until, opened: Any) -> None:
    with gr.Blocks() as demo:
        button = gr.Button("Open")
        with gr.Modal(title="A question") as modal:
            gr.Textbox(label="Answer")
        button.click(lambda: gr.Modal(visible=True), None, modal)
    opened(demo)

    until(SHOWN, "button", "Open").click()
    answer = until(FIELD, "Answer")
    until(WITHIN, answer)
    answer.send_keys("Yes", Keys.ESCAPE)

    until("return !document.querySelector('[data-dialog]')")


def test_a_cell_is_edited_and_a_line_is_drawn(driver: Any, until: Until, opened: Any) -> None:
    with gr.Blocks() as demo:
        table = gr.Dataframe([["Earth", 1], ["Mars", 2]], headers=["Planet", "Moons"])
        pad = gr.Sketchpad(label="Pad")
        planets, ink = gr.Markdown(), gr.Markdown()
        table.change(lambda value: f"Planets: {', '.join(value['Planet'])}", table, planets)
        pad.change(lambda value: f"Ink: {bool(value and value['composite'].any())}", pad, ink)
    opened(demo)

    cell = until(SHOWN, "[role=gridcell]", "Earth")
    ActionChains(driver).double_click(cell).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).perform()
    ActionChains(driver).send_keys("Venus", Keys.ENTER).perform()
    until(SHOWN, "p", "Planets: Venus, Mars")
    canvas = until(SHOWN, "canvas", "")
    ActionChains(driver).move_to_element(canvas).click_and_hold().move_by_offset(40, 30).release().perform()

    until(SHOWN, "p", "Ink: True")


def test_a_chat_streams_its_answer(driver: Any, until: Until, opened: Any) -> None:
    def answer(message: str, history: list[Any]) -> Iterator[str]:
        for count in range(1, 30):
            yield f"{message}: **{' '.join(['word'] * count)}**\n\n```python\nx = 1\n```\n\n$$a^2$$"

    opened(gr.ChatInterface(answer))

    until(SHOWN, "textarea", "").send_keys("Ada", Keys.ENTER)

    until(SHOWN, "strong", " ".join(["word"] * 29))
    until(SHOWN, ".katex", "a")
