"""`Neon`: signs of gas."""

from __future__ import annotations

from typing import Any, ClassVar

from hiroba.themes.base import Base

__all__ = ["Neon"]


class Neon(Base):
    """Lime on black and white, with wide distances and very round corners.

    Args:
        **options: See `Base`.
    """

    name: ClassVar[str] = "neon"

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "primary_hue": "lime",
                "secondary_hue": "cyan",
                "neutral_hue": "neutral",
                "spacing_size": "lg",
                "radius_size": "xxl",
                "font": ("Lexend",),
                "font_mono": ("Space Mono",),
                **options,
            }
        )
        self.set(
            button_primary_background_fill="*primary_400",
            button_primary_background_fill_hover="*primary_300",
            button_primary_text_color="*primary_950",
            button_primary_background_fill_dark="*primary_400",
            button_primary_background_fill_hover_dark="*primary_300",
            button_primary_text_color_dark="*primary_950",
            input_border_color_focus_dark="*primary_400",
        )
