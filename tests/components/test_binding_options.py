"""What existing programs say where Gradio never checks it."""

from __future__ import annotations

from typing import Any

import pytest

from hiroba.components.binding_options import BindingOptions


@pytest.mark.parametrize(
    ("given", "taken"), [(True, "full"), (None, "full"), (False, "hidden"), ("minimal", "minimal"), ("loud", "full")]
)
def test_progress_is_shown_as_meant(given: Any, taken: str) -> None:
    assert BindingOptions(show_progress=given).show_progress == taken


@pytest.mark.parametrize(("given", "taken"), [("private", "private"), ("send_document", "undocumented")])
def test_an_unknown_visibility_hides_the_endpoint(given: Any, taken: str, caplog: pytest.LogCaptureFixture) -> None:
    assert BindingOptions(api_visibility=given).api_visibility == taken
    assert ("send_document" in caplog.text) == (given != taken)
