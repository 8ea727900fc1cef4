"""Layouts and what stands around an app, as people meet them: by keys, on a phone, in both themes, without a jump."""

from __future__ import annotations

from collections.abc import Callable

import numpy
import PIL.Image
import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
MOST_SHIFT = 0.02

WATCH_SHIFTS = """() => {
  window.shift = 0
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shift += entry.value)))
    .observe({ type: "layout-shift", buffered: true })
}"""


def house() -> gr.Blocks:
    """Every layout once, and functions that take time, fail, and say something."""
    with gr.Blocks(title="House") as demo:
        with gr.Sidebar(label="Settings"):
            gr.Textbox(label="Model")
        with gr.Row():
            word = gr.Textbox(label="Word", value="honey")
            result = gr.Textbox(label="Result", value="old")
            gr.Button("Ask").click(str.upper, word, result)
        with gr.Group():
            gr.Textbox(label="First")
            with gr.Row():
                gr.Textbox(label="Say", show_label=False)
                gr.Button("Send")
            with gr.Row():
                gr.Textbox(label="Left")
                gr.Textbox(label="Right")
        with gr.Tabs():
            for name in ("Sea", "Land", "A tab of a longer name", "Another such tab", "Sky", "Mountains", "Forests"):
                with gr.Tab(name, id=name.lower(), interactive=name != "Land"):
                    gr.Textbox(label=f"Of {name}")
        with gr.Accordion("More", open=False):
            gr.Textbox(label="Detail")
        gr.Button("Fail").click(refuse, None, result)
        gr.Button("Tell").click(lambda: gr.Info("The bees are out"))
    return demo


def refuse() -> None:
    raise gr.Error("Nothing is left in the jar", title="Out of honey")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(serve: Serve, open_page: OpenPage, theme: str) -> None:
    page = open_page(f"{serve(house())}/?__theme={theme}")
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("button", name="Fail").click()
    page.get_by_role("button", name="Show why").click()

    assert violations(page, but=("page-has-heading-one", "region")) == []


@pytest.mark.parametrize("device", [{}, PHONE], ids=["desk", "phone"])
def test_nothing_jumps_while_the_page_opens_and_answers(
    serve: Serve, open_page: OpenPage, device: dict[str, object]
) -> None:
    page = open_page(serve(house()), **device)
    page.evaluate(WATCH_SHIFTS)
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_label("Result")).to_have_value("HONEY")
    page.get_by_role("button", name="Fail").click()
    expect(page.get_by_text("Error", exact=True)).to_be_visible()

    assert page.evaluate("window.shift") < MOST_SHIFT


