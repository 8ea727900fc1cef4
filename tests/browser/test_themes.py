"""What a theme says is what a page shows, and the CSS of programs finds the names that it knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]

SHOWN = {
    "accordion_text_color": ("#fold button", "color", "rgb(1, 2, 3)"),
    "block_border_color": ("#answer ._value", "border-top-color", "rgb(1, 2, 4)"),
    "block_border_width": ("#answer ._value", "border-top-width", "3px"),
    "block_background_fill": ("#answer ._value", "background-color", "rgb(251, 252, 5)"),
    "block_shadow": ("#answer ._value", "box-shadow", "rgb(9, 9, 9) 0px 0px 4px 0px"),
    "block_label_text_color": ("#answer [data-testid=block-label]", "color", "rgb(1, 2, 6)"),
    "block_label_text_size": ("#answer [data-testid=block-label]", "font-size", "17px"),
    "block_title_text_color": ("#name [data-testid=block-info]", "color", "rgb(1, 2, 7)"),
    "block_title_text_weight": ("#name [data-testid=block-info]", "font-weight", "800"),
    "block_info_text_color": ("#name p", "color", "rgb(1, 2, 8)"),
    "body_background_fill": ("body", "background-color", "rgb(251, 252, 9)"),
    "body_text_color": ("body", "color", "rgb(250, 251, 252)"),
    "body_text_weight": ("body", "font-weight", "300"),
    "button_primary_background_fill": (".primary", "background-color", "rgb(1, 3, 1)"),
    "button_primary_border_color": (".primary", "border-top-color", "rgb(1, 3, 2)"),
    "button_primary_text_color": (".primary", "color", "rgb(253, 253, 252)"),
    "button_primary_shadow": (".primary", "box-shadow", "rgb(8, 8, 8) 0px 0px 4px 0px"),
    "button_secondary_background_fill": (".secondary", "background-color", "rgb(1, 3, 3)"),
    "button_border_width": (".secondary", "border-top-width", "4px"),
    "button_cancel_background_fill": (".stop", "background-color", "rgb(1, 3, 4)"),
    "button_large_radius": (".lg", "border-top-left-radius", "19px"),
    "button_large_text_size": (".lg", "font-size", "21px"),
    "button_large_text_weight": (".lg", "font-weight", "900"),
    "button_small_padding": (".sm", "padding-left", "27px"),
    "checkbox_background_color_selected": ("#tick input", "background-color", "rgb(1, 3, 5)"),
    "checkbox_border_color_selected": ("#tick input", "border-top-color", "rgb(1, 3, 6)"),
    "checkbox_border_radius": ("#tick input", "border-top-left-radius", "7px"),
    "checkbox_label_background_fill_selected": ("#tick [data-choice]", "background-color", "rgb(1, 3, 7)"),
    "checkbox_label_padding": ("#tick [data-choice]", "padding-left", "9px"),
    "input_background_fill": ("#name input, #name textarea", "background-color", "rgb(1, 4, 1)"),
    "input_border_color": ("#name input, #name textarea", "border-top-color", "rgb(1, 4, 2)"),
    "input_border_width": ("#name input, #name textarea", "border-top-width", "2px"),
    "input_padding": ("#name input, #name textarea", "padding-left", "15px"),
    "input_radius": ("#name input, #name textarea", "border-top-left-radius", "11px"),
    "input_shadow": ("#name input, #name textarea", "box-shadow", "rgb(7, 7, 7) 0px 0px 4px 0px"),
    "input_text_size": ("#name input, #name textarea", "font-size", "18px"),
    "link_text_color": ("#prose a", "color", "rgb(1, 4, 3)"),
    "panel_background_fill": ("[data-row]", "background-color", "rgb(1, 4, 4)"),
    "panel_border_width": ("[data-row]", "border-top-width", "5px"),
    "prose_text_size": ("#prose .prose", "font-size", "23px"),
    "prose_header_text_weight": ("#prose h2", "font-weight", "200"),
    "code_background_fill": ("#prose code", "background-color", "rgb(1, 4, 5)"),
    "stat_background_fill": ("#answer ._bar", "background-color", "rgb(1, 4, 6)"),
    "table_border_color": ("#prose td", "border-bottom-color", "rgb(1, 4, 7)"),
    "table_text_color": ("#prose td", "color", "rgb(251, 4, 8)"),
}
"""A variable, where it is seen, as which property, and its value, as a browser writes it."""

CSS = """
.gradio-container { letter-spacing: 1px; color: rgb(250, 251, 252); max-width: 1240px; }
.mine { color: var(--primary-500); padding: var(--spacing-lg); border-radius: var(--radius-lg); font-size: var(--text-md);
  background: var(--background-fill-secondary); border: 1px solid var(--border-color-primary); opacity: 0.9; }
