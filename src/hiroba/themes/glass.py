"""`Glass`: small and cool."""

from __future__ import annotations

from typing import Any, ClassVar

from hiroba.themes.base import Base

__all__ = ["Glass"]


class Glass(Base):
    """Blue on slate, small text and narrow distances.

    Args:
        **options: See `Base`.
    """

    name: ClassVar[str] = "glass"

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "primary_hue": "blue",
                "secondary_hue": "slate",
                "neutral_hue": "slate",
                "spacing_size": "sm",
                "radius_size": "sm",
                "text_size": "sm",
                "font": ("Optima", "Candara"),
                **options,
            }
        )
        self.set(
            body_background_fill="linear-gradient(*neutral_50, *neutral_200)", body_background_fill_dark="*neutral_950"
        )
