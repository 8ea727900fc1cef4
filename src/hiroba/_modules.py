"""Lets `import hiroba.routes` and its kin work, as programs of the compatible API write them: modules that only look names up.

A table says where each name is (`_modules_data.py`); nothing is loaded before a name is used.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from hiroba._modules_data import MODULES
from hiroba._names_data import NAMES
from hiroba._public_names import find_inner

__all__ = ["install_finder"]

PACKAGE = "hiroba."


def install_finder() -> None:
    """Let the modules of the table be found, after all that are files."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.append(_Finder())


class _Finder:
    """Finds the modules of the table, and makes them. NOTE: the base classes for this, in `importlib.abc`, load 20 modules more."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.removeprefix(PACKAGE) not in MODULES or not fullname.startswith(PACKAGE):
            return None
        loader: Any = self
        return ModuleSpec(fullname, loader, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Lookup(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is to be run: names are looked up when they are used."""


class _Lookup(ModuleType):
    """A module whose names stand elsewhere."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "Names of Hiroba, where programs of the compatible API look for them.")
        self._places, self._renamed = MODULES[name.removeprefix(PACKAGE)]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        for module, attribute in self._candidates(name):
            try:
                value = getattr(import_module(module), attribute)
            except (AttributeError, ModuleNotFoundError):
                continue
            setattr(self, name, value)
            return value
        with suppress(AttributeError):
            return find_inner(name)
        raise AttributeError(
            f"`{self.__name__}` has no `{name}`. It may be a step of Gradio's own server, which works otherwise here; "
            "docs/compatibility.md tells what is there."
        )

    def __dir__(self) -> list[str]:
        found = set(self._renamed)
        for place in self._places:
            found.update(getattr(import_module(place), "__all__", ()))
        return sorted(found)

    def _candidates(self, name: str) -> Iterator[tuple[str, str]]:
        if name in self._renamed:
            yield _parts(self._renamed[name])
        yield from ((place, name) for place in self._places)
        if NAMES.get(name, ("", ""))[1]:
            yield NAMES[name]


def _parts(place: str) -> tuple[str, str]:
    module, _, attribute = place.partition(":")
    return module, attribute
