"""Themes turn into CSS variables, and never into text that cannot be read."""

from pathlib import Path
from typing import Any

import pytest

from hiroba import themes
from hiroba.errors import ArgumentError
from hiroba.themes.colors_data import SCALES, STEPS
from hiroba.themes.find import THEMES, find_theme
from hiroba.themes.fonts import GoogleFont, font_stack
from hiroba.themes.scale import READABLE, accent_scale, contrast, neutral_scale
from hiroba.themes.variables_data import TOKENS, VARIABLES


def test_default_theme_changes_no_token() -> None:
    names = {name.removeprefix("dark:") for name in themes.Default().variables()}

    assert not {name for name in names if not name.startswith(("--primary-", "--secondary-", "--neutral-"))}
    assert "--_neutral-1" not in names


def test_hue_becomes_the_accent_in_both_themes() -> None:
    variables = themes.Default(primary_hue="teal").variables()

    assert variables["--_accent-8"] == themes.colors.teal.c400
    assert variables["dark:--_accent-11"] == themes.colors.teal.c300
    assert variables["--primary-500"] == themes.colors.teal.c500


@pytest.mark.parametrize("hue", SCALES)
@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_text_can_be_read_with_every_hue(hue: str, is_dark: bool) -> None:
    color = themes.colors.find_color(hue)
    accent, neutral = accent_scale(color, is_dark), neutral_scale(color, is_dark)

    assert contrast("#ffffff", accent[8]) >= READABLE
    assert contrast(accent[10], accent[2]) >= READABLE
    for text in neutral[10:]:
        assert min(contrast(text, ground) for ground in neutral[:4]) >= READABLE


def test_size_scales_what_it_is_for() -> None:
    variables = themes.Base(radius_size="none", spacing_size=themes.sizes.spacing_lg, text_size="lg").variables()

    assert variables["--_radius-6"] == "0px"
    assert variables["--_space-12"] == "16px"
    assert variables["--_text-14"] == "16px"


def test_variable_becomes_its_token_and_keeps_its_name() -> None:
    theme = themes.Base().set(body_background_fill="*primary_50", body_background_fill_dark="black")

    assert theme.variables()["--_page"] == "var(--primary-50)"
    assert theme.variables()["dark:--_page"] == "black"
    assert theme.variables()["--body-background-fill"] == "var(--primary-50)"


def test_text_on_a_ground_of_its_own_has_room_around_it() -> None:
    theme = themes.Base().set(
        checkbox_label_background_fill_selected="red",
        block_label_background_fill="pink",
        block_title_background_fill="none",
        block_title_padding="*block_label_padding",
    )

    assert theme.variables()["--checkbox-label-room"] == "6px calc(2 * 6px)"
    assert theme.variables()["--checkbox-label-gap"] == theme.variables()["--checkbox-label-gap-y"] == "8px"
    assert theme.variables()["--block-title-padding"] == "4px 8px"
    assert "--block-title-padding" not in themes.Base().set(block_title_background_fill="none").variables()
    assert themes.Base().set(checkbox_label_background_fill="red", checkbox_label_padding="1px").variables()[
        "--checkbox-label-room"
    ] == ("1px")


def test_page_has_the_ground_of_everything_where_a_theme_says_nothing_else() -> None:
    theme = themes.Base().set(background_fill_primary="*neutral_100", background_fill_primary_dark="black")

    assert theme.variables()["--_page"] == "var(--neutral-100)"
    assert theme.variables()["dark:--_page"] == "black"
    assert theme.set(body_background_fill="pink").variables()["--_page"] == "pink"


def test_ground_that_is_a_gradient_keeps_no_room_for_the_scroll_bar() -> None:
    theme = themes.Base().set(
        body_background_fill="linear-gradient(red, *primary_50)", body_background_fill_dark="black"
    )

    assert theme.variables()["--page-gutter"] == "auto"
    assert theme.variables()["dark:--page-gutter"] == "stable"


def test_reference_to_a_variable_is_followed() -> None:
    theme = themes.Base().set(block_background_fill="*body_background_fill", body_background_fill="pink")

    assert theme.variables()["--_surface"] == "pink"


