"""The code on the page about the API where people sign in, and where keys are asked for, run as it stands but for the secrets."""

from __future__ import annotations

import contextlib
import html
import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.node import output_of_node

import hiroba as gr

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")

PANEL = re.compile(r'data-language="([\w-]+)".*?<pre[^>]*><code>(.*?)</code></pre>', re.DOTALL)
LONG_RUN = re.compile(r'id="long-runs".*?<pre[^>]*>(.*?)</pre>', re.DOTALL)
KEY = "k" * 40
SECRETS = {
    "PASSWORD": "engine",
    "username=NAME": "username=ada",
    '"NAME"': '"ada"',
    "Bearer KEY": f"Bearer {KEY}",
    '"KEY"': f'"{KEY}"',
}


def launch(entry: str) -> tuple[gr.Blocks, str, httpx.Client]:
    """Serve an app, and return a browser that has entered it."""
    with gr.Blocks(title="Club") as demo:
        name, out = gr.Textbox("Ada", label="Name"), gr.Textbox()
        gr.Button().click(lambda name: f"Hello {name}", name, out, api_name="greet")
    ways: dict[str, dict[str, Any]] = {
        "password": {"auth": ("ada", "engine")},
        # People are signed in by what stands before the app; programs bring a key.
        "key": {"auth_dependency": lambda request: request.headers.get("x-person"), "api_keys": {"nightly": KEY}},
    }
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, **ways[entry])
    browser = httpx.Client(base_url=url, headers={"x-person": "ada"} if entry == "key" else {})
    if entry == "password":
        browser.post("login", data={"username": "ada", "password": "engine"})
    return demo, url, browser


@pytest.fixture(scope="module", params=["password", "key"])
def code(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    demo, _, browser = launch(request.param)
    page = browser.get("?view=api").text
    found = dict(PANEL.findall(page))
    found["long-run"] = LONG_RUN.search(page).group(1)  # type: ignore[union-attr]
    yield {language: _with_secrets(html.unescape(text)) for language, text in found.items()}
    browser.close()
    demo.close()


def _with_secrets(text: str) -> str:
    for place, secret in SECRETS.items():
        text = text.replace(place, secret)
    return text


@pytest.mark.parametrize("language", ["curl", "long-run"])
def test_curl(code: dict[str, str], tmp_path: Path, language: str) -> None:
    run = subprocess.run(
        ["bash", "-ec", code[language]], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True
    )
    assert "Hello Ada" in run.stdout


@pytest.mark.parametrize("language", ["python", "gradio-client"])
def test_python(code: dict[str, str], language: str) -> None:
    scope: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(code[language], scope)  # It is what a reader would run.
    assert scope["result"] == "Hello Ada"


@pytest.mark.parametrize("language", ["fetch", "gradio-npm"])
def test_javascript(code: dict[str, str], language: str) -> None:
    assert "Hello Ada" in output_of_node(code[language])


@pytest.mark.parametrize("opens", ["all", "some"])
def test_what_a_key_opens_has_code_with_a_place_for_it(opens: str) -> None:
    with gr.Blocks() as demo:
        word = gr.Textbox(label="Word")
        if opens == "some":
            gr.Button().click(lambda word: word, word, word, api_name="open")
        gr.Button().click(lambda word: word, word, word, api_name="untold", access="key")
    access: dict[str, Any] = {"access": "key"} if opens == "all" else {}
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, api_keys={"nightly": KEY}, **access)
    try:
        page = httpx.get(url, params={"view": "api"}).text
        code = html.unescape(dict(PANEL.findall(page))["curl"]).replace("KEY", KEY).replace("NAME", "untold")
        ran = subprocess.run(
            ["bash", "-ec", code.replace("{}", '{"word": "a"}')], capture_output=True, text=True, timeout=60
        )
    finally:
        demo.close()
    assert "untold" not in page
    assert '"result":"a"' in ran.stdout, (code, ran)
    assert (f"curl {url}api/open -H &#x27;Content-Type" in page) == (opens == "some")
