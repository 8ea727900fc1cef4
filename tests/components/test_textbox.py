from __future__ import annotations

from typing import Any

import pytest

from hiroba import InputHTMLAttributes, TextArea, Textbox
from hiroba.errors import ArgumentError


@pytest.mark.parametrize(("payload", "text"), [("ink", "ink"), (5, "5"), ("", ""), (None, None)])
def test_textbox_gives_functions_text(payload: object, text: str | None) -> None:
    assert Textbox().preprocess(payload) == text


def test_textbox_shows_any_value_as_text() -> None:
    assert Textbox().postprocess(2.5) == "2.5"


def test_textbox_shows_an_empty_field_for_none() -> None:
    assert Textbox().postprocess(None) is None


def test_password_has_one_line() -> None:
    assert Textbox(type="password", lines=3).props()["lines"] == 1


@pytest.mark.parametrize("name", ["lines", "max_lines", "max_length"])
@pytest.mark.parametrize("value", [-1, "many", []])
def test_textbox_rejects_what_is_no_count(name: str, value: Any) -> None:
    with pytest.raises(ArgumentError, match=f"`{name}` must be at least 1, got"):
        Textbox(**{name: value})


def test_textbox_takes_counts_as_programs_write_them() -> None:
    box = Textbox(lines=0, max_lines="5", max_length="80")  # type: ignore[arg-type]
    assert (box.lines, box.max_lines, box.max_length) == (1, 5, 80)


@pytest.mark.parametrize(("name", "value"), [("type", "number"), ("text_align", "centre")])
def test_textbox_rejects_an_unknown_word(name: str, value: str) -> None:
    with pytest.raises(ArgumentError, match=f"`{name}` must be .* got '{value}'"):
        Textbox(**{name: value})


def test_html_attributes_leave_out_what_is_none() -> None:
    box = Textbox(html_attributes=InputHTMLAttributes(autocomplete="email", spellcheck=False))

    assert box.props()["html_attributes"] == {"autocomplete": "email", "spellcheck": False}


def test_a_copy_keeps_html_attributes() -> None:
    box = Textbox(html_attributes=InputHTMLAttributes(lang="ja"))

    assert box.copy_with(label="Name").props()["html_attributes"] == {"lang": "ja"}


def test_text_area_is_a_textbox_of_seven_lines() -> None:
    area = TextArea()

    assert (area.kind, area.props()["lines"]) == ("textbox", 7)


def test_text_area_tells_the_page_how_it_differs_from_a_textbox() -> None:
    assert TextArea.defaults["lines"] == Textbox.defaults["lines"]
