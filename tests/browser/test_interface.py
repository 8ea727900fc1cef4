"""Interfaces in a browser: run, stopped, filled by examples, flagged."""

import csv
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def greet(name: str, times: float) -> str:
    return f"Hello {name}! " * int(times)


def greeter(**options: Any) -> gr.Interface:
    return gr.Interface(
        greet, [gr.Textbox(label="Name"), gr.Number(label="Times")], gr.Textbox(label="Words"), **options
    )


def test_enter_runs_the_function(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(greeter()))

    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Times").fill("2")
    page.get_by_label("Times").press("Enter")
    expect(page.get_by_label("Words")).to_have_value("Hello Ada! Hello Ada! ")


def test_a_generator_can_be_stopped(serve: Serve, open_page: OpenPage) -> None:
    go_on = threading.Event()

    def count(_: str) -> Iterator[str]:
        yield "one"
        go_on.wait(30)
        yield "two"

    page = open_page(serve(gr.Interface(count, gr.Textbox(label="Start"), gr.Textbox(label="Count"))))
    press(page, "Submit")
    expect(page.get_by_label("Count")).to_have_value("one")
    page.get_by_role("button", name="Stop", exact=True).first.click()
    expect(page.get_by_role("button", name="Submit", exact=True)).to_be_visible()
    go_on.set()
    expect(page.get_by_label("Count")).to_have_value("one")


def test_examples_are_picked_by_keys(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(greeter(examples=[["Ada", 1], ["Grace", 2]])))

    page.get_by_role("button", name="Grace").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Name")).to_have_value("Grace")
    expect(page.get_by_label("Times")).to_have_value("2")


def test_a_lazy_example_is_computed_at_the_first_click(
    serve: Serve, open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADIO_EXAMPLES_CACHE", str(tmp_path))
    options = {"cache_examples": True, "cache_mode": "lazy", "preload_example": False}
    page = open_page(serve(greeter(examples=[["Ada", 1], ["Grace", 2]], **options)))

    assert list(tmp_path.iterdir()) == []
    page.get_by_text("Grace").click()
    expect(page.get_by_label("Words")).to_have_value("Hello Grace! Hello Grace! ")
    assert len(list(tmp_path.rglob("answer.json"))) == 1


def test_a_kept_example_is_there_when_the_page_opens(
    serve: Serve, open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADIO_EXAMPLES_CACHE", str(tmp_path))
    page = open_page(serve(greeter(examples=[["Ada", 1]], cache_examples=True)))

    expect(page.get_by_label("Words")).to_have_value("Hello Ada! ")


def test_pictures_are_shown_as_examples(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (40, 30), "red").save(tmp_path / "red.png")
    demo = gr.Interface(
        lambda picture: str(picture.shape), gr.Image(label="Picture"), gr.Textbox(label="Shape"),
        examples=[str(tmp_path / "red.png")],
    )  # fmt: skip

    page = open_page(serve(demo))
    page.get_by_role("img", name="red.png").click()
    press(page, "Submit")
    expect(page.get_by_label("Shape")).to_have_value("(30, 40, 3)")


def test_a_flag_says_that_it_is_kept_until_the_next_run(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    options = ["Flag", "None of them, for a reason that takes many words to say", "Neither"]
    page = open_page(serve(greeter(flagging_dir=str(tmp_path), flagging_options=[(text, text) for text in options])))
    # No button is so narrow that its text stands in a column of words.
    assert all(page.get_by_role("button", name=text, exact=True).bounding_box()["height"] < 60 for text in options)  # type: ignore[index]

    page.get_by_label("Name").fill("Ada")
    press(page, "Flag")
    expect(page.get_by_role("button", name="Flagged")).to_be_disabled()
    with (tmp_path / "dataset1.csv").open(newline="") as file:
        names, row = csv.reader(file)
    assert (names[:3], row[0]) == (["Name", "Times", "Words"], "Ada")
    press(page, "Clear")
    expect(page.get_by_role("button", name="Flag", exact=True)).to_be_enabled()


def test_every_run_is_flagged_by_itself(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(serve(greeter(flagging_dir=str(tmp_path), flagging_mode="auto")))

    page.get_by_label("Times").fill("1")
    press(page, "Submit")
    expect(page.get_by_label("Words")).to_have_value("Hello ! ")
    expect(page.get_by_role("button", name="Flag")).to_have_count(0)
    for _ in range(200):
        if (tmp_path / "dataset1.csv").exists():
            break
        page.wait_for_timeout(20)
    assert (tmp_path / "dataset1.csv").exists()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_in_the_way_of_anyone(serve: Serve, open_page: OpenPage, scheme: str) -> None:
    demo = greeter(title="Greeter", examples=[[f"name {i}", i] for i in range(30)])

    page = open_page(serve(demo), color_scheme=scheme)
    page.get_by_role("button", name="3", exact=True).click()
    expect(page.get_by_text("name 25")).to_be_visible()
    assert violations(page) == []


def test_buttons_of_a_field_without_label_can_be_pressed_while_it_is_filled(serve: Serve, open_page: OpenPage) -> None:
    enough = threading.Event()

    def fill() -> Iterator[tuple[str, str]]:
        yield "", ""
        enough.wait()

    with gr.Blocks() as demo:
        presses = gr.Textbox(label="Presses")
        fields = (
            gr.Textbox(show_label=False, stop_btn=True),
            gr.MultimodalTextbox(show_label=False, submit_btn=False, stop_btn=True),
        )
        gr.Button("Fill").click(fill, None, list(fields))
        for field in fields:
            field.stop(lambda presses: f"{presses}!", presses, presses)
    page = open_page(serve(demo))
    page.get_by_role("button", name="Fill").click()
    expect(page.get_by_role("button", name="End this run")).to_have_count(2)

    page.get_by_role("button", name="Stop").first.click()
    expect(page.get_by_label("Presses")).to_have_value("!")
    page.get_by_role("button", name="Stop").last.click()

    expect(page.get_by_label("Presses")).to_have_value("!!")
    enough.set()
