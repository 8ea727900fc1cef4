"""The whole path of a click: a text box, a button, a generator, and the step after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from playwright.sync_api import Page, expect

import hiroba as gr

#: Whether the page has asked for the parts that it shows only after someone did something.
HAS_LATER_PARTS = "performance.getEntriesByType('resource').some(({ name }) => name.includes('/later-'))"


def count(name: str) -> Iterator[str]:
    for number in range(3):
        yield f"{name} {number}"


def counter() -> gr.Blocks:
    with gr.Blocks() as demo:
        name = gr.Textbox(label="Name", interactive=True)
        result = gr.Textbox(label="Result")
        gr.Button("Count").click(count, name, result).then(lambda: "counted", None, name)
    return demo


def test_a_click_runs_a_generator_and_the_step_after_it(
    serve: Callable[..., str], open_page: Callable[..., Page]
) -> None:
    page = open_page(serve(counter()))
    assert not page.evaluate(HAS_LATER_PARTS)
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Count").click()
    page.wait_for_function(HAS_LATER_PARTS)
    expect(page.get_by_label("Result")).to_have_value("Ada 2")
    expect(page.get_by_label("Name")).to_have_value("counted")
