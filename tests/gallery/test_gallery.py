"""The gallery shows everything that there is, and its programs are programs."""

from __future__ import annotations

import ast
import inspect

import pytest

import hiroba as gr
from hiroba.components.node import Node
from hiroba.errors import ArgumentError
from hiroba.gallery.controls import UNSET, Control, controls_of
from hiroba.gallery.program import draw, write_call, write_program
from hiroba.gallery.specimen import Specimen
from hiroba.gallery.specimens_data import GROUPS, SPECIMENS

BY_NAME = {specimen.name: specimen for specimen in SPECIMENS}
NO_PLACE = {
    "Workflow",
    "AnyWidget",
    "Blocks",
    "BrowserState",
    "ChatInterface",
    "Component",
    "CustomComponent",
    "Form",
    "Interface",
    "State",
    "TabbedInterface",
}
"""Whole apps, bases to build upon, and what no one sees."""


def control(specimen: str, name: str) -> Control:
    return next(one for one in controls_of(BY_NAME[specimen]) if one.name == name)


def test_every_component_and_layout_has_its_specimen() -> None:
    public = (getattr(gr, name) for name in gr.__all__)
    classes = {one for one in public if inspect.isclass(one) and issubclass(one, Node)}
    shown = {getattr(gr, name).kind for name in BY_NAME}

    assert {one.__name__ for one in classes if one.kind not in shown} <= NO_PLACE


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda specimen: specimen.name)
def test_specimen_is_drawn_and_its_program_can_be_read(specimen: object) -> None:
    with gr.Blocks() as demo:
        node = draw(specimen, specimen.arguments)

    assert node in demo.nodes.values()
    ast.parse(write_program(specimen, specimen.arguments))
    assert specimen.group in GROUPS


@pytest.mark.parametrize(
    ("specimen", "name", "kind"),
    [
        ("Slider", "randomize", "flag"),
        ("Slider", "precision", "number"),
        ("Slider", "interactive", "choice"),
        ("Button", "variant", "choice"),
        ("Textbox", "placeholder", "text"),
        ("Radio", "choices", "python"),
        ("Image", "value", "example"),
    ],
)
def test_control_fits_its_parameter(specimen: str, name: str, kind: str) -> None:
    assert control(specimen, name).kind == kind


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda specimen: specimen.name)
def test_every_parameter_is_explained(specimen: Specimen) -> None:
    assert [one.name for one in controls_of(specimen) if not one.info] == []


def test_what_is_typed_gets_its_type() -> None:
    assert control("Radio", "choices").read('["a", "b"]') == ["a", "b"]
    assert control("Row", "height").read("50vh") == "50vh"
    assert control("Slider", "minimum").read(3) == 3


def test_default_is_not_written() -> None:
    assert control("Slider", "randomize").read(False) is UNSET
    assert control("Textbox", "placeholder").read("") is UNSET


def test_text_that_is_no_value_is_refused() -> None:
    with pytest.raises(ArgumentError, match="`choices` takes a value as Python writes it"):
        control("Radio", "choices").read("[1, 2")


def test_long_call_is_broken_into_lines() -> None:
    assert write_call("Slider", {"value": 1}) == "gr.Slider(value=1)"
    assert write_call("Radio", {"choices": ["Small", "Medium", "Large"], "value": "Medium", "label": "Size"}) == (
        "gr.Radio(\n    choices=['Small', 'Medium', 'Large'],\n    value='Medium',\n    label='Size',\n)"
    )
