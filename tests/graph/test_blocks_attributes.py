"""What programs read of an app: what they gave it, by the name under which they gave it."""

from __future__ import annotations

import pytest

import hiroba as gr


def read(demo: gr.Blocks, *names: str) -> list[object]:
    return [getattr(demo, name) for name in names]


def test_an_app_tells_its_appearance() -> None:
    demo = gr.Blocks(css="p { color: teal }", theme="soft", title="Mine")
    assert read(demo, "css", "theme", "title", "js") == ["p { color: teal }", "soft", "Mine", None]


def test_an_interface_tells_its_parameters_and_their_defaults() -> None:
    demo = gr.Interface(str, "text", "text", description="What it does", examples_per_page=3)
    assert read(demo, "description", "examples_per_page", "article") == ["What it does", 3, None]


def test_a_chat_tells_its_parameters() -> None:
    chat = gr.ChatInterface(lambda text, history: text, save_history=True)
    assert read(chat, "save_history", "autofocus", "concurrency_limit") == [True, True, "default"]


def test_what_a_program_sets_is_what_it_reads() -> None:
    demo = gr.Blocks()
    demo.css = "p { color: teal }"  # type: ignore[attr-defined]  # as existing programs do
    assert read(demo, "css") == ["p { color: teal }"]


def test_an_app_has_no_other_attribute() -> None:
    with pytest.raises(AttributeError, match="'Blocks' object has no attribute 'colour'"):
        read(gr.Blocks(), "colour")
