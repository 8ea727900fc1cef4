"""`Default`: the page as it is without a theme."""

from __future__ import annotations

from typing import ClassVar

from hiroba.themes.base import Base

__all__ = ["Default"]


class Default(Base):
    """The look of Hiroba, from which every parameter may be changed; see `Base`."""

    name: ClassVar[str] = "default"
