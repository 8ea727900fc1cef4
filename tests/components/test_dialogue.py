"""Dialogue: lines become text and back, in the author's own form where there is one."""

import asyncio
from typing import Any

import pytest

from hiroba.components.dialogue import Dialogue
from hiroba.errors import ArgumentError, PayloadError, ReturnError

LINES = [{"speaker": "Ann", "text": "Hello"}, {"speaker": "Bob", "text": "Hi"}]


def test_functions_get_one_text() -> None:
    assert Dialogue(speakers=["Ann", "Bob"]).preprocess(LINES) == "[Ann] Hello\n[Bob] Hi"


def test_functions_get_lines_where_they_ask_for_them() -> None:
    dialogue = Dialogue(type="list", speakers=["Ann", "Bob"])

    assert dialogue.preprocess(LINES) == LINES
    assert dialogue.preprocess("[Bob] Hi\nHello") == [LINES[1], LINES[0]]


def test_an_untouched_script_is_no_text() -> None:
    assert Dialogue(speakers=["Ann"]).preprocess([{"speaker": "Ann", "text": ""}]) == ""


def test_authors_have_their_own_form() -> None:
    dialogue = Dialogue(
        speakers=["Ann", "Bob"],
        formatter=lambda speaker, text: f"{speaker}: {text}",
        unformatter=lambda line: dict(zip(("speaker", "text"), line.split(": "), strict=True)),
        separator=" / ",
    )

    assert dialogue.preprocess(LINES) == "Ann: Hello / Bob: Hi"
    assert asyncio.run(dialogue.unformat({"text": "Ann: Hello / Bob: Hi"})) == LINES
    assert asyncio.run(dialogue.format(LINES)) == "Ann: Hello / Bob: Hi"


def test_lines_are_shown_as_text_where_text_alone_is_written() -> None:
    assert Dialogue(speakers=["Ann"], ui_mode="text").postprocess(LINES) == "[Ann] Hello\n[Bob] Hi"


@pytest.mark.parametrize("payload", [3, [3], [{"speaker": "Ann"}], [{"speaker": 1, "text": "x"}], {"speaker": "Ann"}])
def test_what_is_no_script_is_refused(payload: Any) -> None:
    with pytest.raises(PayloadError):
        Dialogue().preprocess(payload)


def test_a_page_cannot_have_endless_texts_read() -> None:
    with pytest.raises(PayloadError, match="200,000"):
        asyncio.run(Dialogue().unformat({"text": "x" * 200_001}))


def test_returned_lines_need_a_speaker() -> None:
    with pytest.raises(ReturnError, match="speaker"):
        Dialogue().postprocess([{"text": "Hello"}])


def test_a_blank_separator_fails_where_it_is_written() -> None:
    with pytest.raises(ArgumentError, match="`separator`"):
        Dialogue(separator=" ")
