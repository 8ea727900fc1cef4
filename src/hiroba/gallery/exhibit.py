"""The page of one component: it at work, its program, what happens at it, and its parameters."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import hiroba as gr
from hiroba.errors import HirobaError
from hiroba.gallery.controls import CODE_ONLY, UNSET, Control, controls_of
from hiroba.gallery.program import draw, write_program
from hiroba.gallery.specimen import Specimen
from hiroba.server.docstrings import summary

__all__ = ["show_exhibit"]

LONGEST_VALUE = 200
SILENT = frozenset({"load", "unload", "stream"})
"""Events that would say nothing here, or that begin to record once someone listens."""


def show_exhibit(specimen: Specimen) -> None:
    """Build the page of a specimen."""
    controls = controls_of(specimen)
    text = " ".join(summary(getattr(gr, specimen.name)).split())
    gr.Markdown(f"# {specimen.name}\n\n{text}")
    with gr.Row():
        with gr.Column(scale=3, min_width=320):
            stage = gr.Column(elem_id="stage")
            program = gr.Code(
                write_program(specimen, specimen.arguments), language="python", label="Program", interactive=False
            )
            told = gr.Log(label="Events", height=160, clears=False, buttons=["copy"], elem_id="events")
        with gr.Column(scale=2, min_width=280):
            fields = _place_controls(controls)
    with stage:
        gr.render(inputs=fields)(
            lambda *values: _stage(specimen, controls, values, told),
        )

    gr.on(
        [field.change for field in fields],
        lambda *values: _written(specimen, controls, values),
        fields,
        program,
        api_name=False,
        show_progress="hidden",
        trigger_mode="always_last",
    )


def _place_controls(controls: Sequence[Control]) -> list[Any]:
    gr.Markdown("## Parameters")
    fields = [control.place() for control in controls if not control.is_shared]
    with gr.Accordion("Options that all have", open=False):
        fields += [control.place() for control in controls if control.is_shared]
        gr.Markdown("Only in programs: " + ", ".join(f"`{name}`" for name in sorted(CODE_ONLY)[:5]) + ".")
    return fields


def _stage(specimen: Specimen, controls: Sequence[Control], values: Sequence[Any], told: gr.Log) -> None:
    try:
        node = draw(specimen, _arguments(controls, values))
    except (HirobaError, TypeError, ValueError) as error:
        # What a visitor typed may fit no class in any way; the page says what the class said.
        gr.Markdown(f"**It does not take this.** {error}")
        return
    for event in node.events:
        if event.name not in SILENT:
            _listen(node, event.name, told)


def _listen(node: Any, name: str, told: gr.Log) -> None:
    has_value = hasattr(node, "postprocess") and name not in ("tick",)

    def tell(*given: Any, happened: gr.EventData) -> None:
        data = {key: value for key, value in happened._data.items()} if isinstance(happened._data, dict) else {}
        shown = data or (given[0] if given else "")
        print(f"{datetime.now():%H:%M:%S}  {name}  {_short(shown)}".rstrip())

    getattr(node, name)(
        tell,
        [node] if has_value else None,
        None,
        preprocess=False,
        log=told,
        show_progress="hidden",
        trigger_mode="multiple",
        concurrency_limit=None,
        api_name=False,
    )


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_VALUE else f"{line[:LONGEST_VALUE]}…"


def _arguments(controls: Sequence[Control], values: Sequence[Any]) -> dict[str, Any]:
    read = {control.name: control.read(value) for control, value in zip(controls, values, strict=True)}
    return {name: value for name, value in read.items() if value is not UNSET}


def _written(specimen: Specimen, controls: Sequence[Control], values: Sequence[Any]) -> Any:
    try:
        return write_program(specimen, _arguments(controls, values))
    except HirobaError:
        return gr.skip()
