"""A theme by its name."""

from __future__ import annotations

import logging

from hiroba.errors import ArgumentError
from hiroba.themes.base import Base
from hiroba.themes.citrus import Citrus
from hiroba.themes.cyberpunk import Cyberpunk
from hiroba.themes.default import Default
from hiroba.themes.ember import Ember
from hiroba.themes.glass import Glass
from hiroba.themes.mario import Mario
from hiroba.themes.monochrome import Monochrome
from hiroba.themes.neon import Neon
from hiroba.themes.ocean import Ocean
from hiroba.themes.origin import Origin
from hiroba.themes.soft import Soft

__all__ = ["THEMES", "find_theme"]

logger = logging.getLogger(__name__)

THEMES: dict[str, type[Base]] = {
    theme.name: theme
    for theme in (Base, Citrus, Cyberpunk, Default, Ember, Glass, Mario, Monochrome, Neon, Ocean, Origin, Soft)
}
"""The themes of Hiroba, by their names."""


def find_theme(theme: Base | str) -> Base:
    """Return a theme given as such or by its name; a name may have the prefix of existing programs, as in `gradio/soft`.

    The name of a theme that others keep on a hub, `owner/name`, stands for the default, and is told in the log.

    Raises:
        ArgumentError: No theme has this name, or it is neither.
    """
    if isinstance(theme, Base):
        return theme
    name = theme.lower().removeprefix("gradio/") if isinstance(theme, str) else ""
    if name.count("/") == 1 and all(name.split("/")):
        # A program that names a theme of others still runs; only its look is missing.
        logger.warning(
            "The theme %r is kept elsewhere, and pages fetch nothing from elsewhere. The default is shown.", theme
        )
        return Default()
    if name not in THEMES:
        raise ArgumentError(
            f"`theme` must be an object of `hiroba.themes` or one of {', '.join(map(repr, THEMES))}, got {theme!r}."
        )
    return THEMES[name]()
