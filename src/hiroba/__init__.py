"""Hiroba turns a Python function into an app that people use, share and discuss.

The public names are loaded when they are first used, so that `import hiroba` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from hiroba._modules import install_finder
from hiroba._modules_data import MODULES
from hiroba._names_data import NAMES
from hiroba._version import API_VERSION

__version__ = API_VERSION
"""The release of the compatible API, which programs compare. `hiroba --version` tells the version of the package."""

__all__ = sorted(NAMES)  # the names stand in one table, with the module of each


install_finder()


def __getattr__(name: str) -> Any:
    if name in MODULES:
        return import_module(f"hiroba.{name}")
    if name not in NAMES:
        raise AttributeError(f"`hiroba` has no name `{name}`. Its public names are in `hiroba.__all__`.")
    module, attribute = NAMES[name]
    value = import_module(module) if not attribute else getattr(import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
