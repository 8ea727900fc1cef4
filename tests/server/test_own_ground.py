"""Fields can be read on the ground that an author's CSS gives the page."""

import pytest

from hiroba.server.own_ground import own_ground


@pytest.mark.parametrize(
    ("css", "modes"),
    [
        ("body, .gradio-container { background: #111827 !important }", [":root:not(.dark)"]),
        (
            "@media screen { .gradio-container.dark { color: red; background-color: rgb(10, 20, 30) } }",
            [":root:not(.dark)"],
        ),
        ("gradio-app { background: linear-gradient(#000, navy) }", [":root:not(.dark)"]),
        (".gradio-container { background: white }", [":root.dark"]),
        ("/* body { background: black } */ body { margin: 0 }", []),
        ("body { background: url(sea.jpg) }", [":root:not(.dark)", ":root.dark"]),
        ("main { background: var(--night) } :root { --night: #012 }", [":root:not(.dark)"]),
        (".app { background: #0001 }", []),
        (".app { background: rgba(0, 0, 0, .04) }", []),
        ("body .card:hover { background: #000 } .gradio-container { --background: #000; max-width: 40em }", []),
    ],
)
def test_fields_have_a_ground_where_that_of_the_page_would_hide_them(css: str, modes: list[str]) -> None:
    rules = own_ground(css)
    assert [mode for mode in (":root:not(.dark)", ":root.dark") if f"{mode} .block" in rules] == modes


def test_code_can_be_read_on_a_ground_of_its_own() -> None:
    rules = own_ground("pre { background: #1e1e2e } .prose > code { background: #fff } .pre { background: #000 }")
    assert ":root:not(.dark) :where(pre){color:var(--_surface);" in rules
    assert ":root.dark :where(.prose > code){color:var(--_surface);" in rules
    assert ":where(pre) .block" not in rules


def test_fields_have_a_ground_in_the_parts_of_a_page_that_would_hide_them() -> None:
    rules = own_ground("#side, .card > .body, p:hover { background: #111 } .note { background: #fff }")
    assert ":root:not(.dark) :where(#side,.card > .body) .block[data-field]" in rules
    assert ":root.dark :where(.note) .block[data-field]" in rules
    assert "hover" not in rules


def test_the_app_covers_what_is_painted_behind_it_alone_where_that_would_hide_its_texts() -> None:
    cover = "gradio-app{background:var(--body-background-fill)"
    assert f":root:not(.dark) {cover}" in own_ground(
        "body { background: #000; color: white } .card { background: #eee }"
    )
    assert cover not in own_ground("body { background: #000 } .gradio-container { background: transparent }")
    assert cover not in own_ground("body { background: url(sea.jpg) }")
