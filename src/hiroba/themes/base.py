"""`Base`: what every theme is: hues, sizes, fonts, and single variables, turned into the CSS variables of a page."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Self

from hiroba.errors import ArgumentError
from hiroba.themes.colors import Color, find_color
from hiroba.themes.colors_data import STEPS
from hiroba.themes.fonts import Font, font_stack
from hiroba.themes.scale import accent_scale, mix, neutral_scale
from hiroba.themes.sizes import NAMES, Size, find_size
from hiroba.themes.variables_data import FOLLOWERS, TOKENS, TWICE, VARIABLES

__all__ = ["Base"]

SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK JP", "Noto Sans Arabic", sans-serif'
MONO = 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace'

SPACES_PX = (4, 8, 12, 16, 24, 32, 48)
TEXTS_PX = (12, 13, 14, 16, 20, 24)
MIDDLE_SPACE_PX = 6
MIDDLE_TEXT_PX = 14
"""`md` of the sizes under which the page looks as it does without a theme."""

_NOTHING = frozenset(["none", "transparent", "unset", "0", "0px"])
"""Grounds and borders that are not seen."""

_REFERENCE = re.compile(r"\*([a-z][a-z0-9_]*)")
_PICTURE = re.compile(r"gradient\(|url\(|image-set\(", re.IGNORECASE)


class Base:
    """A theme. What is `None` stays as it is on a page without a theme.

    Args:
        primary_hue: The accent: a `Color` or its name.
        secondary_hue: For `*secondary_500` in variables, and `var(--secondary-500)` in the author's CSS.
        neutral_hue: Grounds, lines and text.
        text_size: Size of text: a `Size`, or `"sm"`, `"md"`, `"lg"`.
        spacing_size: Distances.
        radius_size: Corners; also `"none"` and `"xxl"`.
        font: Fonts for text; see `hiroba.themes.fonts` for those that the app brings.
        font_mono: Fonts for code.

    Attributes:
        custom_css: Further CSS of the theme, which stands before the author's.
    """

    name: ClassVar[str] = "base"
    custom_css: str = ""

    def __init__(
        self,
        *,
        primary_hue: Color | str | None = None,
        secondary_hue: Color | str | None = None,
        neutral_hue: Color | str | None = None,
        text_size: Size | str | None = None,
        spacing_size: Size | str | None = None,
        radius_size: Size | str | None = None,
        font: Font | str | Iterable[Font | str] | None = None,
        font_mono: Font | str | Iterable[Font | str] | None = None,
    ) -> None:
        self.hues = {
            "primary": None if primary_hue is None else find_color(primary_hue),
            "secondary": None if secondary_hue is None else find_color(secondary_hue),
            "neutral": None if neutral_hue is None else find_color(neutral_hue),
        }
        self.sizes = {
            "text": find_size(text_size or "md", "text"),
            "spacing": find_size(spacing_size or "md", "spacing"),
            "radius": find_size(radius_size or "md", "radius"),
        }
        self.fonts = {"--font": (font, SANS), "--_mono": (font_mono, MONO)}
        self.given: dict[str, str] = {}

    def set(self, **variables: Any) -> Self:
        """Set single variables, such as `button_primary_background_fill="*primary_700"`; those that end in `_dark` are for dark pages.

        `*name` in a value stands for a step of a hue (`*primary_500`), a size (`*spacing_md`) or another variable.

        Raises:
            ArgumentError: There is no variable of this name.
        """
        for name, value in variables.items():
            if name.removesuffix("_dark") not in VARIABLES:
                near = difflib.get_close_matches(name, VARIABLES, 1)
                hint = f" Did you mean `{near[0]}`?" if near else ""
                raise ArgumentError(f"Themes have no variable `{name}`.{hint}")
            if value is not None:
                self.given[name] = str(value)
        return self

    def variables(self) -> dict[str, str]:
        """Return the CSS variables that differ from a page without a theme; `dark:` before a name means dark pages."""
        return dict(
            item
            for part in (self._scales(), self._colours(), self._sizes(), self._fonts(), self._given())
            for item in part
        )

    def wanted_fonts(self) -> list[Font]:
        """Return the fonts that it names."""
        named = [fonts for fonts, _ in self.fonts.values() if fonts is not None]
        flat = [font for fonts in named for font in ([fonts] if isinstance(fonts, (Font, str)) else fonts)]
        return [font if isinstance(font, Font) else Font(font) for font in flat]

    def to_dict(self) -> dict[str, Any]:
        """Return the theme as JSON has it: `{"theme": variables, "version": ...}`, which `from_dict` reads."""
        from hiroba.themes.stored import describe

        return describe(self)

    def dump(self, filename: str) -> None:
        """Write the theme into a JSON file, which `load` reads.

        Raises:
            ArgumentError: The name does not end in `.json`.
        """
        from hiroba.themes.stored import write

        write(self, filename)

    @classmethod
    def from_dict(cls, theme: dict[str, Any]) -> Base:
        """Return the theme that `to_dict` described, here or in a program of the compatible API.

        Raises:
            ArgumentError: It describes none.
        """
        from hiroba.themes.stored import restore

        return restore(Base(), theme)

    @classmethod
    def load(cls, path: str) -> Base:
        """Return the theme in a JSON file.

        Raises:
            ArgumentError: The file holds none.
        """
        from hiroba.themes.stored import read

        return cls.from_dict(read(path))

    @classmethod
    def from_hub(cls, repo_name: str, token: str | None = None) -> Base:
        """Refuse: no theme is fetched from elsewhere.

        Raises:
            ArgumentError: Always; it says what to do.
        """
        raise ArgumentError(
            f"The theme {repo_name!r} is kept on a hub, and none is asked. Save it as a file, and use `Base.load(path)`."
        )

    def push_to_hub(
        self,
        repo_name: str,
        org_name: str | None = None,
        version: str | None = None,
        token: str | None = None,
        theme_name: str | None = None,
        description: str | None = None,
        private: bool = False,
    ) -> None:
        """Refuse: there is no hub for themes.

        Raises:
            ArgumentError: Always; it says what to do.
        """
        raise ArgumentError(
            f"There is no hub that {repo_name!r} could go to. Keep the theme as a file with `dump(filename)`."
        )

    def _scales(self) -> Iterator[tuple[str, str]]:
        for role, hue in self._all_hues().items():
            yield from ((f"--{role}-{number}", hue.step(number)) for number in STEPS)

    def _all_hues(self) -> dict[str, Color]:
        stand_ins = {"primary": "lapis", "secondary": "lapis", "neutral": "slate"}
        return {role: hue or find_color(stand_ins[role]) for role, hue in self.hues.items()}

    def _colours(self) -> Iterator[tuple[str, str]]:
        neutral, primary = self.hues["neutral"], self.hues["primary"]
        for prefix, is_dark in (("", False), ("dark:", True)):
            if neutral is not None:
                yield from _steps(f"{prefix}--_neutral", neutral_scale(neutral, is_dark))
                yield f"{prefix}--_text-faint", neutral.c400 if is_dark else mix(neutral.c500, neutral.c600, 0.4)
            if primary is not None:
                yield from _steps(f"{prefix}--_accent", accent_scale(primary, is_dark))

    def _sizes(self) -> Iterator[tuple[str, str]]:
        for role, size in self.sizes.items():
            if size.expand() != find_size("md", role).expand():
                yield from ((f"--{role}-{name}", getattr(size, name)) for name in NAMES)
        spacing, text, radius = self.sizes["spacing"], self.sizes["text"], self.sizes["radius"]
        if spacing.pixels("md") != MIDDLE_SPACE_PX:
            share = spacing.pixels("md") / MIDDLE_SPACE_PX
            yield from ((f"--_space-{px}", f"{round(px * share)}px") for px in SPACES_PX)
        if text.pixels("md") != MIDDLE_TEXT_PX:
            share = text.pixels("md") / MIDDLE_TEXT_PX
            yield from ((f"--_text-{px}", f"{round(px * share)}px") for px in TEXTS_PX)
            yield "--_line-14", f"{round(20 * share)}px"
        if radius.name != "radius_md":
            yield "--_radius-6", radius.md
            yield "--_radius-10", radius.lg

    def _fonts(self) -> Iterator[tuple[str, str]]:
        for name, (fonts, fallback) in self.fonts.items():
            if fonts is not None:
                yield name, font_stack(fonts, fallback)

    def _given(self) -> Iterator[tuple[str, str]]:
        for name, value in (self._followers() | self.given).items():
            plain = name.removesuffix("_dark")
            prefix = "dark:" if name != plain else ""
            resolved = self._resolve(value, is_dark=bool(prefix))
            yield f"{prefix}--{plain.replace('_', '-')}", resolved
            if plain == "body_background_fill":
                # Only a colour is painted where room is kept for the scroll bar.
                yield f"{prefix}--page-gutter", "auto" if _PICTURE.search(resolved) else "stable"
            if plain in TOKENS:
                yield f"{prefix}{TOKENS[plain]}", resolved
                if not prefix and plain not in TWICE and f"{plain}_dark" not in self.given:
                    yield f"dark:{TOKENS[plain]}", self._resolve(value, is_dark=True)

    def _followers(self) -> dict[str, str]:
        followers = {}
        for follower, (leaders, value) in FOLLOWERS.items():
            if any(self.given.get(leader, "none") not in _NOTHING for leader in leaders):
                followers[follower] = value
            if follower in TWICE and any(f"{leader}_dark" in self.given for leader in leaders):
                followers[f"{follower}_dark"] = value
        return followers

    def _resolve(self, value: str, is_dark: bool, seen: frozenset[str] = frozenset()) -> str:
        def replace(match: re.Match[str]) -> str:
            name = match[1]
            if name in seen:
                raise ArgumentError(f"The variable `{name}` of this theme refers to itself.")
            return self._reference(name, is_dark, seen)

        return _REFERENCE.sub(replace, value)

    def _reference(self, name: str, is_dark: bool, seen: frozenset[str]) -> str:
        role, _, step = name.rpartition("_")
        if role in self.hues and step.isdigit():
            return f"var(--{role}-{step})"
        if role in self.sizes and step in NAMES:
            size: str = getattr(self.sizes[role], step)
            return size
        given = self._followers() | self.given
        for candidate in (f"{name}_dark", name) if is_dark else (name,):
            if candidate in given:
                return self._resolve(given[candidate], is_dark, seen | {name})
        plain = name.removesuffix("_dark")
        if plain not in VARIABLES:
            raise ArgumentError(f"`*{name}` is neither a step of a hue, a size nor a variable of themes.")
        return f"var({TOKENS.get(plain, '--' + plain.replace('_', '-'))})"


def _steps(name: str, colours: list[str]) -> Iterator[tuple[str, str]]:
    return ((f"{name}-{i}", colour) for i, colour in enumerate(colours, 1))
