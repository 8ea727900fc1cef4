"""Labels, Markdown, HTML, data, figures and tables, as people use them: by keys, by ear, on a phone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy
import pandas
import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]

NOTES = """## Garden

| plant | height |
|---|---|
| fern | 40 |

```python
print("fern")
```

$$a^2$$

[more](https://example.org)
"""
PLAIN_PAGE = ("page-has-heading-one", "region")


def texts() -> gr.Blocks:
    with gr.Blocks() as demo:
        gr.Markdown(NOTES, buttons=["copy"], container=True, label="Notes")
        gr.HTML("<p>Some <b>markup</b></p>")
        kind = gr.Label({"cat": 0.62, "dog": 0.3}, label="Kind")
        gr.JSON({"tree": {"leaves": {"green": [1, 2]}}, "birds": ["wren"]}, label="Forest")
        picked = gr.Textbox(label="Picked")

        def tell(event: gr.SelectData) -> str:
            return f"{event.index} {event.value}"

        kind.select(tell, None, picked)
    return demo


def ranking(**options: Any) -> gr.Blocks:
    with gr.Blocks() as demo:
        table = gr.Dataframe(
            [[3, "cherry"], [1, "apple"], [2, "banana"]],
            headers=["rank", "fruit"],
            datatype=["number", "str"],
            label="Ranking",
            **{"interactive": True, **options},
        )
        told = gr.Textbox(label="Told")
        edited = gr.Textbox(label="Edited")

        def tell(frame: pandas.DataFrame) -> str:
            return json.dumps([list(frame.columns), frame.values.tolist()])

        def tell_edit(event: gr.EditData) -> str:
            return f"{event.index} {event.previous_value} {event.value}"

        gr.Button("Tell").click(tell, table, told)
        table.edit(tell_edit, None, edited)
    return demo


def cell(page: Page, text: str) -> Any:
    return page.get_by_role("gridcell", name=text, exact=True)


def expect_told(page: Page, rows: list[list[Any]], headers: tuple[str, ...] = ("rank", "fruit")) -> None:
    page.get_by_role("button", name="Tell").click()
    expect(page.get_by_label("Told")).to_have_value(json.dumps([list(headers), rows]))


def test_markdown_colours_code_and_copies_it(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(texts()), permissions=["clipboard-read", "clipboard-write"])

    expect(page.locator(".prose > h2")).to_have_text("Garden")
    expect(page.locator(".hljs-string")).to_have_text('"fern"')
    page.get_by_role("button", name="Copy code").click()

    expect(page.get_by_role("button", name="Copy code")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == 'print("fern")'


@pytest.mark.parametrize(
    "attack",
    [
        "<img src=x onerror=\"document.title='taken'\">",
        "<svg onload=\"document.title='taken'\"></svg>",
        "<iframe srcdoc=\"<script>parent.document.title='taken'</script>\"></iframe>",
        "[x](javascript:document.title='taken')",
        "<style>body{display:none}</style>",
    ],
    ids=["image", "drawing", "frame", "link", "style"],
)
def test_markdown_takes_out_what_could_do_harm(attack: str, serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks(title="Safe") as demo:
        gr.Markdown(f"# Garden\n\n{attack}\n\nthe end")
    page = open_page(serve(demo))

    expect(page.get_by_text("the end")).to_be_visible()
    assert page.title() == "Safe"
    assert page.locator("[href^='javascript'], iframe, [onerror], [onload]").count() == 0


def test_markdown_draws_diagrams_in_which_nothing_runs(serve: Serve, open_page: OpenPage) -> None:
    drawn = (
        'graph TD\n  Seed --> Fern["<img src=x onerror=document.title=\'taken\'>"]\n  click Seed "javascript:alert(1)"'
    )
    with gr.Blocks(title="Safe") as demo:
        gr.Markdown(f"```mermaid\n{drawn}\n```\n\n```mermaid\ngraph no diagram (\n```")
    page = open_page(serve(demo))
    picture = page.get_by_role("img", name="Seed --> Fern")

    expect(picture).to_be_visible()
    page.wait_for_function("picture => picture.naturalWidth > 0", arg=picture.element_handle())
    expect(page.get_by_text("Seed --> Fern")).to_be_hidden()
    expect(page.get_by_text("graph no diagram (")).to_be_visible()
    assert page.title() == "Safe"


def test_markdown_that_streams_keeps_what_it_has_shown(serve: Serve, open_page: OpenPage) -> None:
    def write() -> Iterator[str]:
        text = ""
        for number in range(40):
            text += f"Paragraph {number}\n\n"
            yield text

    with gr.Blocks() as demo:
        story = gr.Markdown()
        gr.Button("Write").click(write, None, story)
    page = open_page(serve(demo))
    page.get_by_role("button", name="Write").click()
    expect(page.get_by_text("Paragraph 0", exact=True)).to_be_visible()
    page.evaluate("document.querySelector('[data-markdown] p').dataset.mine = 'yes'")

    expect(page.get_by_text("Paragraph 39")).to_be_visible()

    expect(page.locator("[data-markdown] p")).to_have_count(40)
    assert page.evaluate("document.querySelector('[data-markdown] p').dataset.mine") == "yes"


def test_a_class_is_picked_by_keys(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(texts()))

    page.get_by_role("button", name="dog").press("Enter")

    expect(page.get_by_label("Picked")).to_have_value("1 dog")


def test_data_is_folded_and_unfolded_by_keys(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(texts()))
    page.get_by_role("treeitem").first.focus()

    for key in ("ArrowDown", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    green = page.get_by_role("treeitem", name="green")
    expect(green).to_be_focused()
    expect(green).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowRight")

    expect(green).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("treeitem", name="leaves")).to_be_focused()


def test_a_table_is_filled_in_by_keys_alone(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(ranking()))
    page.get_by_role("grid").focus()

    page.keyboard.type("7")
    page.keyboard.press("Tab")
    page.keyboard.type("quince")
    page.keyboard.press("Enter")
    page.keyboard.press("F2")
    page.keyboard.type("s")
    page.keyboard.press("Escape")

    expect(page.get_by_label("Edited")).to_have_value("[0, 1] cherry quince")
    expect_told(page, [[7, "quince"], [1, "apple"], [2, "banana"]])


def test_escape_leaves_a_cell_as_it_was(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(ranking()))
    cell(page, "apple").dblclick()

    page.keyboard.type("sauce")
    page.keyboard.press("Escape")

    expect(cell(page, "apple")).to_be_visible()
    expect(page.get_by_role("grid")).to_be_focused()


def test_the_tab_key_leaves_a_table_that_is_not_being_filled_in(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(ranking()))
    page.get_by_role("grid").focus()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")

    expect(page.get_by_role("grid")).not_to_be_focused()


def test_a_block_of_cells_is_copied_and_pasted(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(ranking()), permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("grid").focus()

    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ControlOrMeta+c")
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.press("Home")
    page.keyboard.press("ControlOrMeta+v")

    expect(page.get_by_role("row")).to_have_count(5)
    expect_told(page, [[3, "cherry"], [1, "apple"], [3, "cherry"], [1, "apple"]])

    page.get_by_role("grid").focus()
    page.keyboard.press("ControlOrMeta+z")
    expect(page.get_by_role("row")).to_have_count(4)
    expect(cell(page, "banana")).to_be_visible()
    page.keyboard.press("ControlOrMeta+y")
    expect_told(page, [[3, "cherry"], [1, "apple"], [3, "cherry"], [1, "apple"]])


def test_cells_are_emptied_brought_back_and_filled_down(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(ranking()))
    cell(page, "banana").click()

    page.keyboard.press("Delete")
    expect(cell(page, "banana")).to_have_count(0)
    page.keyboard.press("ControlOrMeta+z")

    expect(cell(page, "banana")).to_be_visible()
    page.keyboard.press("ControlOrMeta+Shift+z")
    expect(cell(page, "banana")).to_have_count(0)
    page.keyboard.press("ControlOrMeta+z")
    cell(page, "cherry").click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("ControlOrMeta+d")
    expect(cell(page, "cherry")).to_have_count(2)


def test_rows_and_columns_are_added_and_deleted_by_a_menu(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(ranking()))
    cell(page, "apple").click()

    page.keyboard.press("Shift+F10")
    page.get_by_role("menuitem", name="Delete row").click()
    page.keyboard.press("Shift+F10")
    page.get_by_role("menuitem", name="Add column after").click()
    page.keyboard.press("Shift+F10")
    page.get_by_role("menuitem", name="Add row below").click()

    expect(page.get_by_role("columnheader")).to_have_count(3)
    expect(page.locator(".table-wrap tbody tr td")).to_have_text(["3", "cherry", "", "2", "banana", "", "", "", ""])


def test_a_column_is_renamed_by_its_menu(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(ranking()))
    page.get_by_role("columnheader", name="rank").get_by_role("button", name="menu").click()
    page.get_by_role("menuitem", name="Rename").click()

    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("place")
    page.keyboard.press("Enter")

    expect_told(page, [[3, "cherry"], [1, "apple"], [2, "banana"]], headers=("place", "fruit"))


def test_a_box_in_a_cell_is_ticked_by_a_click(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        table = gr.Dataframe([[False, "fern"]], headers=["done", "plant"], datatype=["bool", "str"], type="array")
        told = gr.Textbox(label="Told")
        table.input(str, table, told)
    page = open_page(serve(demo))
    box = page.get_by_role("checkbox", name="done")
    box.click()

    expect(box).to_be_checked()
    expect(page.get_by_label("Told")).to_have_value("[[True, 'fern']]")


def test_all_boxes_of_a_column_are_ticked_by_the_one_in_its_head(serve: Serve, open_page: OpenPage) -> None:
    rows = [[False, "fern"], [True, "moss"], [False, "ivy"]]
    with gr.Blocks() as demo:
        table = gr.Dataframe(rows, headers=["done", "plant"], datatype=["bool", "str"], type="array")
        told = gr.Textbox(label="Told")
        table.input(lambda cells: str([row[0] for row in cells]), table, told)
    page = open_page(serve(demo))
    head = page.get_by_role("checkbox", name="Select all")
    expect(head).to_have_js_property("indeterminate", True)
    head.click()
    expect(page.get_by_label("Told")).to_have_value("[True, True, True]")
    expect(head).to_be_checked()

    page.get_by_role("grid").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")

    expect(page.get_by_label("Told")).to_have_value("[False, False, False]")


def test_a_static_column_cannot_be_edited(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(ranking(static_columns=[1])))
    cell(page, "cherry").dblclick()

    page.keyboard.type("quince")

    expect_told(page, [[3, "cherry"], [1, "apple"], [2, "banana"]])


def test_words_of_a_table_that_is_only_read_are_picked_and_copied(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.Dataframe([["red apple", "ripe"]], headers=["Fruit", "State"], interactive=False)
        gr.Textbox(label="Note")
    page = open_page(serve(demo), permissions=["clipboard-read", "clipboard-write"])
    note = page.get_by_label("Note")

    cell(page, "red apple").locator("span").dblclick(position={"x": 5, "y": 5})
    page.keyboard.press("ControlOrMeta+c")
    note.press("ControlOrMeta+v")
    expect(note).to_have_value(re.compile("^red *$"))
    cell(page, "ripe").click()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("grid")).to_have_css("outline-style", "none")


def test_a_fixed_number_of_rows_stays(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(ranking(row_count=(3, "fixed"), column_count=(2, "fixed"))))
    cell(page, "cherry").click(button="right")

    expect(page.get_by_role("menuitem")).to_have_text(["Copy"])
    expect(page.get_by_role("button", name="Add row")).to_have_count(0)


def test_an_edit_in_a_sorted_table_reaches_the_right_row(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(ranking()))
    page.get_by_role("columnheader", name="fruit").get_by_role("button", name="menu").click()
    page.get_by_role("menuitem", name="Sort ascending").click()
    expect(page.get_by_role("gridcell")).to_have_text(["1", "apple", "2", "banana", "3", "cherry"])

    cell(page, "apple").dblclick()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("zucchini")
    page.keyboard.press("Enter")

    expect(page.get_by_role("gridcell")).to_have_text(["1", "zucchini", "2", "banana", "3", "cherry"])
    expect_told(page, [[3, "cherry"], [1, "zucchini"], [2, "banana"]])


def test_a_search_leaves_the_rows_that_have_the_text(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(ranking(show_search="filter")))

    page.get_by_label("Search the table").fill("AN")
    expect(page.get_by_role("gridcell")).to_have_text(["2", "banana"])
    expect(page.get_by_role("status").filter(has_text="1 of 3 rows")).to_be_visible()
    page.get_by_role("button", name="Keep these rows").click()

    expect_told(page, [[2, "banana"]])


def test_an_empty_table_offers_rows_to_fill_in(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        table = gr.Dataframe(headers=["a", "b"], row_count=2, type="array", interactive=True)
        told = gr.Textbox(label="Told")
        gr.Button("Tell").click(str, table, told)
    page = open_page(serve(demo))

    page.get_by_role("button", name="Tell").click()
    expect(page.get_by_label("Told")).to_have_value("[]")
    page.get_by_role("gridcell").first.dblclick()
    page.keyboard.type("fern")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Tell").click()

    expect(page.get_by_label("Told")).to_have_value("[['fern', None]]")


def large(rows: int = 20_000) -> pandas.DataFrame:
    return pandas.DataFrame({"n": numpy.arange(rows), "name": [f"row {i}" for i in range(rows)]})


def large_table() -> gr.Blocks:
    with gr.Blocks() as demo:
        table = gr.Dataframe(large(), label="Large", interactive=True, show_search="search")
        told = gr.Textbox(label="Told")

        def tell(frame: pandas.DataFrame) -> str:
            return f"{len(frame)} {frame['name'].iloc[-1]} {frame['name'].iloc[0]}"

        gr.Button("Tell").click(tell, table, told)
    return demo


def test_a_large_table_fetches_what_is_scrolled_to(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(large_table()))
    expect(cell(page, "row 0")).to_be_visible()
    assert page.get_by_role("row").count() < 60

    page.get_by_role("grid").focus()
    page.keyboard.press("ControlOrMeta+End")

    expect(cell(page, "row 19999")).to_be_visible()
    assert page.get_by_role("row").count() < 60


def test_an_edit_of_a_large_table_reaches_the_function_with_all_rows(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(large_table()))
    page.get_by_role("button", name="Tell").click()
    expect(page.get_by_label("Told")).to_have_value("20000 row 19999 row 0")

    cell(page, "row 0").dblclick()
    page.keyboard.type(" and more")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Tell").click()

    expect(page.get_by_label("Told")).to_have_value("20000 row 19999 row 0 and more")


def test_a_large_table_is_sorted_and_searched_as_a_whole(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(large_table()))
    page.get_by_role("columnheader", name="n Column menu", exact=True).get_by_role("button", name="menu").click()
    page.get_by_role("menuitem", name="Sort descending").click()
    expect(page.get_by_role("gridcell").nth(1)).to_have_text("row 19999")

    page.get_by_label("Search the table").fill("row 1234")

    expect(page.get_by_role("gridcell").nth(1)).to_have_text("row 12349")
    expect(page.get_by_role("status").filter(has_text="11 of 20,000 rows")).to_be_visible()


def test_columns_out_of_view_are_not_built(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.Dataframe(numpy.arange(2000).reshape(10, 200), interactive=False, pinned_columns=1)
    page = open_page(serve(demo))
    expect(page.get_by_role("columnheader").first).to_be_visible()
    assert page.get_by_role("columnheader").count() < 40

    page.get_by_role("grid").focus()
    page.keyboard.press("End")

    expect(page.get_by_role("columnheader", name="200")).to_be_in_viewport()
    expect(page.get_by_role("columnheader", name="1 Column menu", exact=True)).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("build", [texts, ranking], ids=["texts", "table"])
def test_axe_finds_nothing(scheme: str, build: Callable[[], gr.Blocks], serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(build()), color_scheme=scheme)
    expect(page.locator("[role=grid], .hljs-string").first).to_be_visible()

    assert violations(page, but=PLAIN_PAGE) == []


@pytest.mark.parametrize("build", [texts, ranking], ids=["texts", "table"])
def test_a_phone_scrolls_nothing_sideways_but_tables(
    build: Callable[[], gr.Blocks], serve: Serve, open_page: OpenPage
) -> None:
    page = open_page(serve(build()), viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    expect(page.locator("[role=grid], .hljs-string").first).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_cell_is_edited_by_two_taps(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(ranking()), viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)

    cell(page, "apple").tap()
    expect(page.get_by_role("gridcell", selected=True)).to_have_text("apple")
    cell(page, "apple").tap()
    page.keyboard.type("s")
    page.keyboard.press("Enter")

    expect_told(page, [[3, "cherry"], [1, "apples"], [2, "banana"]])


def test_a_large_table_comes_from_a_function(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.Button("Show").click(large, None, gr.Dataframe(label="Large"))
    page = open_page(serve(demo))

    page.get_by_role("button", name="Show").click()

    expect(cell(page, "row 0")).to_be_visible()
    expect(page.get_by_text(re.compile("20,000 rows"))).to_be_visible()


def test_tall_rows_stay_apart_when_a_table_is_set_again(serve: Serve, open_page: OpenPage) -> None:
    rows = [["first " * 60, "one"], ["second " * 60, "two"]]
    with gr.Blocks() as demo:
        table = gr.Dataframe(rows, headers=["text", "n"], column_widths=[200, 100], wrap=True)
        gr.Button("Next").click(lambda: [[text, f"{n} again"] for text, n in rows], None, table)
    page = open_page(serve(demo))
    expect(cell(page, "one")).to_be_visible()

    page.get_by_role("button", name="Next").click()

    expect(cell(page, "one again")).to_be_visible()
    boxes = "[...document.querySelectorAll('.virtual-row')].map((row) => row.getBoundingClientRect())"
    page.wait_for_function(f"(([first, second]) => first.height > 100 && first.bottom <= second.top + 1)({boxes})")
