"""The page is as wide, and painted as far, as an author's CSS says."""

import pytest

from hiroba.server.author_page import author_page

WIDE = "--_page-width:100%"
TO_THE_EDGE = "--page-gutter:auto"


@pytest.mark.parametrize(
    ("css", "said"),
    [
        (".gradio-container { max-width: 1400px !important }", [WIDE]),
        ("body .gradio-container.dark, p { color: red; width: 90% }", [WIDE]),
        ("gradio-app { background: #eee } .gradio-container { max-width: none }", [WIDE, TO_THE_EDGE]),
        (".gradio-container { min-width: 20em } .gradio-container .card { width: 9em; background: #eee }", []),
        ("@media (max-width: 600px) { p { margin: 0 } .gradio-container { max-width: 100% } }", []),
        ("body { max-width: 60em; background: #eee }", []),
    ],
)
def test_the_page_is_as_wide_and_painted_as_far_as_its_author_says(css: str, said: list[str]) -> None:
    rules = author_page(css)
    assert [one for one in (WIDE, TO_THE_EDGE) if one in rules] == said
