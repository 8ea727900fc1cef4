"""What existing programs say where Gradio never checks it."""

from __future__ import annotations

from typing import Any

import pytest

from hiroba.components.binding_options import BindingOptions
from hiroba.components.button import Button
from hiroba.errors import ArgumentError
from hiroba.graph.blocks import Blocks
from hiroba.graph.on import on


@pytest.mark.parametrize(
    ("given", "taken"), [(True, "full"), (None, "full"), (False, "hidden"), ("minimal", "minimal"), ("loud", "full")]
)
def test_progress_is_shown_as_meant(given: Any, taken: str) -> None:
    assert BindingOptions(show_progress=given).show_progress == taken


@pytest.mark.parametrize(("given", "taken"), [("private", "private"), ("send_document", "undocumented")])
def test_an_unknown_visibility_hides_the_endpoint(given: Any, taken: str, caplog: pytest.LogCaptureFixture) -> None:
    assert BindingOptions(api_visibility=given).api_visibility == taken
    assert ("send_document" in caplog.text) == (given != taken)


def test_a_script_without_a_function_is_bound_unless_a_function_follows() -> None:
    with Blocks() as app:
        button = Button()
        first = button.click(js="() => 1")
        on([button.click], js="() => 2")
        first.then(js="() => 3")

        @button.click(js="() => 4")
        def run() -> None:
            """Do nothing."""

    assert [(binding.js, binding.function is None) for binding in app.bindings.items] == [
        ("() => 1", True),
        ("() => 2", True),
        ("() => 3", True),
        ("() => 4", False),
    ]
    assert len(app.pages[0].bindings) == 4


def test_limits_may_be_texts() -> None:
    options = BindingOptions(max_batch_size="4", concurrency_limit="5")  # type: ignore[arg-type]
    assert (options.max_batch_size, options.concurrency_limit) == (4, 5)


@pytest.mark.parametrize("name", ["max_batch_size", "concurrency_limit", "time_limit"])
@pytest.mark.parametrize("value", [0, -1, "soon"])
def test_what_is_no_limit_is_refused(name: str, value: Any) -> None:
    with pytest.raises(ArgumentError, match=f"`{name}` must be"):
        BindingOptions(**{name: value})


@pytest.mark.parametrize("triggers", ["load", [None], [5]])
def test_what_is_no_event_is_refused(triggers: Any) -> None:
    with Blocks(), pytest.raises(ArgumentError, match="`triggers` holds events"):
        on(triggers, print)
