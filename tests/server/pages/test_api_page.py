"""A stranger copies the code from the page about the API, runs it as it stands, and gets the result."""

from __future__ import annotations

import contextlib
import html
import io
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.node import output_of_node
from tests.server.rest.test_schemas import OPTIONS, kinds

import hiroba as gr

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")

PANEL = re.compile(r'id="([\w-]+)" data-language="([\w-]+)".*?<pre[^>]*><code>(.*?)</code></pre>', re.DOTALL)


def greet(name: str, mark: str = "!") -> str:
    """Greet <someone>."""
    return f"Hello {name}{mark}"


def spell(word: str) -> Iterator[str]:
    yield from (word[:end] for end in range(1, len(word) + 1))


def flip(picture: str, how: str) -> tuple[str, str]:
    return picture, how


@pytest.fixture(scope="module")
def page() -> Iterator[tuple[str, str]]:
    with gr.Blocks(title="Words & more") as demo:
        text, picture, how = gr.Textbox("it's", label="Name"), gr.Image(type="filepath"), gr.Radio(["left", "right"])
        mark, told, turned = gr.Textbox("`$(id)`", label="Mark"), gr.Textbox(), gr.Image()
        gr.Button().click(greet, [text, mark], told, api_name="greet")
        gr.Button().click(flip, [picture, how], [turned, told], api_name="flip")
        inputs = [kind(**OPTIONS.get(name, {})) for name, kind in kinds()]
        count = gr.Number()
        gr.Button().click(lambda *values: len(values), inputs, count, api_name="everything")
        gr.Button().click(greet, [text, mark], told, api_name="hidden", api_visibility="private")
        gr.Button().click(spell, text, told, api_name="spell")
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, mcp_server=True)
    yield url, httpx.get(f"{url}?view=api").text
    demo.close()


@pytest.fixture(scope="module")
def code(page: tuple[str, str]) -> dict[tuple[str, str], str]:
    found = {}
    for anchor, language, text in PANEL.findall(page[1]):
        found[anchor.removesuffix(f"-{language}"), language] = html.unescape(text)
    return found


def shell(text: str) -> str:
    return subprocess.run(["bash", "-ec", text], capture_output=True, text=True, timeout=60, check=True).stdout


@pytest.mark.parametrize("endpoint", ["greet", "flip", "everything"])
@pytest.mark.parametrize("language", ["curl", "curl-files"])
def test_curl(code: dict[tuple[str, str], str], tmp_path: Path, endpoint: str, language: str) -> None:
    if (endpoint, language) not in code:
        assert endpoint == "greet"  # Nothing to send along.
        return
    check(endpoint, json.loads(shell(f"cd {tmp_path}\n{code[endpoint, language]}"))["result"])


@pytest.mark.parametrize("endpoint", ["greet", "flip", "everything"])
@pytest.mark.parametrize("language", ["python", "gradio-client"])
def test_python(code: dict[tuple[str, str], str], endpoint: str, language: str) -> None:
    scope: dict[str, object] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(code[endpoint, language], scope)  # It is what a reader would run.
    check(endpoint, scope["result"])


@pytest.mark.parametrize("endpoint", ["greet", "flip", "everything"])
@pytest.mark.parametrize("language", ["fetch", "gradio-npm"])
def test_javascript(code: dict[tuple[str, str], str], endpoint: str, language: str) -> None:
    out = output_of_node(code[endpoint, language])

    assert {"greet": "Hello it's`$(id)`", "flip": "left", "everything": ""}[endpoint] in out


def test_results_that_come_one_after_another_are_shown_as_they_come(code: dict[tuple[str, str], str]) -> None:
    for language in ("python", "gradio-client"):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(code["spell", language], {})
        assert out.getvalue().split("\n")[-5:-1] == ["i", "it", "it'", "it's"]
    assert "[ 'it' ]" in output_of_node(code["spell", "gradio-npm"])
    assert "client.submit" in code["spell", "javascript"]


def check(endpoint: str, result: object) -> None:
    if endpoint == "greet":
        assert result == "Hello it's`$(id)`"
    elif endpoint == "flip":
        assert isinstance(result, list | tuple)
        assert result[1] == "left"
    else:
        assert result == len(list(kinds()))


def test_the_page_tells_what_there_is(page: tuple[str, str]) -> None:
    url, content = page
    assert "Greet &lt;someone&gt;." in content
    assert "Words &amp; more" in content
    assert f"{url}gradio_api/mcp/" in content
    assert "hidden" not in re.findall(r'<section class="endpoint" id="(\w+)"', content)


def test_what_was_done_in_the_page_is_written_out(page: tuple[str, str]) -> None:
    url, _ = page
    bindings = {b["api_name"]: b["id"] for b in httpx.get(f"{url}config").json()["dependencies"]}
    runs = [
        {"binding": bindings["greet"], "values": ["Ada", "?"]},
        {"binding": 10_000, "values": []},
        {"binding": bindings["everything"] + 1, "values": ["Ada", "?"]},
        {"binding": bindings["greet"], "values": ["Bea", "?"]},
    ]

    answer = httpx.post(f"{url}hiroba/code", json={"runs": runs}).json()

    written = {one["id"]: one["code"] for one in answer["languages"]}
    assert answer["calls"] == 2
    assert [json.loads(line)["result"] for line in shell(written["curl"].replace("\n", "; echo\n")).splitlines()] == [
        "Hello Ada?",
        "Hello Bea?",
    ]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"runs": 1}', b'{"runs": [{"binding": "x"}]}', b"[" * 100_000, b"\xff"]
)
def test_nonsense_is_no_recording(page: tuple[str, str], body: bytes) -> None:
    assert httpx.post(f"{page[0]}hiroba/code", content=body).status_code == 422
