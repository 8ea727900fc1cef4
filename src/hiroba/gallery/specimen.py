"""`Specimen`: what the gallery shows of one class, and how a program would write it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hiroba.gallery.samples import sample_file

__all__ = ["CALL", "Made", "Sample", "Specimen"]

CALL = "CALL"
"""Stands in a specimen's code for the call of its class."""


@dataclass(frozen=True)
class Sample:
    """One file of `samples`, or several, as a value. In code it is a file's name.

    Attributes:
        names: Names of files.
        shape: What the value is made of; the paths come in the order of the names.
    """

    names: tuple[str, ...]
    shape: Callable[..., Any] = lambda *paths: paths[0]

    def value(self) -> Any:
        """Return the value, or `None` where a library that makes the files is missing."""
        paths = [sample_file(name) for name in self.names]
        return None if None in paths else self.shape(*paths)

    def code(self) -> str:
        """Return the value as a program has it."""
        return repr(self.shape(*self.names))


@dataclass(frozen=True)
class Made:
    """A value that a library makes.

    Attributes:
        source: An expression of Python.
        setup: Statements that stand above it.
    """

    source: str
    setup: str = ""

    def value(self, names: dict[str, Any]) -> Any:
        """Return the value, or `None` where the library is missing.

        Args:
            names: What the program has named so far; the statements add to it.
        """
        try:
            exec(self.setup, names)
        except ImportError:
            return None
        return eval(self.source, names)

    def code(self) -> str:
        """Return the value as a program has it."""
        return self.source


@dataclass(frozen=True)
class Specimen:
    """One class in the gallery.

    Attributes:
        name: Its public name.
        group: Heading under which it stands.
        arguments: What it is made with at first: one small example of it.
        code: The program around it, with `CALL` where it is made.
    """

    name: str
    group: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    code: str = CALL

    @property
    def route(self) -> str:
        """The address of its page."""
        return self.name.lower()
