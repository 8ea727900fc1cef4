"""A table that stays at the server: any row is reached, filtered and edited from the page."""

from __future__ import annotations

from collections.abc import Callable

import numpy
import pandas
from playwright.sync_api import Page, expect
from tests.browser.axe import violations

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]

ROWS = 300_000
"""More than a browser draws in one element."""


def towns() -> gr.Blocks:
    places = numpy.arange(ROWS)
    frame = pandas.DataFrame(
        {"n": places, "name": [f"row {i}" for i in places], "town": numpy.array(["Oslo", "Lima", "Kyoto"])[places % 3]}
    )
    with gr.Blocks() as demo:
        table = gr.Dataframe(frame, label="Towns", interactive=True)
        told = gr.Textbox(label="Told")

        def tell(event: gr.SelectData) -> str:
            return f"{event.index} {event.row_value}"

        def count(frame: pandas.DataFrame) -> str:
            return f"{len(frame)} rows, first {frame['name'].iloc[0]}"

        table.select(tell, None, told)
        gr.Button("Count").click(count, table, told)
    return demo


def test_any_row_of_a_very_long_table_is_scrolled_to(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(towns()))
    grid = page.get_by_role("grid")
    expect(page.get_by_role("gridcell", name="row 0", exact=True)).to_be_visible()

    grid.evaluate("grid => { grid.scrollTop = grid.scrollHeight / 2 }")
    expect(page.get_by_role("gridcell", name="row 1500").first).to_be_visible()
    grid.evaluate("grid => { grid.scrollTop = grid.scrollHeight }")
    page.get_by_role("gridcell", name=f"row {ROWS - 1}", exact=True).click()

    expect(page.get_by_label("Told")).to_have_value(f"[{ROWS - 1}, 1] [{ROWS - 1}, 'row {ROWS - 1}', 'Kyoto']")
    page.keyboard.press("ControlOrMeta+Home")
    expect(page.get_by_role("gridcell", name="row 0", exact=True)).to_be_in_viewport()


def test_columns_are_filtered_at_the_server(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(towns()))
    _open_filter(page, "town")
    expect(page.get_by_role("group", name="Values")).to_contain_text("100,000")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two that it takes
        page.wait_for_function("document.getAnimations().length === 0")
        assert violations(page, but=("page-has-heading-one", "landmark-one-main", "region")) == []
    page.get_by_role("checkbox", name="Lima").check()
    page.keyboard.press("Escape")
    expect(page.get_by_role("status").filter(has_text="100,000 of 300,000 rows")).to_be_visible()

    _open_filter(page, "n")
    page.get_by_label("From").fill("299990")
    page.get_by_label("From").press("Enter")
    expect(page.get_by_role("status").filter(has_text="3 of 300,000 rows")).to_be_visible()
    expect(page.get_by_role("gridcell").nth(1)).to_have_text("row 299992")

    page.get_by_role("button", name="Remove the filter town: Lima").click()
    expect(page.get_by_role("status").filter(has_text="10 of 300,000 rows")).to_be_visible()


def test_rows_are_deleted_and_brought_back(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(towns()))
    page.get_by_role("gridcell", name="row 0", exact=True).click(button="right")
    page.get_by_role("menuitem", name="Delete row").click()
    expect(page.get_by_role("gridcell", name="row 0", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Count").click()
    expect(page.get_by_label("Told")).to_have_value("299999 rows, first row 1")

    page.get_by_role("gridcell", name="row 2", exact=True).click()
    expect(page.get_by_label("Told")).to_have_value("[1, 1] [2, 'row 2', 'Kyoto']")
    page.keyboard.press("ControlOrMeta+z")
    expect(page.get_by_role("gridcell", name="row 0", exact=True)).to_be_visible()


def _open_filter(page: Page, column: str) -> None:
    page.get_by_role("columnheader", name=f"{column} Column menu").get_by_role("button").click()
    page.get_by_role("menuitem", name="Filter", exact=True).click()
