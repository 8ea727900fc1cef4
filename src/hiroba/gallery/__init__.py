"""The gallery: every component and layout at work, and the theme builder. A program as anyone writes it, upon the public names."""

from hiroba.gallery.app import build_gallery
from hiroba.gallery.theme_builder import build_theme_builder

__all__ = ["build_gallery", "build_theme_builder"]