#name.block, #name .block { margin-left: 3px; }
button.secondary { --button-secondary-background-fill: rgb(9, 8, 7); }
.dark .mine { opacity: 0.5; }
footer { visibility: hidden; }
.label-wrap { color: rgb(9, 8, 6); }
.label-wrap.open { letter-spacing: 4px; }
.bubble-wrap { scroll-margin: 6px; }
button { letter-spacing: 3px; }
.title, .content, .value, .field, .label, .input, .button, .bar, .card, .choices, .cell, .message > .text { display: none; }
#name label > span { text-transform: uppercase; }
label.selected { letter-spacing: 5px; }
.row.panel { scroll-margin: 7px; }
#side .wrap { scroll-margin: 9px; }
#photo label { scroll-margin: 8px; }
#weight .head, #weight .min_value, #weight .max_value, #weight .reset-button { scroll-margin: 4px; }
#cards .gallery { scroll-margin: 3px; }
#bar.row { justify-content: space-evenly; gap: 40px; }
#stack.row { flex-direction: column; }
#side { max-width: 240px; }
#tick { max-width: 320px; margin: 0 auto; }
#middle { display: flex; justify-content: center; }
#twig { max-width: 500px; margin: auto; }
.mine b { color: rgb(1, 1, 1); }
#low { height: 2em; }
#answer { display: flex; justify-content: center; }
#talk { min-height: 700px; }
#photo { height: 500px; }
.tool { max-width: 40px; min-width: 40px !important; }
.own { flex: 1 1 auto; }
#first { order: -1; width: 50%; align-self: flex-end; }
#shares > * { scroll-padding: 1px; }
.gradio-container .prose > p { scroll-padding: 2px; }
.prose p { scroll-padding: 3px; }
#shares > .form > .block:first-child, #shares > button:last-child { scroll-snap-align: end; }
#even { align-items: stretch; }
#even textarea { min-height: 80px; }
#own-width { flex: 0 0 auto; }
#narrow { min-width: 0; max-width: 40px; padding: 0 12px; }
#shell { display: flex; flex-direction: column; height: 500px; }
#low-talk { flex: 1; }
[role=tablist] { margin-bottom: 30px; }
.tab-nav button.selected { border-bottom: 3px solid rgb(1, 1, 2); }
"""

FOUND = {
    "[role=log]": "6px",
    "#bar": "7px",
    "#photo :has(> [data-testid=block-label])": "8px",
    "[role=radiogroup]": "9px",
    "#weight :has(> label)": "4px",
    "#weight :has(> [type=number])": "4px",
    "[data-slider] > span": "4px",
    "#weight span:has(> button)": "4px",
    "#cards :has(> [data-dataset-sample])": "3px",
}
"""Parts, and the `scroll-margin` by which they are found to be hit by the rules above that name classes or elements of Gradio's."""


