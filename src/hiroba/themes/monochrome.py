"""`Monochrome`: black and white, with square corners."""

from __future__ import annotations

from typing import Any, ClassVar

from hiroba.themes.base import Base

__all__ = ["Monochrome"]


class Monochrome(Base):
    """No colour but those that carry meaning, and square corners.

    Args:
        **options: See `Base`.
    """

    name: ClassVar[str] = "monochrome"

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "primary_hue": "neutral",
                "secondary_hue": "neutral",
                "neutral_hue": "neutral",
                "spacing_size": "lg",
                "radius_size": "none",
                "font": ("Lora",),
                **options,
            }
        )
        self.set(
            button_primary_background_fill="*neutral_900",
            button_primary_background_fill_hover="*neutral_700",
            button_primary_background_fill_dark="*neutral_200",
            button_primary_background_fill_hover_dark="*neutral_50",
            button_primary_text_color_dark="*neutral_950",
        )
