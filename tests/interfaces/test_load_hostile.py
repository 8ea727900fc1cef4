"""Apps of other servers that mean harm to the server, or to the visitors, of the app that loads them."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.errors import BuildError, LaunchError
from hiroba.server.app import create_app
from hiroba.testing import User

SCRIPT = "<img src=x onerror='stolen()'><script>stolen()</script>"
SECRET = "what stands in a file of the app"


def _nothing(handler: BaseHTTPRequestHandler) -> bytes | None:
    return None


class Hostile:
    """A server whose every answer is chosen."""

    def __init__(self) -> None:
        self.answers: dict[str, Callable[[BaseHTTPRequestHandler], bytes | None]] = {}
        self.asked: list[tuple[str, str | None]] = []
        hostile = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                hostile.asked.append((self.path, self.headers.get("authorization")))
                path = self.path.partition("?")[0]
                answer = hostile.answers.get(path, _nothing)(self)
                if answer is not None:
                    self.send_response(200)
                    self.end_headers()
                    self.wfile.write(answer)

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["content-length"]))
                self.do_GET()

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def describe(self, components: list[tuple[str, dict[str, Any]]], **further: Any) -> None:
        """Answer with the description of an app."""
        listed = [{"id": i, "type": kind, "props": props} for i, (kind, props) in enumerate(components, 1)]
        layout = {"id": 0, "children": [{"id": item["id"], "children": []} for item in listed]}
        self.say("/config", {"components": listed, "layout": layout, "dependencies": [], **further})

    def say(self, path: str, answer: Any) -> None:
        """Answer with JSON."""
        self.answers[path] = lambda _: json.dumps(answer).encode()


@pytest.fixture
def hostile() -> Iterator[Hostile]:
    hostile = Hostile()
    thread = threading.Thread(target=hostile.server.serve_forever)
    thread.start()
    yield hostile
    hostile.server.shutdown()
    thread.join()
    hostile.server.server_close()


def test_a_token_is_not_carried_to_another_host(hostile: Hostile) -> None:
    def lead_away(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", f"http://localhost:{hostile.server.server_port}/stolen")
        handler.end_headers()

    hostile.answers["/config"] = lead_away
    with pytest.raises(LaunchError, match="leads to another host"):
        gr.load(hostile.url, token="secret")
    assert [path for path, _ in hostile.asked] == ["/config"]


@pytest.mark.parametrize("prefix", ["@evil.example", "/../x?", ".evil.example", "/a b", 5])
def test_no_prefix_makes_another_host_of_an_address(hostile: Hostile, prefix: Any) -> None:
    hostile.describe([], api_prefix=prefix)
    with pytest.raises(LaunchError, match="No app answers"):
        gr.load(hostile.url)


@pytest.mark.parametrize(
    "answer",
    [
        b"[" * 100_000,
        b"[]",
        b"5",
        b"\xff",
        b'{"components": [1, null], "layout": [], "dependencies": {}}',
        b'{"components": [{"id": 1, "type": 5, "props": [1]}], "layout": {"children": [{}]}, "dependencies": []}',
        b'{"components": [], "layout": {}, "dependencies": [{"id": "x", "targets": 5, "inputs": [[]]}]}',
        b'{"components": [{"id": 1, "type": "column"}], "dependencies": [], "layout": '
        + b'{"children": [{"id": 1, "children": [' * 300
        + b"]}]}" * 300
        + b"}",
    ],
    ids=["deep", "list", "number", "bytes", "odd", "types", "bindings", "nested"],
)
def test_a_description_that_is_none_is_refused_with_a_sentence(hostile: Hostile, answer: bytes) -> None:
    hostile.answers["/config"] = lambda _: answer
    with pytest.raises((LaunchError, BuildError)):
        gr.load(hostile.url)


def test_a_description_without_end_is_not_read_to_its_end(hostile: Hostile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hiroba.interfaces.far_call.MOST_BYTES", 1000)
    hostile.answers["/config"] = lambda _: b" " * 5000 + b"{}"
    with pytest.raises(LaunchError, match="more than can be taken"):
        gr.load(hostile.url)


def test_no_script_and_no_style_of_the_other_app_comes_along(hostile: Hostile) -> None:
    bad = {"js_on_load": "stolen()", "head": SCRIPT, "html_template": "${stolen()}", "css_template": "stolen"}
    hostile.describe(
        [
            ("html", {"value": SCRIPT, **bad}),
            ("markdown", {"value": SCRIPT, "sanitize_html": False}),
            ("chatbot", {"value": [], "sanitize_html": False}),
            ("customcomponent", {"value": 1, **bad}),
            ("fileexplorer", {"root_dir": "/", "glob": "**"}),
            ("button", {"value": "Go"}),
        ],
        css="stolen",
        js="stolen()",
        head=SCRIPT,
        dependencies=[{"id": 0, "targets": [[6, "click"]], "js": "stolen()", "backend_fn": False}],
    )
    with TestClient(create_app(gr.load(hostile.url))) as client:
        page = client.get("/").text
    description = json.loads(page.split('id="hiroba-page"')[1].split(">", 1)[1].split("</script>")[0])
    html, markdown, chatbot, *others = (
        description["root"]["children"] if "root" in description else description["layout"]
    )
    assert (html["props"]["is_foreign"], html["props"]["value"]) == (True, SCRIPT)
    assert [node["props"].get("sanitize_html", True) for node in (markdown, chatbot)] == [True, True]
    assert [node["kind"] for node in others] == ["markdown", "markdown", "button"]
    assert json.dumps(description).count("stolen()") == json.dumps([html, markdown]).count("stolen()")


@pytest.mark.parametrize(
    ("kind", "props"),
    [
        ("file", {"value": "secret.txt"}),
        ("image", {"value": "secret.txt"}),
        ("downloadbutton", {"value": "secret.txt"}),
        (
            "downloadbutton",
            {"value": {"path": "secret.txt", "url": "secret.txt", "meta": {"_type": "gradio.FileData"}}},
        ),
        ("gallery", {"value": [["secret.txt", "a"], {"image": {"path": "secret.txt"}}]}),
        ("button", {"icon": "secret.txt"}),
        (
            "chatbot",
            {"avatar_images": ["secret.txt", "secret.txt"], "value": [{"role": "user", "content": ["secret.txt"]}]},
        ),
        ("code", {"value": ["secret.txt"]}),
        ("json", {"value": "secret.txt"}),
    ],
)
def test_no_property_shows_a_file_of_this_machine(
    hostile: Hostile, kind: str, props: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret.txt").write_text(SECRET)
    monkeypatch.chdir(tmp_path)
    hostile.describe([(kind, props)])
    with TestClient(create_app(gr.load(hostile.url))) as client:
        told = client.get("/").text + client.get("/config").text
        service = client.app.state.service  # type: ignore[attr-defined]  # set by `create_app`
        assert SECRET not in told
        kept = [path for path in Path(service.gate.store.folder).rglob("*") if path.is_file()]
    assert not [path for path in kept if path.exists() and path.read_text() == SECRET]


def test_what_functions_over_there_return_changes_nothing_that_could_harm(hostile: Hostile, tmp_path: Path) -> None:
    file = {"path": "x/../../y", "orig_name": "../../../evil.txt", "meta": {"_type": "gradio.FileData"}}
    update = {"__type__": "update", "value": "new", "js_on_load": "stolen()", "head": SCRIPT, "label": "New"}
    done = {"msg": "process_completed", "success": True, "output": {"data": [file, update]}}
    hostile.describe(
        [("button", {"value": "Go"}), ("file", {"label": "File"}), ("html", {"label": "HTML"})],
        dependencies=[{"id": 0, "targets": [[1, "click"]], "outputs": [2, 3], "backend_fn": True}],
    )
    hostile.say("/queue/join", {"event_id": "one"})
    hostile.answers["/queue/data"] = lambda _: b"data: " + json.dumps(done).encode() + b"\n\n"
    hostile.answers["/file=x/../../y"] = lambda _: b"far away"
    app = gr.load(hostile.url)
    button, shown, html = app.nodes.values()
    with User(app) as user:
        user.fire(button.click)
        value = user.value(shown)
        assert (value["orig_name"], user.value(html)) == ("evil.txt", "new")
        assert os.path.basename(value["path"]) == "evil.txt"
