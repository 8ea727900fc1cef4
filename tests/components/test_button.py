from __future__ import annotations

from pathlib import Path

import pytest

from hiroba import Button, DownloadButton, UploadButton
from hiroba.errors import ArgumentError


@pytest.mark.parametrize("name", ["variant", "size", "link_target"])
def test_button_rejects_an_unknown_word(name: str) -> None:
    with pytest.raises(ArgumentError, match=f"`{name}` must be one of .* got 'loud'"):
        Button(**{name: "loud"})


KINDS = pytest.mark.parametrize("kind", [Button, DownloadButton, UploadButton])
"""The classes of buttons with a picture of the author's."""


@KINDS
def test_button_rejects_an_icon_that_is_not_there(kind: type[Button]) -> None:
    with pytest.raises(ArgumentError, match=r"there is no file 'nowhere\.png'"):
        kind(icon="nowhere.png")


@KINDS
def test_an_icon_from_elsewhere_is_fetched_from_there(kind: type[Button]) -> None:
    assert kind(icon="https://example.org/a.png").props()["icon"].url == "https://example.org/a.png"


@KINDS
def test_an_icon_of_the_machine_goes_as_a_file(kind: type[Button], tmp_path: Path) -> None:
    icon = tmp_path / "a.png"
    icon.write_bytes(b"icon")

    assert kind(icon=icon).props()["icon"].orig_name == "a.png"


def test_button_shows_its_value_as_text() -> None:
    assert (Button().postprocess(5), Button().postprocess(None)) == ("5", None)
