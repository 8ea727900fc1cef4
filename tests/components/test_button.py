from __future__ import annotations

from pathlib import Path

import pytest

from hiroba import Button, DownloadButton, UploadButton
from hiroba.errors import ArgumentError


def test_button_rejects_a_link_that_opens_nowhere() -> None:
    with pytest.raises(ArgumentError, match=r"`link_target` must be one of .* got 'loud'"):
        Button(link_target="loud")  # type: ignore[arg-type]  # the mistake is the point


KINDS = pytest.mark.parametrize("kind", [Button, DownloadButton, UploadButton])
"""The classes of buttons with a picture of the author's."""


@KINDS
def test_unknown_looks_are_the_usual_ones_and_the_log_says_so(
    kind: type[Button], caplog: pytest.LogCaptureFixture
) -> None:
    button = kind(variant="danger", size="huge")  # type: ignore[arg-type]  # existing programs hold such words

    assert (button.variant, button.size) == ("secondary", "lg")
    assert "Got 'danger', so 'secondary' is taken." in caplog.text


@KINDS
@pytest.mark.parametrize("icon", ["🚀", "nowhere.png"])
def test_what_names_no_file_is_no_icon_and_the_log_says_so(
    kind: type[Button], icon: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert kind("Go", icon=icon).props()["icon"] is None
    assert f"There is no file {icon!r}, so there is no icon." in caplog.text


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
