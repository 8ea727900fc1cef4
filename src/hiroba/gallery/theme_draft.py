"""`ThemeDraft`: what was chosen in the theme builder, as a theme, as code and as a style sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from PIL import ImageColor

from hiroba.errors import ArgumentError
from hiroba.server.page import PageFiles
from hiroba.server.pages.look_data import DARK, LIGHT
from hiroba.themes import Base
from hiroba.themes.colors_data import STEPS as STEPS_OF_HUES
from hiroba.themes.find import THEMES
from hiroba.themes.scale import READABLE, contrast
from hiroba.themes.variables_data import TWICE

__all__ = ["PLAIN_COLOUR", "ThemeDraft"]

PAGE = PageFiles()

PLAIN_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_REFERENCE = re.compile(r"var\(--_?([a-z0-9-]+)\)")
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_DIGITS = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_STEP = re.compile(r"\*(?:primary|secondary|neutral)_(\d+)")
_KEYWORDS = {"transparent", "currentcolor", "inherit", "initial", "unset", "none"}

_SCALES = ("neutral-", "accent-")

STEPS = {"page": "neutral-1", "raised": "neutral-3", "text": "neutral-12", "text-muted": "neutral-11"}
ACCENTS = {"accent": "accent-9", "accent-text": "accent-11"}
FALLBACKS = {
    "button-primary-background-fill": "accent",
    "button-primary-text-color": "on-accent",
    "field-ground": "surface",
    "link-text-color": "accent-text",
}
"""Tokens that are another one where a theme says nothing. NOTE: web/src/theme/tokens.css and button.css say the same."""

PAIRS = (
    ("Text", "text", "page", "the page"),
    ("Text", "text", "surface", "a surface"),
    ("Muted text", "text-muted", "page", "the page"),
    ("Muted text", "text-muted", "surface", "a surface"),
    ("Text", "text", "field-ground", "a field"),
    ("Links", "link-text-color", "page", "the page"),
    ("The text of a button", "button-primary-text-color", "button-primary-background-fill", "its ground"),
)


@dataclass(frozen=True)
class ThemeDraft:
    """A theme as it is being made.

    Attributes:
        base: Name of the theme that it begins with.
        parameters: Those of its constructor that were chosen.
        variables: Those that were set, by name; of dark pages with `_dark` at the end.
    """

    base: str = "default"
    parameters: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)

    def theme(self) -> Base:
        """Return the theme.

        Raises:
            ArgumentError: Something that was typed has no meaning.
        """
        for name, value in self.variables.items():
            _require_colour(name, value.strip())
        return THEMES[self.base](**self.parameters).set(**self.variables)

    def code(self) -> str:
        """Return the program that uses it."""
        name = THEMES[self.base].__name__
        words = "".join(f"    {key}={value!r},\n" for key, value in self.parameters.items())
        made = f"gr.themes.{name}(\n{words})" if words else f"gr.themes.{name}()"
        if self.variables:
            made += ".set(\n" + "".join(f"    {key}={value!r},\n" for key, value in self.variables.items()) + ")"
        return (
            f"import hiroba as gr\n\ntheme = {made}\n\nwith gr.Blocks() as demo:\n    ...\n\ndemo.launch(theme=theme)\n"
        )

    def style(self) -> str:
        """Return its style sheet and those of its fonts, as elements that may stand anywhere on a page."""
        theme = self.theme()
        variables = theme.variables().items()
        light = "".join(f"{name}:{value};" for name, value in variables if not name.startswith("dark:"))
        dark = "".join(f"{name[5:]}:{value};" for name, value in variables if name.startswith("dark:"))
        sheets = dict.fromkeys(filter(None, map(PAGE.font_style, (font.name for font in theme.wanted_fonts()))))
        links = "".join(f'<link rel="stylesheet" href="hiroba/assets/{name}">' for name in sheets)
        return f"{links}<style>{_safe(f':root{{{light}}}:root.dark{{{dark}}}')}</style>"

    def faults(self) -> list[str]:
        """Return a sentence for each text that would be hard to read. Colours that are not plain ones are not judged."""
        found: dict[str, None] = {}
        for look, colours in (("light", self._colours(False)), ("dark", self._colours(True))):
            for what, text, ground, where in PAIRS:
                one, other = colours(text), colours(ground)
                if one and other and contrast(one, other) < READABLE:
                    ratio = f"{contrast(one, other):.1f}"
                    found[f"{what} on {where} has a contrast of {ratio} on {look} pages; {READABLE} can be read."] = (
                        None
                    )
        return list(found)

    def _colours(self, is_dark: bool) -> _Colours:
        given = self.theme().variables()
        plain = {_plain(name): value for name, value in given.items() if not name.startswith("dark:")}
        dark = {_plain(name): value for name, value in given.items() if name.startswith("dark:")}
        # Dark pages have values of their own for these, so what was said for light ones does not reach them.
        lasting = {
            name: value
            for name, value in plain.items()
            if name not in DARK and name.replace("-", "_") not in TWICE and not name.startswith(_SCALES)
        }
        return _Colours(lasting | dark if is_dark else plain, is_dark)


def _plain(name: str) -> str:
    return name.removeprefix("dark:").removeprefix("--").removeprefix("_")


class _Colours:
    """Tokens as plain colours."""

    def __init__(self, given: Mapping[str, str], is_dark: bool) -> None:
        self._given = given
        self._default = DARK if is_dark else LIGHT
        self._steps = {**STEPS, **ACCENTS, **({"surface": "neutral-2"} if is_dark else {})}

    def __call__(self, token: str) -> str | None:
        """Return a colour in hexadecimal digits, or `None` if it is not a plain one."""
        for name in (token, self._steps.get(token, token)):
            if name in self._given:
                return self._plain(self._given[name])
        if token in FALLBACKS:
            return self(FALLBACKS[token])
        return self._default.get(token)

    def _plain(self, value: str) -> str | None:
        reference = _REFERENCE.fullmatch(value.strip())
        if reference:
            return self(reference[1])
        value = value.strip()
        if value.lower() in ImageColor.colormap:
            value = "#{:02x}{:02x}{:02x}".format(*ImageColor.getrgb(value))
        return value if PLAIN_COLOUR.fullmatch(value) else None


def _require_colour(name: str, value: str) -> None:
    """Refuse what no browser takes for a colour or another ground, as far as that is told without one."""
    if _WORD.fullmatch(value):
        is_known = value.lower() in ImageColor.colormap or value.lower() in _KEYWORDS
    elif value.startswith("#"):
        is_known = _DIGITS.fullmatch(value) is not None
    else:
        is_whole = value.count("(") == value.count(")") and not set(value) & set(";{}<>")
        is_known = is_whole and all(int(step) in STEPS_OF_HUES for step in _STEP.findall(value))
    if not is_known:
        raise ArgumentError(
            f"`{name}` is no colour: {value!r}. Write one such as `#1a57ad`, or a step such as `*primary_500`."
        )


def _safe(css: str) -> str:
    return css.replace("<", "").replace("@import", "")
