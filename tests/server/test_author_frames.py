"""What an author's CSS frames has a distance from its frame."""

import pytest

from hiroba.server.author_frames import author_frames


@pytest.mark.parametrize(
    ("css", "named"),
    [
        ("#name { border: 2px solid red; border-radius: 8px }", "#name"),
        ("@media screen { .card, .row > div.card.wide { background-color: #eef } }", ".card,.row > div.card.wide"),
        (".dark #name { box-shadow: 0 0 4px blue !important }", ".dark #name"),
        ("#name { border: 1px solid red } #name { padding-block: 2em }", None),
        ("#name { border: none !important; background: transparent; color: red }", None),
        ("/* #name { border: 1px solid red } */ #name:hover, button { border: 1px solid red }", None),
    ],
)
def test_frame_of_an_author_gets_a_padding_unless_it_has_one(css: str, named: str | None) -> None:
    assert author_frames(css).partition(":is(")[2].partition(")>")[0] == (named or "")


def test_nothing_of_ours_covers_what_an_author_paints() -> None:
    rules = author_frames("#chat { background: #000; padding: 1em } #note { border: 1px solid red; background: none }")
    assert "[data-node]:is(#chat)>.block" in rules
    assert "--own-ground:transparent" in rules
    assert "--author-ground:transparent" in rules
    assert "--author-ground" not in author_frames("#note { border: 1px solid red; background: none }")
