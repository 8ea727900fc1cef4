"""ImageSlider: a pair of pictures."""

from pathlib import Path
from typing import Any

import numpy
import pytest
from PIL import Image

import hiroba as gr
from hiroba.components.imageslider import ImageSlider
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.testing import User
from hiroba.wire.values import FileData

pytestmark = pytest.mark.usefixtures("store")

RED = numpy.full((4, 6, 3), (255, 0, 0), dtype="uint8")


def test_a_pair_is_sent_as_two_files() -> None:
    sent = ImageSlider().postprocess((RED, "https://example.com/a.png")) or []
    assert [file and file.orig_name for file in sent] == ["image.webp", "a.png"]


@pytest.mark.parametrize("value", [None, (None, None)], ids=repr)
def test_nothing_is_nothing(value: Any) -> None:
    sent = ImageSlider().postprocess(value)
    assert sent == (None if value is None else [None, None])
    assert ImageSlider().preprocess(sent) == value


@pytest.mark.parametrize("value", [(RED,), (), 3, "ab"], ids=["one", "none", "number", "text"])
def test_what_is_no_pair_is_refused(value: Any) -> None:
    with pytest.raises(ReturnError, match="pair"):
        ImageSlider().postprocess(value)


@pytest.mark.parametrize("payload", [3, [None], ["a", "b"]], ids=repr)
def test_a_payload_of_another_form_is_refused(payload: Any) -> None:
    with pytest.raises(PayloadError):
        ImageSlider().preprocess(payload)


def test_functions_get_both_pictures_as_they_ask(tmp_path: Path) -> None:
    path = tmp_path / "rose.png"
    Image.fromarray(RED).save(path)
    first, second = ImageSlider().preprocess([FileData(path=str(path)), None]) or (None, None)
    assert first is not None
    assert first.tolist() == RED.tolist()
    assert second is None


def test_the_line_stands_within_the_pictures() -> None:
    with pytest.raises(ArgumentError, match="slider_position"):
        ImageSlider(slider_position=101)


def test_a_function_gets_a_pair_from_an_untouched_slider() -> None:
    with gr.Blocks() as demo:
        slider = gr.ImageSlider()
        told = gr.Textbox()
        button = gr.Button()
        button.click(lambda pair: repr(pair), slider, told)
    with User(demo) as user:
        user.fire(button.click)
        assert user.value(told) == "(None, None)"
