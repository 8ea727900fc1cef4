"""The variables of themes that an author's CSS sets act where parts read tokens of ours."""

import pytest

from hiroba.server.author_variables import page_colours, with_tokens


@pytest.mark.parametrize(
    ("css", "tokens"),
    [
        ("a { color: red; --input-background-fill: #111 }", "--_field-ground:var(--input-background-fill);"),
        ("@media print { a { --input-radius: 2px } }", "--_field-radius:var(--input-radius)!important;"),
        (
            "a { --block-background-fill: #111; --background-fill-primary: #222 }",
            "--_surface:var(--background-fill-primary);--_surface:var(--block-background-fill);"
            "--table-even-background-fill:var(--block-background-fill);"
            "--table-odd-background-fill:var(--block-background-fill);",
        ),
        ("a { --mine: 1; color: var(--block-background-fill) } b:hover { color: blue }", ""),
        ("a { --color-accent: red }", ""),
        (
            "a { --color-accent: red; --button-primary-background-fill: red }",
            "--_accent:var(--color-accent)!important;",
        ),
    ],
)
def test_rule_that_sets_a_variable_sets_its_token(css: str, tokens: str) -> None:
    assert with_tokens(css) == css.replace("a {", f"a {{{tokens}")


def test_what_is_said_loudly_for_light_pages_leaves_dark_ones_alone() -> None:
    css = with_tokens(
        ":root { --body-text-color: #111 !important; --block-radius: 2px !important; color: red !important }"
    )

    assert "--body-text-color: #111;" in css
    assert "--block-radius: 2px !important" in css
    assert "color: red !important" in css


def test_page_is_painted_in_the_colours_that_are_set_inside_of_it() -> None:
    css = ".gradio-container, .mine { --body-text-color: #eee; --body-background-fill: #000 !important }"

    painted = "background:var(--body-background-fill);color:var(--body-text-color);"
    assert page_colours(css) == f":where(.gradio-container){{{painted}}}"
    assert page_colours(":root, body { --body-background-fill: #000 }") == ""
