"""Row: children beside each other."""

from __future__ import annotations

from typing import Unpack

from hiroba.components.node import Container, NodeOptions
from hiroba.layout.length import Length, check_length
from hiroba.layout.share import Variant, check_share, check_variant

__all__ = ["Row"]


class Row(Container):
    """Children stand beside each other and share the width by their `scale`; they wrap rather than be narrower than `min_width`.

    Args:
        variant: See `Variant`.
        scale: Share of the room among its own neighbours.
        height: Its height; what is higher scrolls.
        max_height: Most height that it takes; what is higher scrolls.
        min_height: Least height.
        equal_height: Whether all children are as high as the highest.
        show_progress: Whether it shows the progress of a run that has it as an output.
        **options: See `NodeOptions`.
    """

    def __init__(
        self,
        *,
        variant: Variant = "default",
        scale: int | None = None,
        height: Length | None = None,
        max_height: Length | None = None,
        min_height: Length | None = None,
        equal_height: bool = False,
        show_progress: bool = False,
        **options: Unpack[NodeOptions],
    ) -> None:
        self.variant = check_variant(variant)
        self.scale = check_share("scale", scale)
        self.height = check_length("height", height)
        self.max_height = check_length("max_height", max_height)
        self.min_height = check_length("min_height", min_height)
        self.equal_height = equal_height
        self.show_progress = show_progress
        super().__init__(**options)
