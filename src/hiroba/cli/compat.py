"""`hiroba run --compat`: lets `import gradio` mean Hiroba, so that a program written for Gradio runs unchanged.

Names that stand in a module of Gradio, such as `gradio.components` or `gradio.themes.utils`, are found by their last name: first in the
module of the same name here, then among the public names of Hiroba, then in the table of names from inside (`_modules_data.py`).
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from hiroba._modules_data import MODULES as LOOKED_UP
from hiroba._public_names import find_inner

__all__ = ["let_gradio_mean_hiroba"]

NAME = "gradio"
MODULES = {name for name in LOOKED_UP if "." not in name} | {
    "analytics",
    "block_function",
    "cli",
    "components",
    "external_utils",
    "ipython_ext",
    "mcp",
    "networking",
    "pipelines",
    "queueing",
    "server",
    "state_holder",
    "themes",
    "tunneling",
    "wasm_utils",
}
"""What programs reach as `gr.routes` or import, and mostly has no module of its own here."""
WITH_MODULES = re.compile(r"gradio\.(components|layouts|themes|themes\.utils|cli|cli\.commands)")
"""Those that hold further modules."""


def let_gradio_mean_hiroba() -> None:
    """Put Hiroba in the place of `gradio` for all imports from now on, installed or not."""
    for name in [name for name in sys.modules if name == NAME or name.startswith(f"{NAME}.")]:
        del sys.modules[name]
    sys.meta_path.insert(0, _Finder())


class _Finder(MetaPathFinder, Loader):
    """Finds `gradio` and the modules below it."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname == NAME:
            return ModuleSpec(fullname, self, is_package=True)
        outer, _, last = fullname.rpartition(".")
        if outer == NAME:
            is_module = last in MODULES
        else:
            is_module = WITH_MODULES.fullmatch(outer) is not None and last.islower()
        if is_module:
            return ModuleSpec(fullname, self, is_package=True)
        if outer == NAME or outer.startswith(f"{NAME}."):
            raise ImportError(_absence(outer, last))
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Alias(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is to be run: names are looked up when they are used."""


class _Alias(ModuleType):
    """A module of Gradio's name whose names are Hiroba's."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "Hiroba, under the name of Gradio.")
        hiroba = importlib.import_module("hiroba")
        self.__all__ = list(hiroba.__all__)
        self.__version__ = hiroba.__version__

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if self.__name__ == NAME and name in MODULES:
            return importlib.import_module(f"{NAME}.{name}")
        for find in _places(self.__name__.removeprefix(NAME).strip(".")):
            with suppress(ImportError, AttributeError):
                return find(name)
        raise AttributeError(_absence(self.__name__, name))


def _places(module: str) -> Iterator[Callable[[str], Any]]:
    """Yield where a name of a module is looked for, the nearest first."""
    yield lambda name: getattr(importlib.import_module(f"hiroba.{module}".rstrip(".")), name)
    if module:
        yield lambda name: getattr(getattr(importlib.import_module("hiroba"), module), name)
    yield lambda name: getattr(importlib.import_module("hiroba"), name)
    yield lambda name: getattr(importlib.import_module("hiroba.themes"), name)
    if module:
        yield find_inner


def _absence(module: str, name: str) -> str:
    return f"The program uses `{module}.{name}`, which Hiroba does not have. docs/compatibility.md tells what is there."
