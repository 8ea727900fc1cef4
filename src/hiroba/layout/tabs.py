"""Tabs, and each Tab of them: several panels of which one is shown."""

from __future__ import annotations

from typing import Any, Literal, Self, Unpack

from hiroba.components import events
from hiroba.components.node import Container, NodeOptions, Visibility
from hiroba.errors import ArgumentError
from hiroba.layout.bar import Bar
from hiroba.layout.length import Length, check_length
from hiroba.layout.share import check_share

__all__ = ["Tab", "TabItem", "Tabs"]

OVERFLOWS = ("menu", "wrap")
ALIGNMENTS = ("left", "right")


class Tabs(Bar):
    """A bar of tabs, of which one is open; its children are `Tab`s. Both events tell the place and the name of the tab.

    A function opens a tab by returning `Tabs(selected=...)`.

    Args:
        selected: `id` of the tab that is open; the first one if `None`. A number that is no tab's `id` is a place, from 0.
        overflow_behavior: Tabs that find no room in the bar go into a menu, or onto another line.
        **options: See `NodeOptions`.
    """

    panel = "Tab"
    change = events.CHANGE
    select = events.SELECT

    def __init__(
        self,
        *,
        selected: int | str | None = None,
        overflow_behavior: Literal["menu", "wrap"] = "menu",
        **options: Unpack[NodeOptions],
    ) -> None:
        if overflow_behavior not in OVERFLOWS:
            raise ArgumentError(f'`overflow_behavior` must be "menu" or "wrap", got {overflow_behavior!r}.')
        if selected is not None and not isinstance(selected, (int, str)):
            raise ArgumentError(f"`selected` must be the `id` of a tab, a number or a text, got {selected!r}.")
        self.selected = selected
        self.overflow_behavior = overflow_behavior
        super().__init__(**options)


class Tab(Container):
    """A panel and its name in the bar. Tabs that stand in no `Tabs` and follow each other share one.

    What is in a tab is built in the browser when it is opened for the first time. `select` tells that it is open now, by whomever it was
    opened, the one that is open at the beginning included.

    Args:
        label: Its name.
        visible: Whether it is in the bar.
        interactive: Whether it can be opened.
        id: By what `Tabs(selected=...)` names it.
        alignment: The end of the bar at which it stands.
        scale: Share of the height, in a page that fills the window.
        height: Height of the panel; what is higher scrolls.
        max_height: Most height that the panel takes; what is higher scrolls.
        render_children: Whether its content is built before it is opened.
        **options: See `NodeOptions`.
    """

    select = events.SELECT

    def __init__(  # type: ignore[misc]  # `visible` is one of the options, and the second parameter by position
        self,
        label: str | None = None,
        visible: Visibility = True,
        interactive: bool = True,
        *,
        id: int | str | None = None,
        alignment: Literal["left", "right"] = "left",
        scale: int | None = None,
        height: Length | None = None,
        max_height: Length | None = None,
        render_children: bool = False,
        **options: Unpack[NodeOptions],
    ) -> None:
        if alignment not in ALIGNMENTS:
            raise ArgumentError(f'`alignment` must be "left" or "right", got {alignment!r}.')
        self.label = label
        self.interactive = interactive
        self.tab_id = id
        self.alignment = alignment
        self.scale = check_share("scale", scale)
        self.height = check_length("height", height)
        self.max_height = check_length("max_height", max_height)
        self.render_children = render_children
        super().__init__(visible=visible, **options)

    def render(self) -> Self:
        """Place this tab in the bar around it, or in one made for it."""
        with Tabs.around():
            return super().render()

    def props(self) -> dict[str, Any]:
        """Return the parameters; `id` is the author's, where the attribute is the node's."""
        return super().props() | {"id": self.tab_id}


TabItem = Tab
