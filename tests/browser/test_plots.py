"""Charts that a visitor marks, and figures of every library."""

from __future__ import annotations

from collections.abc import Callable

import altair
import pandas
import plotly.graph_objects as plotly
from bokeh.plotting import figure
from playwright.sync_api import Page, expect
from tests.browser.axe import violations

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]

RAIN = pandas.DataFrame({"day": [1, 2, 3, 4], "mm": [5, 1, 4, 2]})


def charts(told_kinds: list[str]) -> gr.Blocks:
    points = plotly.Figure(plotly.Scatter(x=RAIN["day"], y=RAIN["mm"], mode="markers", marker_size=20, name="rain"))
    points.update_layout(height=300)
    bars = altair.Chart(RAIN, title="Bars").mark_point(size=400, filled=True).encode(x="day:Q", y="mm:Q")
    with gr.Blocks() as demo:
        told = gr.Textbox(label="Told")
        shown = [gr.Plot(chart, label=label) for label, chart in (("Points", points), ("Bars", bars))]
        for plot in shown:
            plot.select(_tell, None, told).then(lambda told: told_kinds.append(told.split()[0]), told)
        gr.Button("Draw again").click(lambda: plotly.Figure(points).update_layout(title="Again"), None, shown[0])
        gr.LinePlot(RAIN, x="day", y="mm", label="Line").select(_tell_range, None, told)
    return demo


def _tell(event: gr.SelectData) -> str:
    return f"{event.kind} {event.index} {event.selected} {[value.get('y', value.get('mm')) for value in event.value]}"


def _tell_names(event: gr.SelectData) -> str:
    return " ".join(event.index)


def _tell_range(event: gr.SelectData) -> str:
    return "{:.1f} to {:.1f}".format(*event.index)


def test_points_boxes_and_lassos_are_told(serve: Serve, open_page: OpenPage) -> None:
    told_kinds: list[str] = []
    page = open_page(serve(charts(told_kinds)), viewport={"width": 900, "height": 1600})
    told = page.get_by_label("Told")
    plot = page.locator("[data-library=plotly]")
    points = plot.locator(".point")
    expect(points).to_have_count(4)
    assert plot.evaluate("(element) => element.clientHeight") == 300
    page.wait_for_function("document.fonts.status === 'loaded'")

    _drag(page, plot.locator(".nsewdrag"), [(0.02, 0.02), (0.6, 0.98)])
    expect(told).to_have_value("box [0, 1] True [5, 1]")
    page.get_by_role("button", name="Draw again").click()
    expect(plot.locator(".gtitle")).to_have_text("Again")
    plot.locator(".nsewdrag").dblclick(position={"x": 5, "y": 5})
    expect(told).to_have_value("clear [] False []")
    plot.locator("[data-val=lasso]").click()
    _drag(page, plot.locator(".nsewdrag"), [(0.5, 0.02), (0.98, 0.02), (0.98, 0.98), (0.5, 0.98), (0.5, 0.1)])
    expect(told).to_have_value("lasso [2, 3] True [4, 2]")

    chart = page.locator("[data-library=altair] svg")
    chart.locator(".mark-symbol path").nth(2).click(force=True)
    expect(told).to_have_value("point [2] True [4]")
    # That the marks went with the figure was told by nobody.
    assert told_kinds[:3] == ["box", "clear", "lasso"]

    page.get_by_role("slider", name="Start").press("PageUp")
    page.get_by_role("slider", name="End").press("ArrowLeft")
    expect(told).to_have_value("1.3 to 4.0")


def test_names_of_bars_are_marked_by_the_pointer_and_by_keys(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        marked = gr.Textbox(label="Told")
        towns = pandas.DataFrame({"town": ["Lima", "Oslo", "Quito"], "rain": [1, 8, 5]})
        gr.BarPlot(towns, x="town", y="rain").select(_tell_names, None, marked)
    page = open_page(serve(demo))
    told = page.get_by_label("Told")
    _drag(page, page.locator("svg .background").first, [(0.05, 0.5), (0.5, 0.5)])
    expect(told).to_have_value("Lima Oslo")
    page.get_by_role("slider", name="End").press("ArrowLeft")
    expect(told).to_have_value("Lima")


def test_a_figure_of_bokeh_fits_a_narrow_page(serve: Serve, open_page: OpenPage) -> None:
    line = figure(width=900, height=200, title="Line")
    line.line([1, 2, 3], [3, 1, 2])
    with gr.Blocks() as demo:
        gr.Plot(line, label="Line")
    page = open_page(serve(demo), viewport={"width": 390, "height": 800})
    canvas = page.locator("[data-library=bokeh] canvas").first
    expect(canvas).to_be_visible()
    assert canvas.evaluate("canvas => canvas.offsetWidth") < 390
    assert violations(page, but=("page-has-heading-one", "region")) == []


def _drag(page: Page, place: object, shares: list[tuple[float, float]]) -> None:
    place.scroll_into_view_if_needed()  # type: ignore[attr-defined]
    box = place.bounding_box()  # type: ignore[attr-defined]
    spots = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in shares]
    page.mouse.move(*spots[0])
    page.mouse.down()
    for spot in spots[1:]:
        page.mouse.move(*spot, steps=5)
    page.mouse.up()