def test_page_fits_a_phone(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(house()), **PHONE)
    expect(page.get_by_label("Word")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.get_by_label("Word").evaluate("field => parseFloat(getComputedStyle(field).fontSize)") >= 16
    assert page.get_by_role("button", name="Ask").bounding_box()["height"] >= 44


def test_rows_with_heights_keep_what_stands_in_them_in_place_on_a_phone(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        with gr.Row(equal_height=True):
            gr.Textbox(label="One", lines=5)
            gr.Textbox(label="Two")
            gr.Button("Wrapped")
        with gr.Row(equal_height=True), gr.Column():
            gr.Button("Below")
        with gr.Row(equal_height=True):
            with gr.Column(elem_id="first"):
                gr.Textbox(label="Alone")
            with gr.Column(elem_id="second"):
                gr.Textbox(label="Last", lines=5)
        with gr.Row(min_height=200):
            gr.Textbox(label="Beside")
            gr.Button("Level")
        with gr.Row():
            gr.Number(label="Longest way of a day in kilometres", info="By land and by sea")
            gr.Number(label="Guests", elem_id="guests")
        with gr.Row(height="20vh"):
            gr.Image(label="Share", height="100%", interactive=False)
        gr.Image(PIL.Image.new("RGB", (20, 20)), label="Share of nothing", height="33%")
    page = open_page(serve(demo, css="#first, #second { min-height: 100% }"), **PHONE)
    expect(page.get_by_label("Beside")).to_be_visible()

    wrapped, below, level = (
        page.get_by_role("button", name=name).bounding_box() for name in ("Wrapped", "Below", "Level")
    )
    assert wrapped["y"] + wrapped["height"] < below["y"]
    first, second = (page.locator(name).bounding_box() for name in ("#first", "#second"))
    assert first["height"] < second["height"]
    assert second["y"] + second["height"] < page.get_by_label("Beside").bounding_box()["y"]
    assert (wrapped["height"], below["height"]) == (44, 44)
    field = page.get_by_label("Beside").bounding_box()
    assert level["y"] + level["height"] == pytest.approx(field["y"] + field["height"], abs=1)
    long, short = (page.get_by_label(name) for name in ("Longest way of a day in kilometres", "Guests"))
    assert long.bounding_box()["y"] == short.bounding_box()["y"]
    assert page.get_by_role("group", name="Share", exact=True).bounding_box()["height"] >= 160
    expect(page.get_by_role("img", name="Share of nothing")).to_have_css("height", "160px")


def test_field_without_a_label_is_level_with_its_button(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(house()))
    field, button = page.get_by_label("Say"), page.get_by_role("button", name="Send")
    expect(button).to_be_visible()

    middles = [
        part.evaluate("part => { const box = part.getBoundingClientRect(); return box.y + box.height / 2 }")
        for part in (field, button)
    ]
    assert middles[0] == pytest.approx(middles[1], abs=1)
    assert field.evaluate("field => field.offsetHeight") < 40
    grounds = [part.evaluate("part => part.closest('[class*=_cell]').offsetHeight") for part in (field, button)]
    assert grounds[0] == grounds[1]


def test_tabs_without_room_go_into_a_menu_that_keys_open(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(house()), **PHONE)
    expect(page.get_by_role("tab", name="Forests")).to_be_hidden()
    page.get_by_role("button", name="More tabs").press("Enter")
    page.keyboard.press("End")
    page.keyboard.press("Enter")

    expect(page.get_by_label("Of Forests")).to_be_visible()
    expect(page.get_by_role("tab", name="Forests")).to_be_focused()


def test_arrow_keys_walk_past_a_tab_that_cannot_be_opened(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(house()))
    page.get_by_role("tab", name="Sea").focus()
    page.keyboard.press("ArrowRight")

    expect(page.get_by_label("Of A tab of a longer name")).to_be_visible()
    expect(page.get_by_role("tab", name="A tab of a longer name")).to_be_focused()
    expect(page.get_by_label("Of Sea")).to_be_hidden()


def test_folded_content_is_built_when_it_is_opened_and_kept(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(house()))
    more = page.get_by_role("button", name="More", exact=True)
    expect(page.get_by_label("Detail")).to_have_count(0)
    more.press("Enter")
    page.get_by_label("Detail").fill("small print")
    more.press("Space")

    expect(page.get_by_label("Detail")).to_be_hidden()
    more.press("Enter")
    expect(page.get_by_label("Detail")).to_have_value("small print")


def test_sidebar_begins_closed_on_a_phone_and_closes_with_escape(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(house()), **PHONE)
    expect(page.get_by_role("textbox", name="Model")).to_have_count(0)
    page.get_by_role("button", name="Open sidebar").click()
    expect(page.get_by_role("textbox", name="Model")).to_be_in_viewport()
    page.keyboard.press("Escape")

    expect(page.get_by_role("button", name="Open sidebar")).to_be_visible()


def test_server_opens_what_it_names(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        with gr.Sidebar(open=False) as side:
            gr.Textbox(label="Model")
        with gr.Tabs() as bar:
            gr.Tab("One", id=1)
            with gr.Tab("Two", id=2) as two:
                gr.Textbox(label="Second")
        opening = gr.Button("Open").click(lambda: (gr.Sidebar(open=True), gr.Tabs(selected=2)), None, [side, bar])
        opening.then(lambda: gr.Tab("Zwei"), None, two)
    page = open_page(serve(demo))
    page.get_by_role("button", name="Open", exact=True).click()

    expect(page.get_by_role("textbox", name="Model")).to_be_in_viewport()
    expect(page.get_by_label("Second")).to_be_visible()
    expect(page.get_by_role("tab", name="Zwei")).to_have_attribute("aria-selected", "true")


def test_message_waits_while_it_is_looked_at(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.Button("Tell").click(lambda: gr.Info("The bees are out", duration=1))
    page = open_page(serve(demo))
    page.clock.install()
    page.get_by_role("button", name="Tell").click()
    message = page.get_by_text("The bees are out")
    message.hover()
    page.clock.fast_forward(60_000)
    expect(message).to_be_visible()
    page.get_by_role("button", name="Tell").hover()
    page.clock.fast_forward(1000)

    expect(message).to_be_hidden()


def test_theme_is_chosen_and_remembered(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(house()), color_scheme="light")
    expect(page.get_by_role("contentinfo").get_by_role("button", name="Language")).to_be_visible()
    # "Language" and "Page" hold "Age": what looks for a field by its label finds nothing of the frame around the app.
    expect(page.get_by_label("Age")).to_have_count(0)
    page.get_by_role("button", name="Theme: as the system").click()
    page.get_by_role("button", name="Theme: light").click()
    expect(page.locator("html")).to_have_class("dark")
    page.reload()

    expect(page.locator("html")).to_have_class("dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 17, 19)"


def test_what_is_printed_is_bright_and_whole(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        with gr.Sidebar():
            gr.Markdown("Aside")
        gr.Chatbot([{"role": "user", "content": "A question"}] * 30, height=200, label="Talk")
        gr.Code("x = " + "1 + " * 200, language="python", label="Sum")
        gr.Dataframe([[i] for i in range(90)], headers=["Number"], label="Table")
    page = open_page(serve(demo), color_scheme="dark")
    expect(page.get_by_text("Aside")).to_be_visible()

    # How it is printed comes when someone turns to the page.
    page.mouse.move(5, 5)
    page.emulate_media(media="print")
    expect(page.locator("html")).to_have_class("light")
    expect(page.get_by_text("Aside")).to_be_hidden()
    expect(page.get_by_role("contentinfo")).to_be_hidden()
    log = page.get_by_role("log")
    assert log.evaluate("(log) => log.offsetHeight >= log.firstElementChild.scrollHeight") is True
    assert page.locator("body").evaluate("(body) => getComputedStyle(body).paddingInlineStart") == "0px"
    expect(page.get_by_role("gridcell")).to_have_count(90)
    table = page.get_by_role("grid")
    assert table.evaluate("(grid) => grid.offsetHeight >= grid.firstElementChild.scrollHeight") is True
    code = page.locator(".cm-content")
    assert code.evaluate("(code) => code.scrollWidth <= code.closest('.cm-editor').clientWidth") is True

    page.emulate_media(media="screen")
    expect(page.locator("html")).to_have_class("dark")


def test_marks_can_be_read_in_colours_of_the_system(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.HighlightedText([("Ada", "person")], label="Names")
        gr.ImageEditor(label="Sketch", interactive=True)
    page = open_page(serve(demo), color_scheme="dark", forced_colors="active")

    for text in ("Ada", "person"):
        color = page.get_by_text(text, exact=True).first.evaluate("(text) => getComputedStyle(text).color")
        assert color == "rgb(255, 255, 255)"
    thickness = page.get_by_role("slider", name="Thickness")
    track = thickness.evaluate("(one) => getComputedStyle(one.parentElement, '::before').backgroundColor")
    assert track == "rgb(255, 255, 255)"


def test_what_is_chosen_is_told_in_colours_of_the_system(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.Tree("b", nodes=["a", "b"])
        gr.Dropdown(["c", "d"], value="c", label="Letter", interactive=True)
    with demo.route("Garden"):
        gr.Markdown("Roses")
    page = open_page(serve(demo), forced_colors="active")

    lined = "(part) => getComputedStyle(part).outlineStyle"
    assert page.get_by_role("link", name="Home").evaluate(lined) == "solid"
    assert [row.evaluate(lined) for row in page.get_by_role("treeitem").all()] == ["none", "solid"]
    page.get_by_label("Letter").click()
    page.keyboard.press("ArrowDown")
    assert [option.evaluate(lined) for option in page.get_by_role("option").all()] == ["none", "solid"]


def test_theme_of_an_app_colours_its_page(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(house(), theme=gr.themes.Default(primary_hue="emerald")), color_scheme="light")
    ask = page.get_by_role("button", name="Ask")
    expect(ask).to_be_visible()

    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--_accent-9')") == "#047857"


def test_what_is_not_there_answers_with_a_page(serve: Serve, open_page: OpenPage) -> None:
    address = serve(house())
    page = open_page(f"{address}/nowhere")
    expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()
    assert violations(page) == []
    files = "**/hiroba/assets/**"
    page.route(files, lambda route: route.fulfill(status=404))
    page.get_by_role("link", name="Go to the first page").click()
    expect(page.get_by_role("alert")).to_contain_text("A part of this page could not be loaded.")

    page.unroute(files)
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_label("Word")).to_be_visible()


def test_page_of_the_api_shows_every_function(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(house()))
    page.get_by_role("link", name="Use via API").click()

    expect(page.get_by_role("heading", name="upper")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_sign_in_says_what_was_wrong(serve: Serve, open_page: OpenPage, theme: str) -> None:
    page = open_page(f"{serve(house(), auth=('ada', 'engine'))}/?__theme={theme}")
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill("steam")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Incorrect username or password")
    assert violations(page) == []
    page.get_by_label("Password").fill("engine")
    page.keyboard.press("Enter")

    expect(page.get_by_label("Word")).to_be_visible()


def test_failed_run_is_tried_again_where_it_failed(serve: Serve, open_page: OpenPage) -> None:
    tries = iter([refuse, lambda: "honey"])
    with gr.Blocks() as demo:
        gr.Textbox(label="Notes", lines=5)
        result = gr.Textbox(label="Result")
        gr.Button("Ask").click(lambda: next(tries)(), None, result)
    page = open_page(serve(demo))
    page.get_by_role("button", name="Ask").click()
    page.get_by_role("button", name="Try again").click()

    expect(page.get_by_label("Result")).to_have_value("honey")
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)


def test_output_that_is_older_than_its_inputs_says_so(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        word, result, talk = gr.Textbox(label="Word"), gr.Textbox(label="Result"), gr.Chatbot(label="Talk")
        gr.Button("Ask").click(str.upper, word, result)
        say = lambda word, talk: [*talk, {"role": "user", "content": f"I say {word}"}]  # noqa: E731
        word.submit(say, [word, talk], talk)
    page = open_page(serve(demo))
    page.get_by_label("Word").fill("honey")
    page.get_by_label("Word").press("Enter")
    expect(page.get_by_text("I say honey")).to_be_visible()
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_label("Result")).to_have_value("HONEY")
    expect(page.get_by_text("Inputs have changed")).to_have_count(0)
    page.get_by_label("Word").fill("wax")

    # The field, and not the chat: what it shows grows from what it showed.
    expect(page.get_by_text("Inputs have changed")).to_have_count(1)
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_text("Inputs have changed")).to_have_count(0)


def test_no_room_is_kept_for_what_is_not_seen(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.Slider(label="Level", show_label=False, interactive=True)
        with gr.Group():
            gr.Textbox(label="Above")
            gr.Markdown(elem_id="text")
            gr.HTML(elem_id="markup")
        with gr.Group(elem_id="later"):
            gr.File(visible=False)
        gr.Image("https://example.com/logo.png", label="Logo", container=False, interactive=False)
        gr.Image(numpy.zeros((24, 40, 3), "uint8"), label="Small", container=False, interactive=False)
        gr.Dataframe([[1]], headers=["Length"], column_widths=[60])
    page = open_page(serve(demo))
    slider = page.get_by_role("slider", name="Level")

    assert slider.evaluate("(it) => it.closest('[data-field]').offsetHeight") == 36
    for name in ("text", "markup", "later"):
        expect(page.locator(f"#{name}")).to_be_hidden()
    corner = "(group) => { const { left, bottom } = group.getBoundingClientRect(); return [left + 2, bottom - 2] }"
    at_corner = page.evaluate(
        "(place) => document.elementFromPoint(...place).closest('[data-group]')",
        page.locator("[data-group]").first.evaluate(corner),
    )
    assert at_corner is None
    expect(page.get_by_role("img", name="Small")).to_have_js_property("clientHeight", 24)
    surface = page.get_by_role("group", name="Logo").locator("..")
    assert surface.evaluate("(it) => getComputedStyle(it).borderTopWidth") == "0px"
    head = page.get_by_role("columnheader", name="Length")
    assert head.evaluate("(head) => head.firstElementChild.offsetWidth") == 60 - 2 * 6
