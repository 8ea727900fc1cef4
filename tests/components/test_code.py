from __future__ import annotations

import pytest

from hiroba.components.code import Code
from hiroba.errors import ArgumentError, ReturnError


def test_code_passes_programs_as_they_are() -> None:
    assert Code(language="python").preprocess("\nx = 1\n") == "\nx = 1\n"


def test_code_shows_programs_without_the_space_around_them() -> None:
    assert Code().postprocess("\nif x:\n    y\n") == "if x:\n    y"


def test_code_passes_nothing_as_nothing() -> None:
    assert (Code().preprocess(None), Code().postprocess(None)) == (None, None)


def test_code_rejects_a_language_that_it_does_not_know() -> None:
    with pytest.raises(ArgumentError, match=r"`language` must be one of 'python'.* got 'klingon'"):
        Code(language="klingon")  # type: ignore[arg-type]


def test_code_rejects_no_lines() -> None:
    with pytest.raises(ArgumentError, match="must be at least 1, got -1"):
        Code(lines=-1)


def test_code_rejects_a_value_that_is_no_text() -> None:
    with pytest.raises(ReturnError, match="A Code takes a text or None"):
        Code().postprocess(("main.py",))