def everything() -> gr.Blocks:
    with gr.Blocks() as demo:
        gr.Textbox("Ada", label="Name", info="As friends say it", elem_id="name", interactive=True)
        gr.Checkbox(True, label="Tick", elem_id="tick", interactive=True)
        gr.Label({"cat": 0.8, "dog": 0.2}, label="Answer", elem_id="answer")
        with gr.Accordion("Fold", elem_id="fold"):
            gr.Markdown("## Head\n\n[a link](#) and `code`\n\n|a|\n|-|\n|b|", elem_id="prose")
        with gr.Row(variant="panel", elem_id="bar"):
            gr.Button("Go", variant="primary")
            gr.Button("Wait", size="sm")
            gr.Button("Stop", variant="stop", size="md")
        with gr.Row(elem_id="stack"):
            gr.Button("Below", elem_id="below")
            gr.HTML('own <p class="title">Heading</p><b><button>Word</button></b>', elem_classes="mine")
        with gr.Row(elem_id="shares"):
            gr.Radio(["calm", "wild"], value="calm", label="Mood", elem_id="side", interactive=True)
            gr.Number(label="Count")
            gr.Button("+", elem_classes="tool")
        with gr.Row():
            gr.Button("Low", elem_id="low")
            gr.DeepLinkButton(elem_id="shared")
        with gr.Row():
            gr.Button("Yes", elem_classes="own")
            gr.UploadButton("No", elem_classes="own")
        gr.Slider(0, 9, label="Weight", elem_id="weight", interactive=True)
        gr.Dataset(components=["file"], samples=[[str(Path(__file__).with_name("axe.py"))]], elem_id="cards")
        gr.Dataframe([["a", "b"]], headers=["x", "y"], label="Table")
        talk = [{"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Good day"}]
        gr.Chatbot(talk, label="Talk", elem_id="talk")
        with gr.Group(elem_id="middle"), gr.Tab("Leaf"):
            gr.Textbox(label="In a group")
        with gr.Tab("Twig", elem_id="twig"):
            gr.Number(label="Rings")
        with gr.Row(elem_id="even"):
            gr.Textbox(label="Query")
            gr.Button("Ask", elem_id="beside")
        with gr.Row():
            gr.Button("On", elem_id="own-width")
            gr.Button("Narrow", elem_id="narrow")
        with gr.Column(elem_id="shell"):
            gr.Chatbot(talk, label="Low talk", height=460, elem_id="low-talk")
            gr.Textbox(label="Answer to it", lines=4, elem_id="last")
        gr.File(label="Papers", interactive=True, elem_id="first")
        gr.Image(label="Photo", elem_id="photo")
    return demo


TEST_IDS = [
    "textbox",
    "block-info",
    "block-label",
    "checkbox",
    "label-output-value",
    "cat-confidence-set",
    "accordion-content",
    "markdown",
    "calm-radio-label",
    "range-input",
    "number-input",
    "header-1",
    "cell-0-1",
    "user",
    "bot",
    "file-upload",
]
"""Values of `data-testid` by which programs and their tests find parts of components."""


def style(page: Page, selector: str, name: str) -> str:
    found = page.evaluate(
        "([s, n]) => { const one = document.querySelector(s); return one && getComputedStyle(one).getPropertyValue(n); }",
        [selector, name],
    )
    return str(found)


def width_px(page: Page, selector: str) -> float:
    return float(page.locator(selector).first.evaluate("(element) => element.getBoundingClientRect().width"))


@pytest.mark.parametrize("place", ["theme", "html, body"])
def test_variables_of_a_theme_are_seen(place: str, serve: Serve, open_page: OpenPage) -> None:
    variables = {name: value for name, (_, _, value) in SHOWN.items()}
    css = "".join(f"--{name.replace('_', '-')}: {value} !important;" for name, value in variables.items())
    look = {"theme": gr.themes.Default().set(**variables)} if place == "theme" else {"css": f"{place} {{ {css} }}"}
    page = open_page(serve(everything(), **look), color_scheme="light", reduced_motion="reduce")
    expect(page.get_by_role("button", name="Stop")).to_be_visible()

    found = {name: style(page, selector, shown) for name, (selector, shown, _) in SHOWN.items()}
    assert found == variables


