"""Fonts by name. No page ever fetches one from elsewhere: a font is used where the visitor's machine has it."""

from __future__ import annotations

import functools
import logging
from collections.abc import Iterable

__all__ = ["Font", "GoogleFont", "LocalFont", "font_stack"]

logger = logging.getLogger(__name__)

GENERIC = ("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "inherit")


class Font:
    """A font by its name.

    Args:
        name: Its family name.
        weights: Weights that a page uses; accepted for compatibility.
    """

    def __init__(self, name: str, weights: Iterable[int] = (400, 600)) -> None:
        self.name = name
        self.weights = tuple(weights)

    def __str__(self) -> str:
        return self.name if self.name in GENERIC or self.name.startswith("ui-") else f'"{_safe(self.name)}"'

    def stylesheet(self) -> dict[str, str | None]:
        """Return the address and the text of a style sheet that brings the font: `None` both, because none is fetched."""
        return {"url": None, "css": None}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Font) and (self.name, self.weights) == (other.name, other.weights)

    def __hash__(self) -> int:
        return hash((self.name, self.weights))


class GoogleFont(Font):
    """A font of Google's collection, used where it is installed: fetching it would tell a third party of every visit. The log says so.

    Args:
        name: Its family name.
        weights: Weights that a page uses; accepted for compatibility.
    """

    def __init__(self, name: str, weights: Iterable[int] = (400, 600)) -> None:
        super().__init__(name, weights)
        _tell_of_missing(name)


class LocalFont(Font):
    """A font that the visitor has installed, or that the author brings.

    To bring one, put its file where the app may give it out, and declare it in `css` under the same name::

        gr.set_static_paths("fonts")
        css = '@font-face { font-family: "Mine"; src: url("/gradio_api/file=fonts/mine.woff2"); }'
        demo.launch(theme=gr.themes.Default(font=gr.themes.LocalFont("Mine")), css=css)

    Args:
        name: Its family name.
        weights: Weights that a page uses; accepted for compatibility.
    """


def font_stack(fonts: Font | str | Iterable[Font | str], fallback: str) -> str:
    """Return fonts as CSS, the wanted ones first.

    Args:
        fonts: One or several.
        fallback: What follows them: the fonts of the unthemed page, which reach all scripts.
    """
    wanted = [fonts] if isinstance(fonts, (Font, str)) else list(fonts)
    names = [str(font if isinstance(font, Font) else Font(font)) for font in wanted]
    return ", ".join([*(name for name in names if name not in GENERIC), fallback])


@functools.cache
def _tell_of_missing(name: str) -> None:
    logger.warning(
        "The font %r is not fetched from Google: visitors who have it installed see it, others one like it. "
        "To bring it yourself, declare it in `css` with a file of `allowed_paths`.",
        name,
    )


def _safe(name: str) -> str:
    return "".join(character for character in name if character not in '"\\<>{};')
