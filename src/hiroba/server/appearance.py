"""How an app looks, as `launch` and its author say: theme, script and the links at the foot, put into its description."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from hiroba.server.footer import footer_links
from hiroba.server.settings import Settings
from hiroba.server.texts import languages
from hiroba.themes.fonts import Font
from hiroba.wire.page import PageDescription

__all__ = ["dressed", "theme_css", "theme_fonts"]


def dressed(
    page: PageDescription, settings: Settings, language: str = "en", files_folder: Path | None = None
) -> PageDescription:
    """Return the description of a page with its appearance, and its author's texts in a language.

    Args:
        page: The page as its author built it.
        settings: How the app was launched.
        language: The visitor's.
        files_folder: Where functions read files, for a page with scripts.
    """
    links = footer_links(settings.footer_links)
    return msgspec.structs.replace(
        page,
        theme={**page.theme, **theme_variables(settings.theme)},
        js=page.js or settings.js,
        footer_links=links,
        texts=settings.i18n.texts(language) if settings.i18n else {},
        languages=list(languages()) if "settings" in links else [],
        max_file_bytes=settings.max_file_bytes,
        show_error=settings.show_error,
        files_folder=str(files_folder or ""),
    )


def theme_variables(theme: Any) -> dict[str, str]:
    """Return the CSS variables of a theme, given as an object of `hiroba.themes`, by its name, or as `None`."""
    if theme is None:
        return {}
    from hiroba.themes.find import find_theme

    return find_theme(theme).variables()


def theme_css(theme: Any) -> str:
    """Return the further CSS of a theme, given as for `theme_variables`."""
    if theme is None:
        return ""
    from hiroba.themes.find import find_theme

    return find_theme(theme).custom_css


def theme_fonts(theme: Any) -> list[Font]:
    """Return the fonts that a theme names, given as for `theme_variables`."""
    if theme is None:
        return []
    from hiroba.themes.find import find_theme

    return find_theme(theme).wanted_fonts()
