"""Column: children below each other."""

from __future__ import annotations

from typing import Unpack

from hiroba.components.node import Container, NodeOptions
from hiroba.layout.share import Variant, check_share, check_variant

__all__ = ["Column"]


class Column(Container):
    """Children stand below each other. Inside of a row it shares the width.

    Args:
        scale: Share of the width among its neighbours in a row; 0 takes no more than it needs.
        min_width: Pixels; the row wraps rather than make it narrower.
        variant: See `Variant`.
        show_progress: Whether it shows the progress of a run that has it as an output.
        **options: See `NodeOptions`.
    """

    def __init__(
        self,
        *,
        scale: int = 1,
        min_width: int = 320,
        variant: Variant = "default",
        show_progress: bool = False,
        **options: Unpack[NodeOptions],
    ) -> None:
        self.scale = check_share("scale", scale)
        self.min_width = check_share("min_width", min_width)
        self.variant = check_variant(variant)
        self.show_progress = show_progress
        super().__init__(**options)