def test_css_of_programs_finds_what_it_names(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(everything(), css=CSS), color_scheme="dark", reduced_motion="reduce")
    expect(page.get_by_text("own")).to_be_visible()

    found = [style(page, ".mine", name) for name in ("color", "padding-left", "border-top-left-radius", "opacity")]
    assert found == ["rgb(51, 112, 199)", "8px", "8px", "0.5"]
    assert style(page, ".mine", "background-color") != "rgba(0, 0, 0, 0)"
    assert style(page, ".gradio-container", "letter-spacing") == "1px"
    assert style(page, "button.secondary", "background-color") == "rgb(9, 8, 7)"
    assert style(page, "#name .block, #name.block", "margin-left") == "3px"
    assert style(page, "footer", "visibility") == "hidden"
    expect(page.get_by_text("Heading")).to_be_hidden()
    for kept in (
        "Name",
        "As friends say it",
        "Tick",
        "Answer",
        "Fold",
        "Go",
        "calm",
        "Weight",
        "Table",
        "Hello",
        "Good day",
        "Papers",
    ):
        expect(page.get_by_text(kept, exact=True).first).to_be_visible()
    expect(page.get_by_label("Name")).to_be_visible()
    assert style(page, ".label-wrap", "color") == "rgb(9, 8, 6)"
    assert style(page, ".label-wrap", "scroll-margin-top") == "0px"
    assert {part: style(page, part, "scroll-margin-top") for part in FOUND} == FOUND
    assert style(page, "[data-row]", "justify-content") == "space-evenly"
    assert width_px(page, ".mine") == width_px(page, "#stack")
    assert (width_px(page, "#side"), width_px(page, ".tool")) == (240, 40)
    assert width_px(page, "#cards .gallery-item") < 130
    assert (width_px(page, "#tick"), width_px(page, "#twig")) == (320, 500)
    assert style(page, ".mine button", "color") == style(page, "button.secondary", "color") != "rgb(1, 1, 1)"
    assert style(page, ".tool", "align-self") == "flex-end"
    assert (style(page, "#low", "height"), style(page, "#shared", "height")) == ("28px", "44px")
    assert width_px(page, "#low") == width_px(page, "#shared")
    assert_rows_and_the_page_are_as_their_author_says(page)
    assert_parts_have_the_size_that_their_author_leaves_them(page)
    assert width_px(page, "#middle .gr-group") < width_px(page, "#middle")
    assert width_px(page, "#answer ._value") == width_px(page, "#answer") > 400
    assert page.locator("#talk [role=log]").evaluate("(element) => element.clientHeight") > 600
    assert page.locator("#photo [data-media-frame]").evaluate("(element) => element.clientHeight") > 460
    assert style(page, "main", "color") == "rgb(250, 251, 252)" != style(page, "#answer ._value", "color")
    label, field = page.locator("[data-group] ._head"), page.get_by_label("In a group")
    field.focus()
    ring_px = sum(float(style(page, ":focus", f"outline-{part}").removesuffix("px")) for part in ("offset", "width"))
    assert label.bounding_box()["y"] + label.bounding_box()["height"] + ring_px <= field.bounding_box()["y"]
    assert style(page, "[role=tabpanel]", "background-color") == style(page, "[data-group]", "background-color")
    assert style(page, "[data-testid=calm-radio-label]", "letter-spacing") == "5px"
    assert style(page, "button.primary", "letter-spacing") == "3px"
    assert style(page, "#name label > span", "text-transform") == "uppercase"
    for name in TEST_IDS:
        expect(page.get_by_test_id(name).first).to_be_attached()
    expect(page.get_by_test_id("cell-0-1")).to_have_text("b")

    page.evaluate("document.body.classList.toggle('dark')")
    expect(page.locator("html.light")).to_be_attached()


def assert_rows_and_the_page_are_as_their_author_says(page: Page) -> None:
    gaps_px = 2 * float(style(page, "#shares", "column-gap").removesuffix("px"))
    assert width_px(page, "#shares > :nth-child(2)") == width_px(page, "#shares") - 240 - 40 - gaps_px
    # A rule for the whole page counts for less than one that names what is in it, as in Gradio.
    assert style(page, "[data-testid=bot] .prose > p", "scroll-padding-top") == "3px"
    children = ("#side", "#shares > :nth-child(2)", "#shares .tool")
    assert {style(page, child, "scroll-padding-top") for child in children} == {"1px"}
    assert [style(page, child, "scroll-snap-align") for child in children] == ["end", "none", "end"]
    assert len({page.get_by_role("button", name=name).bounding_box()["y"] for name in ("Yes", "No")}) == 1
    assert (width_px(page, ".gradio-container"), width_px(page, "main")) == (1240, 1192)
    first, main = (page.locator(part).bounding_box() for part in ("#first", "main"))
    assert (first["y"], first["width"]) == (main["y"], main["width"] / 2)
    line = "getComputedStyle(document.querySelector('[role=tab]'), '::after').borderBottomColor"
    assert page.evaluate(line) == "rgb(1, 1, 2)"


