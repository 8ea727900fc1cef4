from __future__ import annotations

from pathlib import Path

import pytest

from hiroba import Button
from hiroba.errors import ArgumentError


@pytest.mark.parametrize("name", ["variant", "size", "link_target"])
def test_button_rejects_an_unknown_word(name: str) -> None:
    with pytest.raises(ArgumentError, match=f"`{name}` must be one of .* got 'loud'"):
        Button(**{name: "loud"})  # type: ignore[arg-type]  # the mistake is the point


def test_button_rejects_an_icon_that_is_not_there() -> None:
    with pytest.raises(ArgumentError, match=r"there is no file 'nowhere\.png'"):
        Button(icon="nowhere.png")


def test_an_icon_from_elsewhere_is_fetched_from_there() -> None:
    assert Button(icon="https://example.org/a.png").props()["icon"].url == "https://example.org/a.png"


def test_an_icon_of_the_machine_goes_as_a_file(tmp_path: Path) -> None:
    icon = tmp_path / "a.png"
    icon.write_bytes(b"icon")

    assert Button(icon=icon).props()["icon"].orig_name == "a.png"


def test_button_shows_its_value_as_text() -> None:
    assert (Button().postprocess(5), Button().postprocess(None)) == ("5", None)
