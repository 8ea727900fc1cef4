"""ParamViewer: parameters to look up."""

from typing import Any

import pytest

from hiroba.components.paramviewer import ParamViewer
from hiroba.errors import ArgumentError, ReturnError

SIZE = {"size": {"type": "int", "description": "How large it is.", "default": "1"}}


@pytest.mark.parametrize("value", [SIZE, None], ids=["parameters", "nothing"])
def test_parameters_are_sent_as_they_are(value: Any) -> None:
    assert ParamViewer().postprocess(value) == value


@pytest.mark.parametrize("value", [3, [SIZE], {"size": "int"}], ids=repr)
def test_what_is_no_dictionary_of_parameters_is_refused(value: Any) -> None:
    with pytest.raises(ReturnError, match="ParamViewer"):
        ParamViewer().postprocess(value)


def test_the_language_is_one_of_two() -> None:
    with pytest.raises(ArgumentError, match="language"):
        ParamViewer(language="cobol")  # type: ignore[arg-type]  # the mistake
