"""A map as people use it: by pointer, by keys, and without any other server."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect
from tests.browser.axe import violations

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]

CITIES = [{"lat": 34.69, "lon": 135.5, "name": "Osaka"}, {"lat": 43.06, "lon": 141.35, "name": "Sapporo"}]


def atlas() -> gr.Blocks:
    """A map to look at, and one to place a point on."""

    def picked(event: gr.SelectData) -> str:
        return f"{event.index} {event.value['name']} {event.coordinates}"

    def seen(event: gr.EventData) -> str:
        (south, west), (north, east) = event.bounds
        return "Osaka is in view" if south < 34.69 < north and west < 135.5 < east else "elsewhere"

    with gr.Blocks(title="Atlas") as demo:
        gr.Markdown("# Atlas")
        told, view = gr.Textbox(label="Told"), gr.Textbox(label="View")
        with gr.Row():
            places = gr.Map(CITIES, label="Places", height=200)
            choice = gr.Map((51, 0), draw="point", type="latlon", label="Choice", zoom=2, interactive=True, height=200)
        area = gr.Map(
            draw="polygon", label="Area", center=(48, 10), zoom=3, interactive=True, attribution="Ours", height=200
        )
        places.select(picked, None, told)
        places.move(seen, None, view)
        choice.input(lambda place: f"{place[0]:.0f} {place[1]:.0f}", choice, told)
        area.input(lambda area: len(area["features"][0]["geometry"]["coordinates"][0]), area, told)
    return demo


def test_a_map_is_used_by_pointer_and_keys(serve: Serve, open_page: OpenPage) -> None:
    url = serve(atlas())
    page = open_page(url)
    elsewhere: list[str] = []

    def note(route: Route) -> None:
        elsewhere.append(route.request.url)
        route.abort()

    page.context.route(lambda address: not address.startswith((url, "blob:", "data:")), note)
    told, keys = page.get_by_label("Told"), page.keyboard
    canvas = page.get_by_role("region", name="Places")
    expect(canvas).to_be_visible()

    frame = page.locator("[data-map]").first
    frame.get_by_text("List of what is on the map").click()
    page.get_by_role("button", name="Osaka").focus()
    keys.press("Enter")
    expect(told).to_have_value("0 Osaka [34.69, 135.5]")
    expect(page.get_by_label("View", exact=True)).to_have_value("Osaka is in view")
    canvas.focus()
    for _ in range(3):
        keys.press("+")
        expect(canvas).to_be_focused()
    keys.press("Escape")
    expect(frame.get_by_role("status")).to_have_count(0)

    choice = page.get_by_role("region", name="Choice")
    choice.focus()
    place = page.get_by_role("button", name="Place a point in the middle")
    place.click()
    expect(told).to_have_value(re.compile("^51 -?0$"))
    choice.focus()
    keys.press("ArrowUp")
    place.click()
    expect(told).not_to_have_value(re.compile("^51"))
    by_keys = told.input_value()
    choice.click(position={"x": 30, "y": 30})
    expect(told).not_to_have_value(by_keys)
    by_press = told.input_value()
    box = choice.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 60, steps=3)
    page.mouse.up()
    expect(told).not_to_have_value(by_press)
    assert int(told.input_value().split()[0]) < int(by_press.split()[0]), "it was dragged to the south"

    area = page.get_by_role("region", name="Area")
    area.hover()
    page.get_by_role("button", name="Draw").click()
    for x, y in ((60, 80), (260, 90), (160, 170)):
        area.click(position={"x": x, "y": y})
    page.get_by_role("button", name="Finish").click()
    expect(told).to_have_value("4")

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
    assert elsewhere == []
