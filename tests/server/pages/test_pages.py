"""Pages that need no front end, and the way to those that do."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.server.app import create_app
from hiroba.server.code.call import Target
from hiroba.server.pages.api_page import render_api_page
from hiroba.server.pages.frame import frame
from hiroba.server.pages.look_data import DARK, LIGHT
from hiroba.server.pages.problem import TEXTS, render_problem
from hiroba.server.pages.sign_in import render_sign_in

TOKENS = Path(__file__).resolve().parents[3] / "web" / "src" / "theme" / "tokens.css"

INFO = {
    "named_endpoints": {
        "/shout": {
            "parameters": [
                {
                    "parameter_name": "text",
                    "parameter_has_default": False,
                    "type": {"type": "string"},
                    "python_type": {"type": "str"},
                    "example_input": "it's <b>",
                }
            ],
            "returns": [{"label": "Loud", "python_type": {"type": "str"}, "component": "Textbox"}],
        },
        "/hidden": {"parameters": [], "returns": [], "show_api": False},
    }
}


@pytest.mark.parametrize(("selector", "colours"), [('[data-theme="light"]', LIGHT), ('[data-theme="dark"]', DARK)])
def test_colours_are_those_of_the_front_end(selector: str, colours: dict[str, str]) -> None:
    block = TOKENS.read_text().split(selector + " {")[1].split("}")[0]
    tokens = dict(re.findall(r"--([\w-]+): ([^;]+);", block))
    resolved = {name: tokens.get(value[6:-1], value) for name, value in tokens.items()}

    assert {name: resolved[name] for name in colours} == colours


def test_title_cannot_bring_markup() -> None:
    assert "<script>alert" not in frame("<script>alert(1)</script>", "")


def test_sign_in_names_its_fields_and_shows_the_authors_message() -> None:
    page = render_sign_in("Ward", message="Members only")

    assert "Members only" in page
    assert 'name="username"' in page
    assert 'name="password"' in page
    assert '<p class="error" role="alert" id="error"></p>' in page


def test_sign_in_says_that_the_words_were_wrong() -> None:
    assert 'id="error">Incorrect username or password.' in render_sign_in("Ward", is_wrong=True)


@pytest.mark.parametrize("problem", TEXTS)
def test_every_problem_has_a_way_out(problem: str) -> None:
    assert '<a class="button"' in render_problem(problem, "../")


def test_detail_of_a_problem_is_plain_text() -> None:
    assert "&lt;b&gt;" in render_problem("broken", detail="<b>")


def test_api_page_shows_how_to_call_each_public_function() -> None:
    page = render_api_page("Shouter", Target("http://host:1", "password"), INFO)

    assert "Client(&quot;http://host:1/&quot;, auth=(&quot;NAME&quot;, &quot;PASSWORD&quot;))" in page
    assert "curl http://host:1/api/shout -b cookies.txt" in page
    assert "/hidden" not in page
    assert "it's <b>" not in page
    assert "it&#x27;s &lt;b&gt;" in page


def test_api_page_is_read_in_the_language_of_the_visitor() -> None:
    page = render_api_page("Rufer", Target("http://host:1", "password"), INFO, language="de")

    assert '<html lang="de" dir="ltr">' in page
    assert "<h1>Rufer aus einem Programm aufrufen</h1>" in page
    assert "an die Stelle von NAME und PASSWORD" in page
    assert 'dir="rtl"' in render_api_page("x", Target("http://host:1", "open"), INFO, language="ar")
    assert "from a program" not in page


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_slash_too_many_leads_to_the_page_by_an_address_that_holds_behind_any_proxy() -> None:
    with gr.Blocks() as demo:
        gr.Textbox()
    with demo.route("Second"):
        gr.Textbox()
    with TestClient(create_app(demo)) as client:
        answer = client.get("/second/?a=1", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (307, "../second?a=1")
        assert client.get("/second/").url.path == "/second"
