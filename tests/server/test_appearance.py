"""What `launch` and the author say of an app's looks reaches its description."""

import pytest

from hiroba.errors import ArgumentError
from hiroba.server.appearance import dressed
from hiroba.server.settings import Settings
from hiroba.themes import Soft
from hiroba.wire.ids import NodeId
from hiroba.wire.page import NodeDescription, PageDescription

PAGE = PageDescription(title="Ward", root=NodeDescription(id=NodeId(0), kind="column"))


def test_page_without_a_theme_carries_no_variables() -> None:
    assert dressed(PAGE, Settings()).theme == {}


@pytest.mark.parametrize("theme", ["soft", Soft()], ids=["by name", "as an object"])
def test_theme_becomes_variables(theme: object) -> None:
    assert dressed(PAGE, Settings(theme=theme)).theme["--radius-6"] == "8px"


def test_script_of_the_author_is_part_of_the_page() -> None:
    assert dressed(PAGE, Settings(js="() => 1")).js == "() => 1"


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        (None, ["api", "gradio", "settings"]),
        ([], []),
        (["api", {"label": "Help", "url": "/help"}], ["api", "Help|/help"]),
    ],
    ids=["by default", "none", "some"],
)
def test_links_at_the_foot(links: object, expected: list[str]) -> None:
    assert dressed(PAGE, Settings(footer_links=links)).footer_links == expected


def test_unknown_link_is_refused() -> None:
    with pytest.raises(ArgumentError, match=r"`footer_links` takes .* got 'help'"):
        dressed(PAGE, Settings(footer_links=["help"]))
