"""HighlightedText: parts of a text with classes or scores."""

from typing import Any

import numpy
import pytest

from hiroba.components.highlightedtext import HighlightedText
from hiroba.errors import PayloadError, ReturnError

WORDS = [("Ada", "person"), (" lived in ", None), ("London", "place")]
ENTITIES = {
    "text": "Ada lived in London",
    "entities": [{"entity_group": "place", "start": 13, "end": 19}, {"entity": "person", "start": 0, "end": 3}],
}


def pairs(payload: Any) -> list[tuple[str, Any]]:
    return [(part["token"], part["class_or_confidence"]) for part in payload if part["token"]]


@pytest.mark.parametrize("value", [WORDS, ENTITIES, [list(pair) for pair in WORDS]], ids=["pairs", "entities", "lists"])
def test_a_text_is_sent_as_its_parts(value: Any) -> None:
    assert pairs(HighlightedText().postprocess(value)) == WORDS


def test_a_text_without_entities_is_one_part() -> None:
    assert pairs(HighlightedText().postprocess({"text": "Ada", "entities": []})) == [("Ada", None)]


def test_a_list_of_words_is_a_text_without_marks() -> None:
    assert pairs(HighlightedText().postprocess(["python", "sql"])) == [("python sql", None)]


def test_what_stands_behind_text_and_class_is_not_shown() -> None:
    assert pairs(HighlightedText().postprocess([("Ada", "person", 0, 3), (" lived", None, 3)])) == [
        ("Ada", "person"),
        (" lived", None),
    ]


def test_entities_that_overlap_say_no_letter_twice() -> None:
    entities = [{"entity": "a", "start": 0, "end": 3}, {"entity": "b", "start": 2, "end": 5}]
    sent = HighlightedText().postprocess({"text": "abcdef", "entities": entities})
    assert pairs(sent) == [("abc", "a"), ("de", "b"), ("f", None)]


def test_neighbours_of_the_same_class_become_one() -> None:
    text = HighlightedText(combine_adjacent=True, adjacent_separator="-")
    assert pairs(text.postprocess([("a", "x"), ("b", "x"), ("c", None)])) == [("a-b", "x"), ("c", None)]


@pytest.mark.parametrize("show_whitespaces", [True, False])
def test_parts_without_text_part_no_neighbours(show_whitespaces: bool) -> None:
    text = HighlightedText(combine_adjacent=True, adjacent_separator="-", show_whitespaces=show_whitespaces)
    assert pairs(text.postprocess([("", None), ("a", "x"), ("", None), ("b", "x"), ("", "x")])) == [("a-b", "x")]


def test_space_at_the_ends_of_parts_can_be_left_out() -> None:
    assert pairs(HighlightedText(show_whitespaces=False).postprocess(WORDS))[1] == ("lived in", None)


def test_scores_come_from_numpy() -> None:
    assert pairs(HighlightedText().postprocess([("good", numpy.float32(0.5)), ("so", 1)])) == [("good", 0.5), ("so", 1)]


@pytest.mark.parametrize("value", ["text", 3, [("a",)], [(3, "x")], [("a", [])], {}, {"text": "a"}], ids=repr)
def test_what_is_no_text_with_marks_is_refused(value: Any) -> None:
    with pytest.raises(ReturnError, match="HighlightedText"):
        HighlightedText().postprocess(value)


def test_an_entity_without_its_place_is_refused() -> None:
    with pytest.raises(ReturnError, match="entity"):
        HighlightedText().postprocess({"text": "a", "entities": [{"entity": "x"}]})


def test_functions_get_what_was_sent_and_nothing_for_nothing() -> None:
    payload = HighlightedText().postprocess(WORDS)
    assert HighlightedText().preprocess(payload) == payload
    assert HighlightedText().postprocess(payload) == payload
    assert HighlightedText().preprocess(None) is None
    assert HighlightedText().postprocess(None) is None


@pytest.mark.parametrize("payload", [3, ["a"], [{"token": 3}], [{}]], ids=repr)
def test_a_payload_of_another_form_is_refused(payload: Any) -> None:
    with pytest.raises(PayloadError, match="token"):
        HighlightedText().preprocess(payload)
