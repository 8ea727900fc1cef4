"""An app used like a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import hiroba as hb
from hiroba.errors import ArgumentError


def count(upto: float) -> Iterator[float]:
    yield upto


@pytest.fixture
def app() -> hb.Blocks:
    with hb.Blocks() as app:
        text, number = hb.Textbox(), hb.Number()
        button = hb.Button()
        button.click(
            lambda text, number: (text * int(number), number + 1), [text, number], [text, number], api_name="repeat"
        )
        button.click(count, number, number, api_name="count")
        button.click(lambda texts: [text.upper() for text in texts], text, text, batch=True, api_name="shout")
    return app


def test_an_interface_answers_like_a_function() -> None:
    assert hb.Interface(lambda name: f"Hello {name}", "text", "text")("Ada") == "Hello Ada"


def test_pictures_go_in_and_out_as_paths(tmp_path: Path) -> None:
    Image.new("RGB", (4, 2)).save(tmp_path / "wide.png")
    turned = hb.Interface(lambda pixels: pixels.transpose(1, 0, 2), "image", "image")(str(tmp_path / "wide.png"))

    with Image.open(turned) as picture:
        assert picture.size == (2, 4)


def test_several_outputs_are_a_list(app: hb.Blocks) -> None:
    assert app("ab", 2) == ["abab", 3]


def test_a_function_is_chosen_by_number_or_name(app: hb.Blocks) -> None:
    assert app("a", fn_index=2) == "A"
    assert app("a", api_name="/shout") == "A"


def test_a_served_app_can_be_called(app: hb.Blocks) -> None:
    app.launch(prevent_thread_lock=True, quiet=True)
    try:
        assert app("a", api_name="shout") == "A"
    finally:
        app.close()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda app: app("a", api_name="whisper"), "no endpoint 'whisper'. Its endpoints: 'repeat', 'count', 'shout'"),
        (lambda app: app("a", fn_index=7), "has 3 functions, and `fn_index` is 7"),
        (lambda app: app("a"), "takes 2 values, got 1"),
        (lambda app: app(3, api_name="count"), "has no result to return"),
        (lambda _: hb.Interface(lambda x, s: (x, s), ["text", "state"], ["text", "state"])("a", 1), "has a `State`"),
    ],
)
def test_what_cannot_be_called_says_why(app: hb.Blocks, call: Callable[[hb.Blocks], Any], said: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        call(app)

    assert said in str(caught.value)
