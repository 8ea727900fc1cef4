"""Walkthrough, and each Step of it: panels that are gone through one after the other."""

from __future__ import annotations

from typing import Any, Self, Unpack

from hiroba.components import events
from hiroba.components.node import Container, NodeOptions, Visibility
from hiroba.errors import ArgumentError
from hiroba.layout.bar import Bar
from hiroba.layout.share import check_share

__all__ = ["Step", "Walkthrough"]


class Walkthrough(Bar):
    """A line of numbered steps, of which one is open; its children are `Step`s. Both events tell the place and the name of the step.

    A function leads on by returning `Walkthrough(selected=...)`.

    Args:
        selected: `id` of the step that is open; the first one if `None`. A number that is no step's `id` is a place, from 0.
        **options: See `NodeOptions`.
    """

    panel = "Step"
    change = events.CHANGE
    select = events.SELECT

    def __init__(self, *, selected: int | None = None, **options: Unpack[NodeOptions]) -> None:
        self.selected = _check_number("selected", selected)
        super().__init__(**options)


class Step(Container):
    """A panel and its name in the line of steps. Steps that stand in no `Walkthrough` and follow each other share one.

    What is in a step is built in the browser when it is opened for the first time.

    Args:
        label: Its name.
        visible: Whether it is in the line.
        interactive: Whether the visitor can open it by its name; functions can in any case.
        id: By what `Walkthrough(selected=...)` names it, a number.
        scale: Share of the height, in a page that fills the window.
        **options: See `NodeOptions`.
    """

    select = events.SELECT

    def __init__(  # type: ignore[misc]  # `visible` is one of the options, and the second parameter by position
        self,
        label: str | None = None,
        visible: Visibility = True,
        interactive: bool = True,
        *,
        id: int | None = None,
        scale: int | None = None,
        **options: Unpack[NodeOptions],
    ) -> None:
        self.label = label
        self.interactive = interactive
        self.step_id = _check_number("id", id)
        self.scale = check_share("scale", scale)
        super().__init__(visible=visible, **options)

    def render(self) -> Self:
        """Place this step in the walkthrough around it, or in one made for it."""
        with Walkthrough.around():
            return super().render()

    def props(self) -> dict[str, Any]:
        """Return the parameters; `id` is the author's, where the attribute is the node's."""
        return super().props() | {"id": self.step_id}


def _check_number(name: str, value: Any) -> int | None:
    """Return `value` if it is a whole number or `None`.

    Raises:
        ArgumentError: It is not.
    """
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise ArgumentError(f"`{name}` must be the number of a step, got {value!r}.")
