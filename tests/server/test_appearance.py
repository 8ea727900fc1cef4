"""What `launch` and the author say of an app's looks reaches its description."""

import pytest
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.errors import ArgumentError
from hiroba.server.app import create_app
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
    assert dressed(PAGE, Settings(theme=theme)).theme["--_radius-6"] == "8px"


def test_css_of_a_theme_stands_before_that_of_the_author() -> None:
    theme = Soft()
    theme.custom_css = ".of-theme { color: teal }"
    with gr.Blocks() as demo:
        gr.Textbox()
    with TestClient(create_app(demo, Settings(theme=theme, css=".of-author { color: red }"))) as client:
        html = client.get("/").text
    assert 0 < html.index(".of-theme") < html.index(".of-author")


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


@pytest.mark.parametrize(("js", "is_told"), [("(text) => text", True), (None, False)], ids=["scripts", "none"])
def test_a_page_knows_where_functions_read_files_only_for_scripts(js: str | None, is_told: bool) -> None:
    with gr.Blocks() as demo:
        box = gr.Textbox()
        box.change(None if js else str, box, box, js=js)
    app = create_app(demo, Settings())
    with TestClient(app) as client:
        assert ("/entries" in client.get("/").text) == is_told
