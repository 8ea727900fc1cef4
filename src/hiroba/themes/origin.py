"""`Origin`: orange on gray."""

from __future__ import annotations

from typing import Any, ClassVar

from hiroba.themes.base import Base

__all__ = ["Origin"]


class Origin(Base):
    """Orange on gray, as the first machine-learning demos looked.

    Args:
        **options: See `Base`.
    """

    name: ClassVar[str] = "origin"

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "primary_hue": "orange",
                "secondary_hue": "blue",
                "neutral_hue": "gray",
                "font": ("Source Sans 3",),
                **options,
            }
        )
