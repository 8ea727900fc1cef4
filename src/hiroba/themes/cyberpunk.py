"""`Cyberpunk`: neon signs at night."""

from __future__ import annotations

from typing import Any, ClassVar

from hiroba.themes.base import Base

__all__ = ["Cyberpunk"]


class Cyberpunk(Base):
    """Fuchsia and cyan on a violet night, with nearly square corners.

    Args:
        **options: See `Base`.
    """

    name: ClassVar[str] = "cyberpunk"

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "primary_hue": "fuchsia",
                "secondary_hue": "cyan",
                "neutral_hue": "slate",
                "radius_size": "sm",
                "font": ("Chakra Petch",),
                "font_mono": ("Share Tech Mono",),
                **options,
            }
        )
        self.set(
            body_background_fill="*neutral_100",
            body_background_fill_dark="#0b0518",
            block_background_fill_dark="#150c2a",
            input_background_fill_dark="#1c1136",
            border_color_primary_dark="#43306e",
            input_border_color_dark="#6a4bb0",
        )