def test_reference_in_a_circle_is_refused() -> None:
    theme = themes.Base().set(
        block_background_fill="*body_background_fill", body_background_fill="*block_background_fill"
    )

    with pytest.raises(ArgumentError, match="refers to itself"):
        theme.variables()


def test_unknown_variable_is_refused_with_a_hint() -> None:
    with pytest.raises(ArgumentError, match="Did you mean `body_text_color`"):
        themes.Base().set(body_text_colour="red")


@pytest.mark.parametrize("name", THEMES)
def test_theme_is_found_by_its_name(name: str) -> None:
    assert find_theme(f"gradio/{name}").name == name
    assert find_theme(name).variables()


@pytest.mark.parametrize("wrong", ["nothing", "a/b/c", 7])
def test_unknown_theme_is_refused(wrong: object) -> None:
    with pytest.raises(ArgumentError, match="`theme` must be an object"):
        find_theme(wrong)


def test_theme_of_others_is_told_and_the_default_shown(caplog: pytest.LogCaptureFixture) -> None:
    assert find_theme("somebody/theirs").name == "default"
    assert "is kept elsewhere" in caplog.text


def test_theme_comes_back_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    mine = themes.Soft(primary_hue="teal", radius_size="none", font=(GoogleFont("Nunito"), "serif"))
    mine.set(body_background_fill="*primary_50", body_background_fill_dark="black").dump(str(path))

    assert themes.Base.load(str(path)).variables() == mine.variables()


def test_theme_of_the_compatible_api_is_read() -> None:
    theirs = {
        "theme": {
            "_font": [{"__gradio_font__": True, "name": "Inter", "class": "google"}, "sans-serif"],
            "_stylesheets": ["https://fonts.example.com/inter.css"],
            "body_text_color": "#112233",
            **{f"primary_{step}": themes.colors.teal.step(step) for step in STEPS},
        },
        "gradio_version": "6.0",
    }

    variables = themes.Base.from_dict(theirs).variables()

    assert variables["--_text"] == "#112233"
    assert variables["--_accent-8"] == themes.colors.teal.c400
    assert variables["--font"].startswith('"Inter"')
    assert "example.com" not in str(variables)


@pytest.mark.parametrize("wrong", [{}, {"theme": 7}, [], None], ids=str)
def test_what_describes_no_theme_is_refused(wrong: Any) -> None:
    with pytest.raises(ArgumentError, match="A theme is described by"):
        themes.Base.from_dict(wrong)


def test_file_that_holds_no_theme_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="loaded from a JSON file"):
        themes.Base.load(str(tmp_path / "missing.json"))
    with pytest.raises(ArgumentError, match="ends in"):
        themes.Base().dump("theme.txt")


def test_hub_for_themes_is_refused_with_the_way_out() -> None:
    with pytest.raises(ArgumentError, match=r"use `Base\.load"):
        themes.Base.from_hub("somebody/theirs")
    with pytest.raises(ArgumentError, match="Keep the theme as a file"):
        themes.Base().push_to_hub("mine")


def test_no_font_names_a_style_sheet_of_google() -> None:
    assert themes.GoogleFont("Inter").stylesheet() == {"url": None, "css": None}


def test_a_theme_tells_the_fonts_that_it_names() -> None:
    theme = themes.Base(font=[GoogleFont("Inter"), "Ubuntu", "sans-serif"], font_mono="Space Mono")

    assert [str(font) for font in theme.wanted_fonts()] == ['"Inter"', '"Ubuntu"', "sans-serif", '"Space Mono"']


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"primary_hue": "beige"}, "A hue must be a `Color` or one of slate"),
        ({"radius_size": "huge"}, "`radius_size` must be a `Size` or one of radius_none"),
    ],
)
def test_wrong_hue_or_size_is_refused(arguments: dict[str, str], message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        themes.Soft(**arguments)


def test_fonts_stand_before_those_of_the_page() -> None:
    assert font_stack([GoogleFont("Inter Tight"), "ui-sans-serif", "sans-serif"], "system-ui") == (
        '"Inter Tight", ui-sans-serif, system-ui'
    )


def test_font_cannot_leave_its_quotes() -> None:
    assert font_stack('x"; } </style>', "serif") == '"x  /style", serif'


def test_every_token_has_a_known_variable() -> None:
    assert TOKENS.keys() <= VARIABLES
