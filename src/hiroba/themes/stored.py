"""Themes as JSON, in the form that existing programs write."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hiroba._version import __version__
from hiroba.errors import ArgumentError
from hiroba.themes.colors import Color
from hiroba.themes.colors_data import STEPS
from hiroba.themes.fonts import Font, LocalFont
from hiroba.themes.sizes import NAMES, Size
from hiroba.themes.variables_data import VARIABLES

if TYPE_CHECKING:
    from hiroba.themes.base import Base

__all__ = ["describe", "read", "restore", "write"]

FONTS = {"_font": "--font", "_font_mono": "--_mono"}


def describe(theme: Base) -> dict[str, Any]:
    """Return a theme as JSON has it: steps of its hues, lengths, fonts, and the variables that were set."""
    variables: dict[str, Any] = {"name": theme.name}
    for role, hue in theme.hues.items():
        if hue is not None:
            variables |= {f"{role}_{step}": hue.step(step) for step in STEPS}
    for role, size in theme.sizes.items():
        variables |= {f"{role}_{name}": getattr(size, name) for name in NAMES}
    for key, token in FONTS.items():
        fonts = theme.fonts[token][0]
        if fonts is not None:
            named = [fonts] if isinstance(fonts, (Font, str)) else fonts
            variables[key] = [_describe_font(font) for font in named]
    return {"theme": variables | theme.given, "version": __version__}


def restore(theme: Base, description: Mapping[str, Any]) -> Base:
    """Give a theme all that a description says; what it says of style sheets elsewhere is left out.

    Raises:
        ArgumentError: It is no description of a theme.
    """
    variables = description.get("theme") if isinstance(description, Mapping) else None
    if not isinstance(variables, Mapping):
        raise ArgumentError(f'A theme is described by a dictionary with the key "theme", got {description!r:.200}.')
    for role in theme.hues:
        theme.hues[role] = _hue(variables, role) or theme.hues[role]
    for role in theme.sizes:
        theme.sizes[role] = _size(variables, role) or theme.sizes[role]
    for key, token in FONTS.items():
        if key in variables:
            theme.fonts[token] = ([_font(font) for font in variables[key]], theme.fonts[token][1])
    known = {name: value for name, value in variables.items() if str(name).removesuffix("_dark") in VARIABLES}
    return theme.set(**{name: value for name, value in known.items() if isinstance(value, str)})


def read(path: str | Path) -> dict[str, Any]:
    """Return what a file says.

    Raises:
        ArgumentError: There is none, or it holds no JSON.
    """
    try:
        found: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ArgumentError(f"A theme is loaded from a JSON file, which {str(path)!r} is not: {error}") from error
    return found


def write(theme: Base, filename: str | Path) -> None:
    """Write a theme into a file.

    Raises:
        ArgumentError: The name does not end in `.json`.
    """
    path = Path(filename)
    if path.suffix != ".json":
        raise ArgumentError(f'A theme is written into a file that ends in ".json", got {str(filename)!r}.')
    path.write_text(json.dumps(describe(theme), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _hue(variables: Mapping[str, Any], role: str) -> Color | None:
    steps = {f"c{step}": variables.get(f"{role}_{step}") for step in STEPS}
    return None if None in steps.values() else Color(**steps, name=role)  # type: ignore[arg-type]  # none is `None`


def _size(variables: Mapping[str, Any], role: str) -> Size | None:
    lengths = {name: variables.get(f"{role}_{name}") for name in NAMES}
    return None if None in lengths.values() else Size(**lengths, name=f"{role}_own")  # type: ignore[arg-type]  # none is `None`


def _describe_font(font: Font | str) -> Any:
    if isinstance(font, str):
        return font
    return {"__gradio_font__": True, "name": font.name, "class": "local", "weights": list(font.weights)}


def _font(description: Any) -> Font | str:
    if isinstance(description, Mapping):
        return LocalFont(str(description.get("name")), description.get("weights") or (400, 600))
    return str(description)
