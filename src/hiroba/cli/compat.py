"""`hiroba run --compat`: lets `import gradio` mean Hiroba, so that a program written for Gradio runs unchanged.

Names that stand in a module of Gradio, such as `gradio.components` or `gradio.themes.utils`, are found by their last name among the
public names of Hiroba.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

__all__ = ["let_gradio_mean_hiroba"]

NAME = "gradio"
MODULES = {
    "chat_interface",
    "context",
    "external",
    "helpers",
    "interface",
    "processing_utils",
    "routes",
    "templates",
    "utils",
}
"""What programs reach as `gr.routes` and the like, and has no module of its own here."""


def let_gradio_mean_hiroba() -> None:
    """Put Hiroba in the place of `gradio` for all imports from now on, installed or not."""
    for name in [name for name in sys.modules if name == NAME or name.startswith(f"{NAME}.")]:
        del sys.modules[name]
    sys.meta_path.insert(0, _Finder())


class _Finder(MetaPathFinder, Loader):
    """Finds `gradio` and all below it."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != NAME and not fullname.startswith(f"{NAME}."):
            return None
        return ModuleSpec(fullname, self, is_package=True)

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

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        for module in (f"hiroba{self.__name__.removeprefix(NAME)}", "hiroba", "hiroba.themes"):
            try:
                return getattr(importlib.import_module(module), name)
            except (ImportError, AttributeError):
                continue
        if self.__name__ == NAME and name in MODULES:
            return importlib.import_module(f"{NAME}.{name}")
        raise AttributeError(
            f"The program uses `{self.__name__}.{name}`, which Hiroba does not have. "
            "docs/compatibility.md tells what is there."
        )
