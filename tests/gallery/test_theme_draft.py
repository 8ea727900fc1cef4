"""What is chosen in the theme builder becomes a theme, a program, and a warning where text would be hard to read."""

from __future__ import annotations

import pytest

import hiroba as gr
from hiroba.errors import ArgumentError
from hiroba.gallery.theme_draft import ThemeDraft
from hiroba.themes.find import THEMES


def test_code_makes_the_theme_that_is_seen() -> None:
    draft = ThemeDraft("soft", {"primary_hue": "teal"}, {"body_background_fill": "#fafafa"})
    names: dict[str, object] = {}

    exec(draft.code().split("with gr.Blocks")[0], names)

    assert names["theme"].variables() == draft.theme().variables()  # type: ignore[attr-defined]


@pytest.mark.parametrize("base", THEMES)
def test_every_theme_can_be_read(base: str) -> None:
    assert ThemeDraft(base).faults() == []


@pytest.mark.parametrize(
    ("variables", "fault"),
    [
        ({"body_text_color": "#cccccc"}, "Text on the page has a contrast of 1.6 on light pages"),
        ({"button_primary_background_fill_dark": "*primary_100"}, "The text of a button on its ground"),
        ({"body_text_color": "silver"}, "Text on the page has a contrast of 1.8 on light pages"),
        ({"body_background_fill_dark": "white"}, "Text on the page has a contrast of 1.2 on dark pages"),
    ],
    ids=["text", "button", "name", "dark"],
)
def test_text_that_cannot_be_read_is_told(variables: dict[str, str], fault: str) -> None:
    assert any(fault in found for found in ThemeDraft("default", {}, variables).faults())


@pytest.mark.parametrize(
    "value", ["nonsense", "#12", "*primary_1000", "rgb(1, 2", "red; } body { display: none }", "</style>"]
)
def test_what_is_no_colour_is_refused(value: str) -> None:
    with pytest.raises(ArgumentError, match="`link_text_color` is no colour"):
        ThemeDraft("default", {}, {"link_text_color": value}).faults()


@pytest.mark.parametrize(
    "value", ["Teal", "transparent", "#abcd", "hsl(20 80% 30%)", "*primary_500", "linear-gradient(red, *primary_50)"]
)
def test_colours_are_taken_as_css_writes_them(value: str) -> None:
    assert "<style>" in ThemeDraft("default", {}, {"body_background_fill": value}).style()


def test_style_cannot_leave_its_element() -> None:
    style = ThemeDraft("default", {"font": "</style><script>"}).style()

    assert style.count("<") == 2
    assert isinstance(gr.themes.builder.__doc__, str)
