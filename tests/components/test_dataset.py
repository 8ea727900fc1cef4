"""Dataset: samples, and what functions get of them."""

from typing import Any

import pytest

from hiroba.components.dataset import Dataset
from hiroba.components.number import Number
from hiroba.components.textbox import Textbox
from hiroba.errors import ArgumentError, PayloadError, ReturnError

SAMPLES = [["ash", 5], ["birch", 7]]


def trees(**options: Any) -> Dataset:
    return Dataset(components=[Textbox(label="Tree"), Number(label="Count")], samples=SAMPLES, **options)


@pytest.mark.parametrize(
    ("type", "value"), [("values", ["birch", 7]), ("index", 1), ("tuple", (1, ["birch", 7]))], ids=str
)
def test_functions_get_what_they_asked_for(type: Any, value: Any) -> None:
    assert trees(type=type).preprocess(1) == value


@pytest.mark.parametrize(("label", "shown"), [(None, "Examples"), ("", ""), ("Trees", "Trees")])
def test_samples_are_examples_unless_they_have_a_name(label: str | None, shown: str) -> None:
    assert trees(label=label).label == shown


def test_nothing_is_picked_at_first() -> None:
    assert trees().preprocess(None) is None


@pytest.mark.parametrize("payload", [2, -1, "birch"])
def test_a_place_that_is_none_is_refused(payload: Any) -> None:
    with pytest.raises(PayloadError, match="from 0 to 1"):
        trees().preprocess(payload)


def test_a_sample_may_be_returned_for_its_place() -> None:
    assert trees().postprocess(["birch", 7]) == 1


def test_a_value_that_is_no_sample_is_refused() -> None:
    with pytest.raises(ReturnError):
        trees().postprocess(["oak", 1])


def test_the_page_knows_kinds_and_names() -> None:
    props = trees().props()

    assert (props["kinds"], props["headers"]) == (["textbox", "number"], ["Tree", "Count"])


def test_names_of_components_will_do() -> None:
    assert Dataset(components=["text"], samples=[["a"]]).props()["kinds"] == ["textbox"]


def test_a_row_that_is_too_long_is_refused() -> None:
    with pytest.raises(ArgumentError, match="a value for each of the 1 components"):
        Dataset(components=["text"], samples=[["a", "b"]])


def test_labels_of_samples_may_be_given_alone_in_an_update() -> None:
    assert Dataset(sample_labels=["One", "Two"]).sample_labels == ["One", "Two"]


def test_labels_leave_with_the_samples_that_they_named() -> None:
    fewer = trees(sample_labels=["One", "Two"]).copy_with(samples=[["cedar", 1]])
    assert fewer.changed_props(["samples"])["sample_labels"] is None


class Bark(Textbox):
    """A class of an author's own, that shows an example in its own way."""

    def process_example(self, value: str) -> str:
        return f"bark of {value}"


def test_a_class_of_an_author_says_how_its_examples_look() -> None:
    samples = Dataset(components=[Bark(), Textbox()], samples=[["ash", "birch"], [None, "fir"]])
    assert samples.props()["samples"] == [["bark of ash", "birch"], [None, "fir"]]
