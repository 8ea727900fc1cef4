"""`build_states`: an app with a page for each component, on which it stands in every state: empty, full, disabled, running, failed, wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from inspect import signature
from threading import Event
from typing import Any, NoReturn

import hiroba as gr
from hiroba.errors import HirobaError
from hiroba.gallery.program import draw
from hiroba.gallery.specimen import Sample, Specimen
from states_data import EMPTY, HUGE, HUGE_LABEL, WRONG

__all__ = ["build_states"]


def build_states(specimens: Sequence[Specimen], ended: Event) -> gr.Blocks:
    """Return the app.

    Args:
        specimens: What is shown, each at its own route.
        ended: Set when the functions that keep outputs waiting may return.
    """
    with gr.Blocks(title="States") as demo:
        gr.Markdown("# States")
    for specimen in specimens:
        with demo.route(specimen.name, specimen.route, show_in_navbar=False), gr.Row():
            for state, changes in _states(specimen).items():
                with gr.Column(min_width=340):
                    gr.Markdown(f"### {state}")
                    node = _place(specimen, {**specimen.arguments, **changes})
                if node is not None and (fill := _filler(specimen, state, ended)):
                    demo.load(fill, None, node, concurrency_limit=None)
    return demo


def _states(specimen: Specimen) -> dict[str, Mapping[str, Any]]:
    """Return the arguments by which each state differs from the specimen."""
    cls = getattr(gr, specimen.name)
    names = signature(cls).parameters
    states: dict[str, Mapping[str, Any]] = {"As it is": {}}
    if hasattr(cls, "postprocess"):
        empty = EMPTY.get(specimen.name, {"value": None})
        states |= {"Empty": empty, "Running": {}, "Failed": {}}
        if "interactive" in names:
            states |= {"To use": {"interactive": True}, "Empty to use": {**empty, "interactive": True}}
    if "interactive" in names:
        states["Disabled"] = {"interactive": False}
    label = {"label": HUGE_LABEL} if "label" in names else {}
    states["Huge"] = {**label, **HUGE.get(specimen.name, {})}
    if specimen.name in WRONG:
        states["Wrong"] = {}
    return states


def _filler(specimen: Specimen, state: str, ended: Event) -> Callable[[], Any] | None:
    """Return the function that brings a component into a state, if it takes one."""
    wrong = WRONG.get(specimen.name)
    fillers: dict[str, Callable[[], Any]] = {
        "Running": ended.wait,
        "Failed": _fail,
        "Wrong": lambda: wrong.value() if isinstance(wrong, Sample) else wrong,
    }
    return fillers.get(state)


def _place(specimen: Specimen, arguments: Mapping[str, Any]) -> Any:
    try:
        return draw(specimen, arguments)
    except (HirobaError, TypeError, ValueError) as error:
        gr.Markdown(f"It does not take this. {error}")
        return None


def _fail() -> NoReturn:
    raise gr.Error("The model ran out of memory. Choose a smaller picture.", print_exception=False)
