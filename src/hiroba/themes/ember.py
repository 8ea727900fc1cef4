"""`Ember`: warm light."""

from __future__ import annotations

from typing import Any, ClassVar

from hiroba.themes.base import Base

__all__ = ["Ember"]


class Ember(Base):
    """Orange on warm grounds, with round corners.

    Args:
        **options: See `Base`.
    """

    name: ClassVar[str] = "ember"

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "primary_hue": "orange",
                "secondary_hue": "orange",
                "neutral_hue": "stone",
                "radius_size": "lg",
                "font": ("Source Sans 3",),
                "font_mono": ("Source Code Pro",),
                **options,
            }
        )
        self.set(
            body_background_fill="*neutral_100",
            body_background_fill_dark="*neutral_950",
            block_background_fill="*neutral_50",
            block_background_fill_dark="*neutral_900",
        )
