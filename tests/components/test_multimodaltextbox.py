"""MultimodalTextbox: text and files, there and back."""

from enum import Enum
from typing import Any

import pytest

from hiroba.components.multimodaltextbox import MultimodalTextbox
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.wire.values import FileData


class Colour(str, Enum):  # noqa: UP042  # The str of a StrEnum is its text already.
    RED = "red"


def test_functions_get_text_and_paths() -> None:
    payload = {"text": "look", "files": [FileData(path="/tmp/a.png")]}

    assert MultimodalTextbox().preprocess(payload) == {"text": "look", "files": ["/tmp/a.png"]}


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), ("look", "look"), ({"text": "look"}, "look")], ids=["nothing", "text", "dictionary"]
)
def test_functions_return_texts_and_dictionaries(value: Any, text: str) -> None:
    assert MultimodalTextbox().postprocess(value) == {"text": text, "files": []}


def test_a_choice_of_texts_is_the_text_that_it_stands_for() -> None:
    assert MultimodalTextbox().postprocess({"text": Colour.RED}) == {"text": "red", "files": []}


@pytest.mark.parametrize("files", [["/tmp/a.png"], ("/tmp/a.png",), "/tmp/a.png"], ids=repr)
def test_files_are_returned_as_paths(files: Any) -> None:
    (file,) = MultimodalTextbox().postprocess({"text": "", "files": files})["files"]

    assert (file.path, file.orig_name) == ("/tmp/a.png", "a.png")


def test_what_is_neither_is_refused() -> None:
    with pytest.raises(ReturnError, match="`text` and `files`"):
        MultimodalTextbox().postprocess(3)


def test_a_file_of_another_type_is_refused() -> None:
    field = MultimodalTextbox(file_types=["image"])

    with pytest.raises(PayloadError, match="Invalid file type"):
        field.preprocess({"text": "", "files": [FileData(path="/tmp/a.txt", orig_name="a.txt")]})


def test_a_source_that_is_none_is_refused() -> None:
    with pytest.raises(ArgumentError, match="sources"):
        MultimodalTextbox(sources="radio")  # type: ignore[arg-type]  # what is tested
