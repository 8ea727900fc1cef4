"""Names that stand for components: `"text"` in place of `Textbox()`."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from hiroba._names_data import NAMES
from hiroba.components.component import Component
from hiroba.errors import ArgumentError

__all__ = ["component", "component_from", "component_named"]

OTHER_NAMES: dict[str, tuple[str, dict[str, Any]]] = {
    "text": ("Textbox", {}),
    "str": ("Textbox", {}),
    "int": ("Number", {"precision": 0}),
    "bool": ("Checkbox", {}),
    "pil": ("Image", {"type": "pil"}),
    "webcam": ("Image", {"sources": ["webcam"]}),
    "sketch": ("Sketchpad", {}),
}
"""Names that are not those of a class, each with the class and its arguments."""


def component(cls_name: str, render: bool) -> Component:
    """Return a new component by its name.

    Args:
        cls_name: Name of a class in letters of any case, or one of the other names above.
        render: Whether it is placed where the program is now.

    Raises:
        ArgumentError: No component has this name.
    """
    made = component_named(cls_name)
    return made.render() if render else made


def component_named(name: str) -> Component:
    """Return a new component, placed nowhere.

    Args:
        name: Name of a class in letters of any case, or one of the other names above.

    Raises:
        ArgumentError: No component has this name.
    """
    short = re.sub(r"[\s_]", "", name.lower())
    class_name, arguments = OTHER_NAMES.get(short, (short, {}))
    component_class = _class_named(class_name.lower())
    if component_class is None:
        known = ", ".join(sorted({*OTHER_NAMES, *filter(_class_named, map(str.lower, NAMES))}))
        raise ArgumentError(
            f"{name!r} is not the name of a component. Use one of: {known}; or make the component yourself."
        )
    return component_class(**arguments, render=False)


def _class_named(lower: str) -> type[Component] | None:
    """Return the class of components whose public name this is, in small letters."""
    for name, (module, attribute) in NAMES.items():
        if attribute and name.lower() == lower and module.startswith("hiroba.components."):
            found = getattr(import_module(module), attribute)
            if isinstance(found, type) and issubclass(found, Component):
                return found
    return None


def component_from(value: Any, role: str) -> Component:
    """Return `value` if it is a component, and the component of this name if it is a text.

    Args:
        value: What an author gave.
        role: The parameter, for messages.

    Raises:
        ArgumentError: It is neither.
    """
    if isinstance(value, Component):
        return value
    if isinstance(value, str):
        return component_named(value)
    raise ArgumentError(f'`{role}` takes components, or their names such as "text", got {value!r}.')
