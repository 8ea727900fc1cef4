"""Interfaces for pipelines, told apart by their tasks. The pipelines here have the shape of those of transformers."""

from __future__ import annotations

from typing import Any

import pytest

import hiroba as gr


class _Pipeline:
    def __init__(self, task: str, result: Any) -> None:
        self.task = task
        self.result = result
        self.calls: list[Any] = []

    def __call__(self, *args: Any, **options: Any) -> Any:
        self.calls.append((args, options))
        return self.result


@pytest.mark.parametrize(
    ("task", "result", "values", "shown"),
    [
        ("sentiment-analysis", [{"label": "good", "score": 0.9}], ["text"], {"good": 0.9}),
        ("fill-mask", [{"token_str": "honey", "score": 0.5}], ["text"], {"honey": 0.5}),
        ("translation_en_to_de", [{"translation_text": "Honig"}], ["honey"], "Honig"),
        ("question-answering", {"answer": "bees", "score": 1}, ["context", "who"], "bees"),
        ("zero-shot-classification", {"labels": ["a"], "scores": [1.0]}, ["text", "a, b", False], {"a": 1.0}),
        ("automatic-speech-recognition", {"text": "hum"}, ["file.wav"], "hum"),
    ],
)
def test_a_pipeline_runs_in_its_interface(task: str, result: Any, values: list[Any], shown: Any) -> None:
    interface = gr.Interface.from_pipeline(_Pipeline(task, result))

    assert len(interface.input_components) == len(values)
    assert interface.fn(*values) == shown


def test_entities_are_marked_in_the_text() -> None:
    found = [{"entity": "PER", "start": 0, "end": 3}]
    interface = gr.Interface.from_pipeline(_Pipeline("ner", found), title="Names")

    assert interface.fn("Ada") == {"text": "Ada", "entities": found}
    assert interface.title == "Names"


def test_an_unknown_task_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(ValueError, match="text-generation"):
        gr.Interface.from_pipeline(_Pipeline("weather", None))
