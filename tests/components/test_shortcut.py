"""Shortcuts are read in any spelling, and are unique on a page."""

import pytest

import hiroba as gr
from hiroba.components.shortcut import parse_shortcut
from hiroba.errors import ArgumentError


@pytest.mark.parametrize(
    ("text", "shortcut"),
    [
        ("Ctrl+Enter", "ctrl+enter"),
        ("shift + mod + K", "mod+shift+k"),
        ("cmd+Return", "meta+enter"),
        ("/", "/"),
        ("ctrl++", "ctrl++"),
        ("F2", "f2"),
    ],
)
def test_one_spelling_stands_for_all(text, shortcut) -> None:
    assert parse_shortcut(text) == shortcut


@pytest.mark.parametrize("text", ["", "ctrl", "k+j", "hyper+k", "enterr", "mod+w", "ctrl+t", "?", "tab", 5])
def test_keys_that_cannot_work_are_refused(text) -> None:
    with pytest.raises(ArgumentError, match="`shortcut`"):
        parse_shortcut(text)


def test_two_events_of_a_page_cannot_have_the_same_keys() -> None:
    with gr.Blocks() as demo:
        save, send = gr.Button("Save"), gr.Button("Send")
        save.click(print, shortcut="ctrl+s")
        with pytest.raises(ArgumentError, match="is taken: 'ctrl\\+s' belongs to <Button"):
            send.click(print, shortcut="mod+s")
        with demo.route("Other"):
            gr.Button("Seek").click(print, shortcut="mod+s")


def test_two_functions_of_one_event_share_its_keys() -> None:
    with gr.Blocks():
        save = gr.Button("Save")
        save.click(print, shortcut="ctrl+s")
        save.click(repr, shortcut="ctrl+s")


def test_a_step_of_a_chain_has_no_keys() -> None:
    with gr.Blocks(), pytest.raises(ArgumentError, match="a step of a chain has none"):
        gr.Button().click(print).then(print, shortcut="ctrl+s")
