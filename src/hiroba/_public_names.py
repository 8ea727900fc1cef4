"""Looks public names up in their table, for packages through which programs reach them too."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import Any

from hiroba._modules_data import INNER, MODULES
from hiroba._names_data import NAMES

__all__ = ["find_inner", "public_name_of"]


def public_name_of(package: str, name: str) -> Any:
    """Return the public name `name` if what it stands for is in `package`, as in `gr.components.Textbox`, or else the module of this name, or a name from inside.

    Raises:
        AttributeError: It is no public name, or not from there, and no module.
    """
    module, attribute = NAMES.get(name, ("", ""))
    if attribute and module.startswith(f"{package}."):
        return getattr(import_module(module), attribute)
    inner = f"{package}.{name}"
    try:
        return import_module(inner)
    except ModuleNotFoundError as error:
        if error.name != inner:
            raise
    with suppress(AttributeError):
        return find_inner(name)
    raise AttributeError(f"`{package}` has no name `{name}`. The public names are in `hiroba.__all__`.")


def find_inner(name: str) -> Any:
    """Return what a name from inside of the compatible API's modules is here: there, modules have what they import as well.

    Raises:
        AttributeError: There is no such name, or it is a public one, which a program reaches where it stands.
    """
    if name in NAMES:
        raise AttributeError(name)
    renamed = next((names[name] for _, names in MODULES.values() if name in names), None)
    target = INNER.get(name, renamed)
    if target is not None:
        module, _, attribute = target.partition(":")
        return getattr(import_module(module), attribute)
    for place in dict.fromkeys(place for places, _ in MODULES.values() for place in places):
        found = import_module(place)
        if name in vars(found).get("__all__", ()):
            return getattr(found, name)
    raise AttributeError(name)
