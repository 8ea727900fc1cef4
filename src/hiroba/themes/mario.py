"""`Mario`: a game of the eighties."""

from __future__ import annotations

from typing import Any, ClassVar

from hiroba.themes.base import Base

__all__ = ["Mario"]


class Mario(Base):
    """Bricks and a blue sky, with letters of pixels.

    Args:
        **options: See `Base`.
    """

    name: ClassVar[str] = "mario"

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "primary_hue": "orange",
                "secondary_hue": "green",
                "neutral_hue": "stone",
                "radius_size": "sm",
                "font": ("Press Start 2P",),
                "font_mono": ("Press Start 2P",),
                **options,
            }
        )
        self.set(
            body_background_fill="#dfe9ff",
            body_background_fill_dark="#101a3a",
            block_background_fill="#fff3d0",
            border_color_primary="#3d2410",
            input_border_color="#3d2410",
            button_primary_background_fill="#0b7a1e",
            button_primary_background_fill_hover="#09651a",
            button_primary_border_color="#3d2410",
            button_primary_background_fill_dark="#0b7a1e",
            button_primary_background_fill_hover_dark="#09651a",
            link_text_color="*neutral_800",
            link_text_color_dark="*primary_200",
        )
