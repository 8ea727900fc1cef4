"""Text fields, numbers, sliders, choices and buttons, as people use them: by keys, by ear, on a phone."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]

FRUITS = ["apple", ("a pear", "pear"), "quince"]


def form() -> gr.Blocks:
    """Every component of forms, and a button that tells what a function gets."""
    with gr.Blocks() as demo:
        fields = [
            gr.Textbox(label="Name", info="As in your passport"),
            gr.Textbox(label="Verse", lines=3),
            gr.Number(label="Count", value=3, minimum=1, maximum=9, step=2),
            gr.Slider(0, 20, value=4, step=2, label="Level"),
            gr.Checkbox(label="Agree"),
            gr.CheckboxGroup(["ham", "corn"], label="Toppings"),
            gr.Radio([("small", 1), ("large", 3)], label="Size", value=1),
            gr.Dropdown(FRUITS, label="Fruit"),
            gr.Dropdown(FRUITS, label="Basket", multiselect=True),
        ]
        told = gr.Textbox(label="Told")
        gr.Button("Tell", variant="primary").click(lambda *values: repr(values), fields, told)
        gr.ClearButton(fields, value="Wipe")
        gr.Button("Manual", link="https://example.org/manual")
        gr.Button("Resting", interactive=False)
        gr.TextArea("only to read", label="Poem", interactive=False)
        gr.Dropdown(FRUITS, label="Fixed fruit", interactive=False)
    return demo


def test_the_whole_form_is_filled_by_keys_alone(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(form()))
    keys = page.keyboard
    page.get_by_label("Name").focus()

    for press in (
        *["A", "d", "a", "Tab"],
        *["o", "Enter", "t", "Tab"],
        *["ArrowUp", "Tab"],
        *["ArrowRight", "Tab", "Tab"],
        *["Space", "Tab"],
        *["Tab", "Space", "Tab"],
        *["ArrowDown", "Tab"],
        *["ArrowDown", "ArrowDown", "Enter", "Tab"],
        *["ArrowDown", "Enter", "q", "Enter", "Escape", "Tab"],
    ):
        keys.press(press)
    for _ in range(4):
        if page.evaluate("document.activeElement.textContent.trim()") == "Tell":
            break
        keys.press("Tab")
    keys.press("Enter")

    expect(page.get_by_label("Told")).to_have_value(
        "('Ada', 'o\\nt', 5, 6, True, ['corn'], 3, 'pear', ['apple', 'quince'])"
    )


def test_every_field_has_its_name_and_role(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(form()))

    expect(page.get_by_role("textbox", name="Name", exact=True)).to_have_accessible_description("As in your passport")
    expect(page.get_by_role("spinbutton", name="Count")).to_have_value("3")
    expect(page.get_by_role("slider", name="Level")).to_have_value("4")
    expect(page.get_by_role("checkbox", name="Agree")).not_to_be_checked()
    expect(page.get_by_role("group", name="Toppings").get_by_role("checkbox")).to_have_count(2)
    expect(page.get_by_role("radiogroup", name="Size").get_by_role("radio")).to_have_count(2)
    expect(page.get_by_role("combobox", name="Fruit", exact=True)).to_have_value("apple")
    expect(page.get_by_role("link", name="Manual")).to_be_visible()


def test_an_open_list_tells_which_choice_is_marked(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(form()))
    field = page.get_by_role("combobox", name="Fruit", exact=True)

    field.press("ArrowDown")
    field.press("ArrowDown")

    expect(field).to_have_attribute("aria-expanded", "true")
    marked = field.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{marked}")).to_have_accessible_name("a pear")
    expect(page.get_by_role("option", name="apple")).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(form()), color_scheme=scheme)
    page.get_by_role("combobox", name="Basket").press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()

    assert violations(page, but=("page-has-heading-one",)) == []


def test_a_phone_shows_the_form_in_one_column_with_large_targets(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(form()), viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    expect(page.get_by_role("button", name="Tell")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") == 390
    heights = page.evaluate(
        "[...document.querySelectorAll('._input, [data-button], [data-choice]')].map((part) => part.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44


def test_no_field_makes_a_phone_zoom(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.Textbox(label="Word", interactive=True)
        gr.MultimodalTextbox(interactive=True)
        gr.Dataframe([[1]], show_search="search")
        gr.Code("x", language="python", label="Program", interactive=True)
    page = open_page(serve(demo), viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    fields = page.locator("textarea, [type=search], [contenteditable=true]")
    expect(fields).to_have_count(4)

    assert {field.evaluate("(field) => getComputedStyle(field).fontSize") for field in fields.all()} == {"16px"}


def test_the_list_of_a_dropdown_is_used_by_touch(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(form()), viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)

    page.get_by_label("Fruit", exact=True).tap()
    page.get_by_role("option", name="quince").tap()

    expect(page.get_by_label("Fruit", exact=True)).to_have_value("quince")
    expect(page.get_by_role("option")).to_have_count(0)


def busy() -> tuple[gr.Blocks, threading.Event]:
    """An app whose function writes to another field again and again until it is told to stop."""
    stop = threading.Event()

    def write():  # type: ignore[no-untyped-def]  # a generator of texts
        number = 0
        while not stop.wait(0.01):
            number += 1
            yield "word " * number

    with gr.Blocks() as demo:
        gr.Textbox(label="Notes", interactive=True)
        poem = gr.Textbox(label="Poem", max_lines=4)
        gr.Button("Write").click(write, None, poem)
    return demo, stop


def test_typing_and_the_caret_survive_updates_elsewhere(serve: Serve, open_page: OpenPage) -> None:
    demo, stop = busy()
    page = open_page(serve(demo))
    notes = page.get_by_label("Notes")
    page.get_by_role("button", name="Write").click()
    expect(page.get_by_label("Poem")).not_to_have_value("")

    notes.press_sequentially("ac", delay=20)
    notes.press("ArrowLeft")
    notes.press_sequentially("bbbbbbbb", delay=20)

    expect(notes).to_have_value("abbbbbbbbc")
    stop.set()


def test_a_growing_text_keeps_to_its_end_only_while_the_reader_is_there(serve: Serve, open_page: OpenPage) -> None:
    demo, stop = busy()
    page = open_page(serve(demo))
    poem = page.get_by_label("Poem")
    page.get_by_role("button", name="Write").click()
    at_end = "(field) => field.scrollHeight - field.clientHeight - field.scrollTop < 8 && field.scrollTop > 0"
    page.wait_for_function(at_end, arg=poem.element_handle())

    poem.evaluate("(field) => field.scrollTo(0, 0)")
    length = len(poem.input_value())
    page.wait_for_function("([field, length]) => field.value.length > length + 50", arg=[poem.element_handle(), length])

    assert poem.evaluate("(field) => field.scrollTop") == 0
    stop.set()


def test_an_input_method_composes_without_submitting(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        name = gr.Textbox(label="Name")
        told = gr.Textbox(label="Told")
        name.submit(lambda text: f"submitted {text}", name, told)
    page = open_page(serve(demo))
    page.get_by_label("Name").focus()
    hands = page.context.new_cdp_session(page)

    hands.send("Input.imeSetComposition", {"text": "にほん", "selectionStart": 3, "selectionEnd": 3})
    hands.send("Input.dispatchKeyEvent", {"type": "keyDown", "key": "Enter", "windowsVirtualKeyCode": 229})
    hands.send("Input.insertText", {"text": "日本"})
    expect(page.get_by_label("Name")).to_have_value("日本")
    expect(page.get_by_label("Told")).to_have_value("")

    page.keyboard.press("Enter")
    expect(page.get_by_label("Told")).to_have_value("submitted 日本")


def test_a_press_shows_that_the_button_is_at_work(serve: Serve, open_page: OpenPage) -> None:
    go_on = threading.Event()
    with gr.Blocks() as demo:
        told = gr.Textbox(label="Told")
        gr.Button("Think").click(lambda: str(go_on.wait(30)), None, told)
    page = open_page(serve(demo))
    button = page.get_by_role("button", name="Think")

    button.click()
    expect(button).to_have_attribute("aria-busy", "true")
    go_on.set()
    expect(page.get_by_label("Told")).to_have_value("True")
    expect(button).not_to_have_attribute("aria-busy", "true")


def test_a_button_of_the_author_stands_beside_the_label(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        shout = gr.Button("Shout")
        note = gr.Textbox("hush", label="Note", buttons=["copy", shout], interactive=True)
        shout.click(str.upper, note, note)
    page = open_page(serve(demo))

    page.get_by_role("button", name="Shout").click()

    expect(page.get_by_label("Note")).to_have_value("HUSH")
    expect(page.get_by_role("button", name="Copy")).to_be_visible()


def test_a_long_label_breaks_beside_a_small_tool(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.Slider(0, 9, label="Most words of one batch, where 0 stands for no limit")
    page = open_page(serve(demo))
    page.set_viewport_size({"width": 280, "height": 600})

    label = page.get_by_test_id("block-info").bounding_box()
    slider = page.get_by_test_id("range-input").bounding_box()

    assert label["height"] > 30
    assert slider["y"] - (label["y"] + label["height"]) < 12


def test_sliders_that_share_a_line_of_a_phone_stand_in_line(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo, gr.Row():
        gr.Slider(0, 9, label="Most target tokens")
        gr.Slider(0, 9, label="Steps")
    page = open_page(serve(demo), viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)

    first, second = (page.get_by_test_id("range-input").nth(i).bounding_box() for i in (0, 1))
    assert first["y"] == second["y"]


def test_the_copy_button_copies_and_tells(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        note = gr.Textbox("to keep", label="Note", buttons=["copy"])
        told = gr.Textbox(label="Told")

        def tell(event: gr.CopyData) -> str:
            return f"copied {event.value}"

        note.copy(tell, None, told)
    page = open_page(serve(demo), permissions=["clipboard-read", "clipboard-write"])

    page.get_by_role("button", name="Copy").click()

    expect(page.get_by_label("Told")).to_have_value("copied to keep")
    assert page.evaluate("navigator.clipboard.readText()") == "to keep"


def test_a_selection_tells_its_text_and_its_place(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        note = gr.Textbox("one two three", label="Note", interactive=True)
        told = gr.Textbox(label="Told")

        def tell(event: gr.SelectData) -> str:
            return f"{event.index} {event.value}"

        note.select(tell, None, told)
    page = open_page(serve(demo))

    page.get_by_label("Note").evaluate("(field) => field.setSelectionRange(4, 7)")

    expect(page.get_by_label("Told")).to_have_value("[4, 7] two")


def test_clear_tells_those_who_listen_to_its_components(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        note = gr.Textbox("something", label="Note", interactive=True)
        told = gr.Textbox(label="Told")
        note.change(lambda text: f"now {text!r}", note, told)
        gr.ClearButton(note)
    page = open_page(serve(demo))

    page.get_by_role("button", name="Clear").click()

    expect(page.get_by_label("Told")).to_have_value("now ''")
