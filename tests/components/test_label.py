"""Label: classes and confidences."""

from pathlib import Path

import numpy
import pandas
import pytest

from hiroba.components.label import Label
from hiroba.errors import ArgumentError, PayloadError, ReturnError

CATS = {"owl": 0.08, "cat": 0.62, "dog": 0.3}


def test_label_sends_the_best_classes_highest_first() -> None:
    assert Label(num_top_classes=2).postprocess(CATS) == {
        "label": "cat",
        "confidences": [{"label": "cat", "confidence": 0.62}, {"label": "dog", "confidence": 0.3}],
    }


def test_label_takes_confidences_from_numpy() -> None:
    sent = Label().postprocess({numpy.int64(3): numpy.float32(0.5)})
    assert sent == {"label": "3", "confidences": [{"label": "3", "confidence": 0.5}]}


@pytest.mark.parametrize(("value", "text"), [("cat", "cat"), (3, "3"), (0.5, "0.5"), (numpy.int64(7), "7")])
def test_label_shows_a_value_without_confidences_as_text(value: object, text: str) -> None:
    assert Label().postprocess(value) == {"label": text, "confidences": None}


@pytest.mark.parametrize("value", [None, {}], ids=repr)
def test_label_sends_nothing_for_nothing(value: object) -> None:
    assert Label().postprocess(value) == {}


def test_label_reads_a_json_file(tmp_path: Path) -> None:
    path = tmp_path / "kind.json"
    path.write_text('{"label": "cat", "confidences": null}')
    assert Label().postprocess(str(path)) == {"label": "cat", "confidences": None}


def test_label_takes_its_own_payload_back() -> None:
    payload = Label().postprocess(CATS)
    assert Label().postprocess(payload) == payload


@pytest.mark.parametrize("value", [[1], {"cat": "much"}, pandas.DataFrame({"a": [1]})], ids=repr)
def test_label_refuses_what_is_no_label(value: object) -> None:
    with pytest.raises(ReturnError, match="Label"):
        Label().postprocess(value)


def test_label_gives_functions_confidences_by_class() -> None:
    assert Label().preprocess(Label().postprocess(CATS)) == {"cat": 0.62, "dog": 0.3, "owl": 0.08}
    assert Label().preprocess({"label": "cat"}) == "cat"
    assert Label().preprocess({}) is None


@pytest.mark.parametrize("payload", ["cat", {"label": "x", "confidences": [1]}], ids=repr)
def test_label_refuses_a_payload_of_another_shape(payload: object) -> None:
    with pytest.raises(PayloadError, match=r"expected|must be"):
        Label().preprocess(payload)


def test_label_refuses_to_show_no_class() -> None:
    with pytest.raises(ArgumentError, match="num_top_classes"):
        Label(num_top_classes=0)
