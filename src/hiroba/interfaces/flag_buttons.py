"""The buttons by which a visitor flags a run, and flagging every run without one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hiroba.components.builder import require_builder
from hiroba.components.component import Component
from hiroba.components.event import Trigger
from hiroba.components.listed import listed
from hiroba.components.own_text import OwnText, with_own_texts
from hiroba.errors import ArgumentError
from hiroba.graph.on import on
from hiroba.interfaces.flagging import CSVLogger, FlaggingCallback
from hiroba.interfaces.interface_parts import as_button

__all__ = ["FlagButtons", "flag_each_run", "flag_options", "flagging_callback_from"]

FLAGGED = OwnText("Flagged")


def flag_options(options: Sequence[str] | Sequence[tuple[str, str]] | None) -> list[tuple[str, str | None]]:
    """Return (text of the button, what is written) for each option; a single button "Flag", which writes nothing, where there are none.

    Raises:
        ArgumentError: An option is neither a text nor a pair of texts, or they are no list.
    """
    if not options:
        return [(OwnText("Flag"), None)]
    given = listed("flagging_options", options, "texts")
    pairs = [
        (OwnText(f"Flag as {option}", "Flag as {option}"), option) if isinstance(option, str) else option
        for option in given
    ]
    for pair in pairs:
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            raise ArgumentError(
                f"`flagging_options` holds texts, or pairs of a text and what is written, got {pair!r}."
            )
    return [(text if isinstance(text, OwnText) else str(text), str(written)) for text, written in pairs]


def flagging_callback_from(given: Any) -> FlaggingCallback:
    """Return the argument `flagging_callback`; a `CSVLogger` for `None`.

    Raises:
        ArgumentError: It keeps nothing.
    """
    callback: FlaggingCallback = CSVLogger() if given is None else given
    if not hasattr(callback, "flag"):
        raise ArgumentError(
            f"`flagging_callback` must be a `FlaggingCallback` such as `hiroba.CSVLogger()`, got {given!r}."
        )
    return callback


class FlagButtons:
    """Buttons that flag, placed where the program is now.

    Args:
        options: See `flag_options`.
        callback: Keeps what is flagged.
        folder: Where it is kept.
    """

    def __init__(
        self, options: Sequence[tuple[str, str | None]], callback: FlaggingCallback, folder: str | Path
    ) -> None:
        self._options = options
        self._callback = callback
        self._folder = folder
        self._buttons = [
            with_own_texts(as_button(text, "flagging_options", size="md"), value=FLAGGED) for text, _ in options
        ]

    def bind(self, components: Sequence[Component], resets: Sequence[Trigger]) -> None:
        """Let the buttons flag the values of `components`, and come back when one of the events `resets` happens."""
        self._callback.setup(components, str(self._folder))
        numbers = require_builder("Flagging").bindings.numbers
        for button, (text, written) in zip(self._buttons, self._options, strict=True):
            numbers.skip("lambda")  # which tells that it is being saved
            button.click(
                _flagger(self._callback, written, {"value": str(FLAGGED), "interactive": False, "__type__": "update"}),
                inputs=list(components),
                outputs=button,
                preprocess=False,
                queue=False,
                show_progress="hidden",
                api_visibility="undocumented",
            )
            fresh = {"value": str(text), "interactive": True, "__type__": "update"}
            on(resets, _resetter(fresh), None, button, queue=False, show_progress="hidden", api_visibility="private")


def flag_each_run(run: Any, components: Sequence[Component], callback: FlaggingCallback, folder: str | Path) -> None:
    """Flag after every run that ends well.

    Args:
        run: What attaching the function returned.
        components: Whose values are kept.
        callback: Keeps them.
        folder: Where they are kept.
    """
    callback.setup(components, str(folder))
    run.success(
        _flagger(callback, None, None),
        inputs=list(components),
        preprocess=False,
        queue=False,
        show_progress="hidden",
        api_visibility="undocumented",
    )


def _flagger(callback: FlaggingCallback, written: str | None, answer: Any) -> Callable[..., Any]:
    def flag(*values: Any) -> Any:
        callback.flag(list(values), flag_option=written)
        return answer

    return flag


def _resetter(fresh: dict[str, Any]) -> Callable[[], dict[str, Any]]:
    def reset() -> dict[str, Any]:
        return fresh

    return reset
