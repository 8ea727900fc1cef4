"""Which libraries are loaded before a function needs them."""

from __future__ import annotations

import functools
from typing import Any

import pytest

from hiroba.server.warm_up import libraries_of


def draws() -> Any:
    import plotly.express as px

    return px.line([1, 2])


def draws_by_another() -> Any:
    return draws()


def draws_inside() -> Any:
    def draw() -> Any:
        from PIL import Image

        return Image.new("RGB", (1, 1))

    return draw()


def repeats(number: int) -> Any:
    return repeats(number - 1) if number else 0


class Painter:
    def paint(self) -> Any:
        import pandas

        return pandas.DataFrame()


@pytest.mark.parametrize(
    ("function", "libraries"),
    [
        (draws, {"plotly.express"}),
        (draws_by_another, {"plotly.express"}),
        (draws_inside, {"PIL"}),
        (functools.partial(draws), {"plotly.express"}),
        (Painter().paint, {"pandas"}),
        (repeats, set()),
        (len, set()),
        (None, set()),
    ],
)
def test_what_a_function_imports_when_it_is_called(function: Any, libraries: set[str]) -> None:
    assert libraries_of(function) == libraries
