"""Answers by retrieval."""

import pytest

from models.answers import AnswerModel


@pytest.mark.parametrize(
    ("question", "told", "source"),
    [
        ("How does the with statement work?", "context manager", "help('with')"),
        ("What is a lambda?", "anonymous functions", "help('lambda')"),
        ("What does assert do?", "debugging assertions", "help('assert')"),
        ("Who collected the iris data?", "Fisher", "iris.rst"),
    ],
)
def test_question_is_answered_with_its_source(answer_model: AnswerModel, question: str, told: str, source: str):
    found = answer_model.answer(question)
    assert told in found.text
    assert source in found.source


@pytest.mark.parametrize(
    "question", ["What is the capital of France?", "How do I bake bread?", "Recommend me a good movie", "hello", ""]
)
def test_question_about_something_else_is_not_answered(answer_model: AnswerModel, question: str):
    assert answer_model.answer(question) is None


def test_every_passage_stands_in_its_document(answer_model: AnswerModel):
    start = [(" ".join(document.text.split()), passage[:-1]) for document, passage in answer_model.passages]
    assert all(passage in text for text, passage in start)
