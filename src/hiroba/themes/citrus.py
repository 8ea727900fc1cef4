"""`Citrus`: amber on stone."""

from __future__ import annotations

from typing import Any, ClassVar

from hiroba.themes.base import Base

__all__ = ["Citrus"]


class Citrus(Base):
    """Amber on a warm ground, with wide distances.

    Args:
        **options: See `Base`.
    """

    name: ClassVar[str] = "citrus"

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "primary_hue": "amber",
                "secondary_hue": "amber",
                "neutral_hue": "stone",
                "spacing_size": "lg",
                "font": ("Ubuntu",),
                "font_mono": ("Roboto Mono",),
                **options,
            }
        )
