"""Navbar and DuplicateButton: what stands around a page."""

from __future__ import annotations

from typing import Any

import pytest

import hiroba as gr
from hiroba.errors import ArgumentError
from hiroba.graph.describe import wire_props
from hiroba.testing.user import User


def test_links_are_changed_by_functions() -> None:
    with gr.Blocks() as demo:
        bar = gr.Navbar([("About", "about")], main_page_name=False)
        said = gr.Textbox()
        button = gr.Button()
        button.click(lambda links: [*links, ("Source", "https://example.org")], bar, bar)
        bar.change(lambda links: links[-1][0], bar, said)
    with User(demo) as user:
        user.fire(button.click)

        assert [tuple(link) for link in user.value(bar)] == [("About", "about"), ("Source", "https://example.org")]
        assert user.value(said) == "Source"


@pytest.mark.parametrize(
    "links", ["about", [("About",)], [("About", 1)], [("Evil", "javascript:alert(1)")], [("Evil", "//example.org")]]
)
def test_what_is_no_link_is_refused(links: Any) -> None:
    with pytest.raises(ArgumentError, match="link"):
        gr.Navbar(links, render=False)


def test_a_copy_is_offered_where_the_app_is_a_space(monkeypatch: pytest.MonkeyPatch) -> None:
    with gr.Blocks() as here:
        gr.DuplicateButton()
    monkeypatch.setenv("SPACE_ID", "ada/engine")
    with gr.Blocks() as there:
        gr.DuplicateButton().copy_with(value="Copy")
    monkeypatch.setenv("SPACE_ID", "'); alert(1); ('")
    with gr.Blocks() as attacked:
        gr.DuplicateButton()

    shown = wire_props(gr.DuplicateButton(render=False))
    assert {"size": "sm", "variant": "huggingface", "scale": 0}.items() <= shown.items()
    assert "_activate" not in shown
    assert [binding.js for binding in here.bindings.items + attacked.bindings.items] == []
    assert "spaces/ada/engine?duplicate=true" in str(there.bindings.items[0].js)
