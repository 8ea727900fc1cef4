"""Gallery: pictures and films with captions."""

from pathlib import Path
from typing import Any

import numpy
import pytest
from PIL import Image

from hiroba.components.gallery import Gallery
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.wire.values import FileData

pytestmark = pytest.mark.usefixtures("store")

RED = numpy.full((4, 6, 3), (255, 0, 0), dtype="uint8")


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "rose.png"
    Image.fromarray(RED).save(path)
    return path


def test_items_of_every_form_are_sent(picture: Path) -> None:
    values = [RED, (RED, "Rose"), Image.fromarray(RED), str(picture), picture, "https://example.com/a.jpg"]
    sent = Gallery().postprocess(values)
    assert [item["caption"] for item in sent] == [None, "Rose", None, None, None, None]
    assert [item["image"].orig_name for item in sent[3:]] == ["rose.png", "rose.png", "a.jpg"]


def test_films_are_told_from_pictures_by_their_name() -> None:
    sent = Gallery().postprocess(["https://example.com/a.mp4", ("/films/b.webm", "B")])
    assert [item["video"].orig_name for item in sent] == ["a.mp4", "b.webm"]


def test_an_array_of_pictures_is_a_list_of_pictures() -> None:
    assert len(Gallery().postprocess(numpy.stack([RED, RED, RED]))) == 3


def test_a_gallery_takes_its_own_payload_back(picture: Path) -> None:
    sent = Gallery().postprocess([(picture, "Rose"), "https://example.com/a.mp4"])
    assert Gallery().postprocess(sent) == sent


def test_nothing_is_an_empty_list_and_arrives_as_none() -> None:
    assert Gallery().postprocess(None) == []
    assert Gallery().preprocess([]) is None
    assert Gallery().preprocess(None) is None


def test_a_gallery_begins_as_an_empty_list_for_scripts() -> None:
    assert Gallery().first_payload(is_read=True) == []


@pytest.mark.parametrize("value", [3, "rose.png", [3], [None], [("a", "b", "c")]], ids=repr)
def test_what_is_no_list_of_pictures_is_refused(value: Any) -> None:
    with pytest.raises(ReturnError):
        Gallery().postprocess(value)


def received(kind: str, picture: Path) -> Any:
    payload = [
        {"image": FileData(path=str(picture), orig_name="rose.png"), "caption": "Rose"},
        {"video": FileData(path="/films/b.mp4", orig_name="b.mp4"), "caption": None},
    ]
    return Gallery(type=kind).preprocess(payload)  # type: ignore[arg-type]  # from a parameter


@pytest.mark.parametrize(("kind", "name"), [("numpy", "ndarray"), ("pil", "Image"), ("filepath", "str")])
def test_functions_get_pictures_as_they_ask_and_films_as_paths(kind: str, name: str, picture: Path) -> None:
    (rose, caption), film = received(kind, picture)
    assert name in type(rose).__name__
    assert caption == "Rose"
    assert film == ("/films/b.mp4", None)


def test_a_file_of_another_type_is_refused(picture: Path) -> None:
    with pytest.raises(PayloadError, match=r"rose\.png"):
        Gallery(file_types=[".jpg"]).preprocess([{"image": FileData(path=str(picture), orig_name="rose.png")}])


@pytest.mark.parametrize("payload", [3, ["a"], [{"image": None}], [{"image": {"path": "/etc/passwd"}}]], ids=repr)
def test_a_payload_of_another_form_is_refused(payload: Any) -> None:
    with pytest.raises(PayloadError):
        Gallery().preprocess(payload)


@pytest.mark.parametrize("columns", [0, [2, 0], ["2"]], ids=repr)
def test_columns_must_be_numbers(columns: Any) -> None:
    with pytest.raises(ArgumentError, match="columns"):
        Gallery(columns=columns)
