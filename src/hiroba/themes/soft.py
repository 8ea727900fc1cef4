"""`Soft`: rounder corners on a tinted ground."""

from __future__ import annotations

from typing import Any, ClassVar

from hiroba.themes.base import Base

__all__ = ["Soft"]


class Soft(Base):
    """Indigo on a gray ground, with round corners.

    Args:
        **options: See `Base`.
    """

    name: ClassVar[str] = "soft"

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "primary_hue": "indigo",
                "secondary_hue": "indigo",
                "neutral_hue": "gray",
                "radius_size": "lg",
                "font": ("Montserrat",),
                **options,
            }
        )
        self.set(body_background_fill="*neutral_50", body_background_fill_dark="*neutral_950")
