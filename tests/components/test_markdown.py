"""Markdown: the text that the page formats."""

from enum import Enum

import pytest

from hiroba.components.markdown import Markdown
from hiroba.errors import ArgumentError, PayloadError


class Colour(str, Enum):  # noqa: UP042  # The str of a StrEnum is its text already.
    RED = "red"


def test_markdown_takes_off_indentation_that_all_lines_share() -> None:
    value = """
        # Garden
            code
        """
    assert Markdown().postprocess(value) == "# Garden\n    code"


def test_markdown_shows_the_text_that_a_choice_of_texts_stands_for() -> None:
    assert Markdown().postprocess(Colour.RED) == "red"


def test_markdown_without_value_stays_empty() -> None:
    assert Markdown().postprocess(None) is None


def test_markdown_passes_text_to_functions() -> None:
    assert Markdown().preprocess("# Garden") == "# Garden"


def test_markdown_refuses_a_payload_that_is_no_text() -> None:
    with pytest.raises(PayloadError, match="A text was expected"):
        Markdown().preprocess(3)


def test_markdown_reads_formulas_between_two_dollars_unless_told() -> None:
    assert Markdown().latex_delimiters == [{"left": "$$", "right": "$$", "display": True}]
    assert Markdown(latex_delimiters=[]).latex_delimiters == []


@pytest.mark.parametrize("wrong", ["$", ["$"], [{"left": "$"}], [{"left": "", "right": "$"}]], ids=repr)
def test_markdown_refuses_delimiters_that_are_none(wrong: object) -> None:
    with pytest.raises(ArgumentError, match="latex_delimiters"):
        Markdown(latex_delimiters=wrong)  # type: ignore[arg-type]  # what is tested


def test_markdown_refuses_an_unknown_button() -> None:
    with pytest.raises(ArgumentError, match='"copy" alone'):
        Markdown(buttons=["share"])  # type: ignore[list-item]  # what is tested


def test_markdown_stands_in_no_box_unless_asked() -> None:
    assert Markdown().container is False
    assert Markdown(container=True).container is True
