"""Fonts by name. The app brings the common ones from its own server, none is fetched from elsewhere, and others are used where installed."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Font", "GoogleFont", "LocalFont", "font_stack"]

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
    """A font of Google's collection. Nothing is fetched from Google, which would tell it of every visit.

    The app brings it if it is one of those in `web/src/fonts`, such as Inter or Roboto; another is used where the visitor has it installed, and
    the log says so.

    Args:
        name: Its family name.
        weights: Weights that a page uses; accepted for compatibility.
    """


class LocalFont(Font):
    """A font that the app brings if it is one of those in `web/src/fonts`, that the visitor has installed, or that the author brings.

    To bring another, put its file where the app may give it out, and declare it in `css` under the same name::

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


def _safe(name: str) -> str:
    return "".join(character for character in name if character not in '"\\<>{};')
