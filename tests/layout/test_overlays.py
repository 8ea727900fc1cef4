"""What lies over the page, and what is asked before a function runs."""

import pytest

import hiroba as gr
from hiroba.errors import ArgumentError
from hiroba.graph.describe import wire_props
from hiroba.testing import User


def test_a_modal_is_closed_unless_it_is_said_to_be_open() -> None:
    with gr.Blocks():
        closed, opened = gr.Modal("Edit"), gr.Modal(visible=True)

    assert "visible" not in wire_props(closed)
    assert wire_props(opened)["visible"] is True


def test_the_name_that_other_programs_use_closes_the_way_out() -> None:
    assert gr.Modal(allow_user_close=False, render=False).props()["dismissible"] is False
    assert gr.Modal(render=False).props()["dismissible"] is True


def test_what_is_attached_names_its_target() -> None:
    with gr.Blocks():
        button = gr.Button("Filters")
        popover, tooltip = gr.Popover(button), gr.Tooltip(button, "Choose what is shown")

    assert popover.props()["target"] == tooltip.props()["target"] == button.id


def test_an_update_of_a_popover_leaves_its_target() -> None:
    assert "target" not in gr.Popover(visible=True, render=False).props()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: gr.Drawer(side="up", render=False),
            "`side` must be one of 'left', 'right', 'top', 'bottom', got 'up'",
        ),
        (lambda: gr.Popover("button", render=False), "`target` must be the component that the popover is attached to"),
        (lambda: gr.Modal(width=-1, render=False), "`width` must not be negative"),
    ],
)
def test_a_wrong_argument_is_told(make, message) -> None:
    with pytest.raises(ArgumentError, match=message):
        make()


def test_a_function_opens_a_modal() -> None:
    with gr.Blocks() as demo:
        modal = gr.Modal("Edit")
        button = gr.Button("Open")
        button.click(lambda: gr.Modal(visible=True), None, modal)

    with User(demo) as user:
        user.fire(button.click)
        assert user.prop(modal, "visible") is True


def test_an_empty_question_is_refused() -> None:
    with gr.Blocks(), pytest.raises(ArgumentError, match="`confirm` must be the question"):
        gr.Button().click(print, confirm=" ")


def test_a_step_of_a_chain_with_a_question_waits_for_the_page() -> None:
    ran: list[str] = []
    with gr.Blocks() as demo:
        button = gr.Button("Go")
        button.click(lambda: ran.append("first")).then(lambda: ran.append("second"), confirm="Go on?")

    with User(demo) as user:
        user.fire(button.click)

    assert ran == ["first"]
