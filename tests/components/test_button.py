from __future__ import annotations

from pathlib import Path

import pytest

import hiroba as gr
from hiroba import Button, DownloadButton, UploadButton
from hiroba.errors import ArgumentError
from hiroba.graph.describe import wire_props


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


def test_only_a_text_that_its_author_left_to_us_is_ours() -> None:
    assert wire_props(gr.Button())["own_texts"] == {"value": ["Run"]}
    assert "own_texts" not in wire_props(gr.Button("Run"))
    assert "label" not in wire_props(gr.UploadButton())
    assert wire_props(gr.UploadButton("Upload a File"))["label"] == "Upload a File"
    assert wire_props(gr.LoginButton())["own_texts"] == {"value": ["Sign in", "Logout ({name})"]}
    assert "own_texts" not in wire_props(gr.LoginButton("Sign in", "Logout ({})"))


def test_only_the_buttons_of_an_interface_that_its_author_left_to_us_are_ours() -> None:
    options = [("Flag", "x")]
    left = gr.Interface(str, "text", "text", flagging_mode="manual", flagging_options=["odd"])
    said = gr.Interface(str, "text", "text", submit_btn="Submit", clear_btn="Clear", flagging_options=options)

    assert _own_texts(left) == [["Clear"], ["Submit"], ["Flag as {option}", "Flagged"]]
    assert _own_texts(said) == [["Flagged"]]


def _own_texts(app: gr.Blocks) -> list[list[str]]:
    owned = [wire_props(node).get("own_texts") for node in app.nodes.values() if isinstance(node, gr.Button)]
    return [texts["value"] for texts in owned if texts]
