"""Themes: how an app looks. `launch(theme=hiroba.themes.Soft(primary_hue="teal"))`, or by name: `theme="soft"`."""

from hiroba.themes import colors, sizes
from hiroba.themes.base import Base
from hiroba.themes.citrus import Citrus
from hiroba.themes.colors import Color
from hiroba.themes.default import Default
from hiroba.themes.fonts import Font, GoogleFont, LocalFont
from hiroba.themes.glass import Glass
from hiroba.themes.monochrome import Monochrome
from hiroba.themes.ocean import Ocean
from hiroba.themes.origin import Origin
from hiroba.themes.sizes import Size
from hiroba.themes.soft import Soft

__all__ = [
    "Base",
    "Citrus",
    "Color",
    "Default",
    "Font",
    "Glass",
    "GoogleFont",
    "LocalFont",
    "Monochrome",
    "Ocean",
    "Origin",
    "Size",
    "Soft",
    "ThemeClass",
    "colors",
    "sizes",
]

ThemeClass = Base
"""The class of all themes, under the name by which programs of the compatible API know it."""
