"""Accordion: a part of the page that can be folded."""

from __future__ import annotations

from typing import Unpack

from hiroba.components import events
from hiroba.components.node import Container, NodeOptions
from hiroba.layout.length import Length, check_length

__all__ = ["Accordion"]


class Accordion(Container):
    """A title; a press on it shows or hides what is below. While it is closed, its content is not built.

    Args:
        label: Its title.
        open: Whether its content is shown.
        height: Height of the content; what is higher scrolls.
        max_height: Most height that the content takes; what is higher scrolls.
        **options: See `NodeOptions`.
    """

    expand = events.EXPAND
    collapse = events.COLLAPSE

    def __init__(
        self,
        label: str | None = None,
        *,
        open: bool = True,
        height: Length | None = None,
        max_height: Length | None = None,
        **options: Unpack[NodeOptions],
    ) -> None:
        self.label = label
        self.open = open
        self.height = check_length("height", height)
        self.max_height = check_length("max_height", max_height)
        super().__init__(**options)
