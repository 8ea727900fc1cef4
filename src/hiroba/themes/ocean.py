"""`Ocean`: green and blue, with very round corners."""

from __future__ import annotations

from typing import Any, ClassVar

from hiroba.themes.base import Base

__all__ = ["Ocean"]


class Ocean(Base):
    """Emerald and sky, with very round corners.

    Args:
        **options: See `Base`.
    """

    name: ClassVar[str] = "ocean"

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "primary_hue": "emerald",
                "secondary_hue": "sky",
                "neutral_hue": "zinc",
                "radius_size": "xxl",
                "font": ("IBM Plex Sans",),
                **options,
            }
        )
