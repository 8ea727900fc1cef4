"""What an `Interface` is put together from: its components, named after the function's parameters, and its buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hiroba.components.button import Button
from hiroba.components.component import Component
from hiroba.components.own_text import OwnText, with_own_texts
from hiroba.components.shortcuts import component_from
from hiroba.components.state import State
from hiroba.errors import ArgumentError
from hiroba.interfaces.parameters import value_parameters
from hiroba.layout.accordion import Accordion

__all__ = ["as_accordion", "as_button", "as_components", "name_inputs", "name_outputs", "place"]

Components = str | Component | Sequence[str | Component] | None


def as_components(given: Components, role: str) -> list[Component]:
    """Return components for what an author gave: components, or names such as `"text"`.

    Raises:
        ArgumentError: Something else is among them.
    """
    if given is None:
        return []
    items = [given] if isinstance(given, (str, Component)) else given
    if not isinstance(items, (list, tuple)):
        raise ArgumentError(f'`{role}` takes a component, a name such as "text", or a list of those, got {given!r}.')
    components = [component_from(item, role) for item in items]
    for component in components:
        # Made inside of the app that is being built, it stands where it was made.
        if component.parent is not None:
            component.unrender()
    return components


def name_inputs(inputs: Sequence[Component], function: Callable[..., Any]) -> None:
    """Give inputs without a label the names of the function's parameters."""
    names = [parameter.name for parameter in value_parameters(function)]
    for i, component in enumerate(inputs):
        _name(component, names[i] if i < len(names) else f"input {i}")


def name_outputs(outputs: Sequence[Component]) -> None:
    """Give outputs without a label the name "output", with a number where there are several."""
    for i, component in enumerate(outputs):
        _name(component, "output" if len(outputs) == 1 else f"output {i}")


def place(components: Sequence[Component]) -> None:
    """Place components where the program is now."""
    for component in components:
        if component.parent is None:
            component.render()


def as_button(given: str | Button, role: str, **arguments: Any) -> Button:
    """Return a button that stands here: the author's, or one with the author's text, or with ours.

    Raises:
        ArgumentError: It is neither.
    """
    if isinstance(given, str):
        return with_own_texts(Button(str(given), **arguments), value=given)
    if not isinstance(given, Button):
        raise ArgumentError(f"`{role}` takes a text or a Button, got {given!r}.")
    return given.unrender().render()


def as_accordion(given: str | Accordion | None) -> Accordion:
    """Return the accordion of further inputs, placed here: the author's, or a closed one with the author's text or ours."""
    if isinstance(given, Accordion):
        return given.unrender().render()
    text = given or OwnText("Additional inputs")
    return with_own_texts(Accordion(str(text), open=False), label=text)


def _name(component: Component, name: str) -> None:
    if component.label is None and not isinstance(component, (Button, State)):
        component.label = name
        component.given["label"] = name
