"""Themes: how an app looks. `launch(theme=hiroba.themes.Soft(primary_hue="teal"))`, or by name: `theme="soft"`."""

import sys
from typing import Any

from hiroba.themes import colors, fonts, sizes
from hiroba.themes.base import Base
from hiroba.themes.citrus import Citrus
from hiroba.themes.colors import Color
from hiroba.themes.cyberpunk import Cyberpunk
from hiroba.themes.default import Default
from hiroba.themes.ember import Ember
from hiroba.themes.fonts import Font, GoogleFont, LocalFont
from hiroba.themes.glass import Glass
from hiroba.themes.mario import Mario
from hiroba.themes.monochrome import Monochrome
from hiroba.themes.neon import Neon
from hiroba.themes.ocean import Ocean
from hiroba.themes.origin import Origin
from hiroba.themes.sizes import Size
from hiroba.themes.soft import Soft

__all__ = [
    "Base",
    "Citrus",
    "Color",
    "Cyberpunk",
    "Default",
    "Ember",
    "Font",
    "Glass",
    "GoogleFont",
    "LocalFont",
    "Mario",
    "Monochrome",
    "Neon",
    "Ocean",
    "Origin",
    "Size",
    "Soft",
    "ThemeClass",
    "builder",
    "colors",
    "fonts",
    "sizes",
    "utils",
]

utils = sys.modules[__name__]
"""This module, under the name below which programs of the compatible API look for `colors`, `fonts` and `sizes`."""
for _name, _module in {"utils": utils, "utils.colors": colors, "utils.fonts": fonts, "utils.sizes": sizes}.items():
    # All of them: a module that is found a second time, under another name, would have classes of its own.
    sys.modules[f"{__name__}.{_name}"] = _module

ThemeClass = Base
"""The class of all themes, under the name by which programs of the compatible API know it."""


def builder(*args: Any, **options: Any) -> Any:
    """Open the theme builder: a page to try hues, fonts, sizes and variables on real components, and to take the program home.

    Args:
        *args: As `launch` takes them.
        **options: As `launch` takes them, such as `server_port`.

    Returns:
        What `launch` returns.
    """
    from hiroba.gallery.theme_builder import build_theme_builder

    return build_theme_builder().launch(*args, **options)