def assert_parts_have_the_size_that_their_author_leaves_them(page: Page) -> None:
    row, button, shell, last, bar = (
        page.locator(part).first.bounding_box() for part in ("#even", "#beside", "#shell", "#last", "[role=tablist]")
    )
    assert button["height"] == row["height"] > 100
    assert (width_px(page, "#own-width"), width_px(page, "#below"), style(page, "#below", "height")) == (
        160,
        160,
        "44px",
    )
    word, narrow = (page.locator(part).bounding_box() for part in ("#narrow ._text", "#narrow"))
    assert (word["height"], narrow["width"]) == (20, 40)
    assert word["x"] + word["width"] / 2 == pytest.approx(narrow["x"] + 20, abs=1)
    assert last["y"] + last["height"] == pytest.approx(shell["y"] + shell["height"], abs=1)
    scroll = page.locator("#low-talk [role=log]").bounding_box()
    assert scroll["y"] + scroll["height"] <= last["y"]
    # The line below the tabs is where the tabs end.
    tab = page.get_by_role("tab").first.bounding_box()
    assert tab["y"] + tab["height"] == bar["y"] + bar["height"]
    assert [style(page, part, "border-bottom-width") for part in ("[role=tablist]", "._top")] == ["0px", "0px"]


def test_text_fills_what_the_css_of_its_author_makes_higher(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.Textbox(label="Essay", lines=2, elem_id="essay")
        gr.Textbox(label="Poem", lines=2, elem_id="poem")
    css = "#essay { height: 620px; } #poem textarea { height: 620px !important; }"
    page = open_page(serve(demo, css=css))

    # The most lines of a text are no limit for it.
    expect(page.get_by_label("Poem")).to_have_css("height", "620px")
    assert page.get_by_label("Essay").bounding_box()["height"] > 580


def test_the_ground_of_the_body_is_that_of_the_whole_window(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.Markdown("Night")
    page = open_page(serve(demo, css="body { background: #102030 }"))
    expect(page.get_by_text("Night")).to_be_visible()
    assert width_px(page, ".gradio-container") == width_px(page, "body")
    # Only a root element without a ground takes that of the body, beside a scroll bar and beyond the end of the page too.
    assert (style(page, "html", "background-color"), style(page, "body", "background-color")) == (
        "rgba(0, 0, 0, 0)",
        "rgb(16, 32, 48)",
    )


def test_an_author_s_rules_for_all_labels_buttons_and_their_own_variables_hide_nothing(
    serve: Serve, open_page: OpenPage
) -> None:
    with gr.Blocks() as demo:
        gr.Textbox("Written", label="Name")
        gr.Chatbot([{"role": "user", "content": "Hello"}], label="Talk")
    css = ":root { --text: white } label { color: white !important } button { padding: 10px 16px !important }"
    page = open_page(serve(demo, css=css), color_scheme="light")
    expect(page.get_by_label("Name")).to_have_css("color", "rgb(28, 32, 36)")

    assert style(page, '[data-testid="block-info"]', "color") == "rgb(96, 100, 108)"
    assert page.locator("[data-field] button svg").first.bounding_box()["width"] == 16


def test_a_painted_chat_shows_its_author_s_ground_and_bubbles(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        talk = [{"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Good day"}]
        gr.Chatbot(talk, label="Talk", elem_id="talk")
    css = "#talk { background: #000 } .message.user { background: #0284c7; color: white }"
    page = open_page(serve(demo, css=css), color_scheme="light")
    asked, answered = page.get_by_test_id("user"), page.get_by_test_id("bot")
    expect(asked).to_have_css("background-color", "rgb(2, 132, 199)")

    expect(asked.get_by_text("Hello")).to_have_css("color", "rgb(255, 255, 255)")
    # The text of answers keeps its colour, so it keeps a ground on which it can be read.
    expect(answered).to_have_css("background-color", "rgb(255, 255, 255)")
    covered = "log => { while (log.id !== 'talk') { if (!getComputedStyle(log).backgroundColor.endsWith(' 0)')) return log.className; log = log.parentElement } return null }"
    assert page.get_by_role("log").evaluate(covered) is None


def test_ink_for_everything_leaves_the_text_of_a_primary_button_readable(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.Button("Go", variant="primary")
    page = open_page(serve(demo, css=".gradio-container * { color: #102030 }"), color_scheme="light")

    expect(page.get_by_text("Go", exact=True)).to_have_css("color", "rgb(255, 255, 255)")
