"""Group: children joined into one surface."""

from __future__ import annotations

from typing import Unpack

from hiroba.components.node import Container, NodeOptions

__all__ = ["Group"]


class Group(Container):
    """Children stand below each other without gaps, on one surface with one border.

    Args:
        **options: See `NodeOptions`.
    """

    def __init__(self, **options: Unpack[NodeOptions]) -> None:
        super().__init__(**options)
