"""What all layouts have in common: they hold what is made inside, and check what they are given."""

import pytest

import hiroba as gr
from hiroba.errors import ArgumentError
from hiroba.graph.blocks import Blocks
from hiroba.layout.accordion import Accordion
from hiroba.layout.column import Column
from hiroba.layout.draggable import Draggable
from hiroba.layout.group import Group
from hiroba.layout.row import Row
from hiroba.layout.sidebar import Sidebar
from hiroba.layout.tabs import Tab, Tabs
from hiroba.testing import User

LAYOUTS = [Row, Column, Group, Tabs, Tab, Accordion, Draggable, Sidebar]


@pytest.mark.filterwarnings("ignore:A `Row` stands in `Tabs`")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout_holds_what_is_made_inside(layout) -> None:
    with Blocks(), layout() as outer:
        inner = Row()

    assert outer.children == [inner]
    assert inner.parent is outer


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout_can_be_made_anew_with_another_property(layout) -> None:
    made = layout(elem_id="here", render=False)

    assert made.copy_with(visible=False).props()["visible"] is False
    assert made.copy_with(visible=False).props()["elem_id"] == "here"


@pytest.mark.parametrize(
    ("layout", "arguments", "message"),
    [
        (Row, {"height": -1}, "`height` must not be negative, got -1"),
        (Row, {"scale": -1}, "`scale` must be 0 or a positive number, got -1"),
        (Column, {"min_width": "wide"}, "`min_width` must be 0 or a positive number, got 'wide'"),
        (Tabs, {"selected": 1.5}, "`selected` must be the `id` of a tab"),
        (Tabs, {"overflow_behavior": "hide"}, '`overflow_behavior` must be "menu" or "wrap"'),
        (Tab, {"alignment": "top"}, '`alignment` must be "left" or "right", got \'top\''),
        (Accordion, {"max_height": [1]}, "`max_height` must be a number of pixels"),
        (Draggable, {"orientation": "up"}, '`orientation` must be "row" or "column"'),
    ],
)
def test_layout_rejects_a_wrong_argument(layout, arguments, message) -> None:
    with pytest.raises(ArgumentError, match=message.replace("(", r"\(")):
        layout(**arguments, render=False)


def test_unknown_looks_are_the_usual_ones(caplog):
    assert Row(variant="wide", render=False).variant == "default"
    assert Sidebar(position="top", render=False).position == "left"
    assert "Got 'wide', so 'default' is taken." in caplog.text


def test_an_app_that_is_made_in_steps_may_be_rendered_where_nothing_is_around_it() -> None:
    row, field, button = gr.Row(render=False), gr.Textbox(render=False), gr.Button(render=False)
    demo = gr.Blocks()
    with demo:
        with row:
            field.render()
            button.render()
        row.render()
    demo.render()
    with demo:
        button.click(lambda: "pressed", None, field)

    with User(demo) as user:
        user.fire(button.click)
        assert user.value(field) == "pressed"
