"""`Composite`: a layout that functions take as one value, made of the values of what stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hiroba.components.component import Component
from hiroba.components.node import Container

__all__ = ["Composite", "FieldErrors"]


class FieldErrors(Exception):
    """Values do not fit.

    Attributes:
        messages: What is wrong, by component.
    """

    def __init__(self, messages: dict[Component, str]) -> None:
        super().__init__(" ".join(messages.values()))
        self.messages = messages


class Composite(Container):
    """A layout that may stand among the inputs and outputs of an event.

    Its components are the inputs, and the function gets one value; what a function returns for it is shown in the components.
    """

    def parts(self) -> list[Component]:
        """Return the components that it is made of, in order."""
        return []

    def assemble(self, values: Sequence[Any]) -> Any:
        """Return the one value.

        Args:
            values: Those of `parts()`, as functions get them.

        Raises:
            FieldErrors: They do not fit.
        """
        raise NotImplementedError

    def take_apart(self, value: Any) -> list[Any]:
        """Return what a value that a function returned means for each of `parts()`.

        Raises:
            ReturnError: It is no such value.
        """
        raise NotImplementedError
