"""A theme by its name."""

from __future__ import annotations

from hiroba.errors import ArgumentError
from hiroba.themes.base import Base
from hiroba.themes.citrus import Citrus
from hiroba.themes.default import Default
from hiroba.themes.glass import Glass
from hiroba.themes.monochrome import Monochrome
from hiroba.themes.ocean import Ocean
from hiroba.themes.origin import Origin
from hiroba.themes.soft import Soft

__all__ = ["find_theme"]

THEMES: dict[str, type[Base]] = {
    theme.name: theme for theme in (Base, Citrus, Default, Glass, Monochrome, Ocean, Origin, Soft)
}


def find_theme(theme: Base | str) -> Base:
    """Return a theme given as such or by its name; a name may have the prefix of existing programs, as in `gradio/soft`.

    Raises:
        ArgumentError: No theme has this name, or it is neither.
    """
    if isinstance(theme, Base):
        return theme
    name = theme.lower().removeprefix("gradio/") if isinstance(theme, str) else ""
    if name not in THEMES:
        raise ArgumentError(
            f"`theme` must be an object of `hiroba.themes` or one of {', '.join(map(repr, THEMES))}, got {theme!r}."
        )
    return THEMES[name]()
