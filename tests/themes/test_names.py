"""Each variable of themes has its value without a theme in the style sheet of the page, and a part that shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hiroba.themes import Default, sizes
from hiroba.themes.sizes import NAMES, find_size
from hiroba.themes.variables_data import TOKENS, TWICE, UNSEEN, VARIABLES

WEB = Path(__file__).resolve().parents[2] / "web/src"
SHEET = (WEB / "theme/names.css").read_text("utf-8")
DEFINED = dict(re.findall(r"^  (--[\w-]+): ([^;]+);", SHEET, re.MULTILINE))
PARTS = "".join(
    path.read_text("utf-8")
    for path in WEB.rglob("*")
    if path.suffix in (".css", ".svelte") and path.name != "names.css"
)


def css_name(variable: str) -> str:
    return f"--{variable.replace('_', '-')}"


def test_every_variable_has_a_value_without_a_theme() -> None:
    assert {css_name(variable) for variable in VARIABLES} <= DEFINED.keys()


def test_variables_with_two_values_stand_where_dark_pages_find_them() -> None:
    twice = SHEET[SHEET.index(":root.dark") :]

    assert set(re.findall(r"^  (--[\w-]+):", twice, re.MULTILINE)) == {css_name(variable) for variable in TWICE}


@pytest.mark.parametrize("variable", sorted(VARIABLES - UNSEEN))
def test_variable_is_shown_by_a_part(variable: str) -> None:
    others = SHEET.replace(f"  {css_name(variable)}:", "")

    # By its own name, by its token, or by another variable that is the same where nobody says otherwise.
    assert f"var({css_name(variable)})" in PARTS or variable in TOKENS or f": var({css_name(variable)});" in others, (
        variable
    )


def test_scales_are_those_of_the_default_theme() -> None:
    scales = {name: value for name, value in Default().variables().items() if not name.startswith("dark:")}
    for role in ("spacing", "radius", "text"):
        size = find_size("md", role)
        scales |= {f"--{role}-{name}": getattr(size, name) for name in NAMES}

    assert {name: DEFINED[name] for name in scales} == scales


def test_theme_gives_its_sizes_to_css_of_authors() -> None:
    assert Default(radius_size=sizes.radius_lg).variables()["--radius-lg"] == "12px"
    assert "--spacing-lg" not in Default().variables()


def test_what_is_said_for_light_pages_reaches_dark_ones_where_they_have_nothing_of_their_own() -> None:
    variables = Default().set(color_accent="red", body_text_color="blue").variables()

    assert variables["dark:--_accent"] == "red"
    assert variables["--_text"] == "blue"
    assert "dark:--_text" not in variables
