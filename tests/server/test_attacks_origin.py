"""Attacks from pages of other sites: requests with the visitor's cookies, names that were made to lead here, frames around the app."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

import hiroba as gr
from hiroba.errors import ArgumentError
from hiroba.server.app import create_app
from hiroba.server.origin import is_known_host, is_own_page
from hiroba.server.other_origins import headers_for_origin
from hiroba.server.security import Security
from hiroba.server.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

CHANGING = [
    "/gradio_api/queue/join",
    "/gradio_api/call/echo",
    "/gradio_api/run/echo",
    "/gradio_api/cancel",
    "/gradio_api/reset",
    "/gradio_api/upload",
    "/upload",
    "/hiroba/uploads",
    "/hiroba/notices",
    "/hiroba/commands",
    "/login",
]


def demo() -> gr.Blocks:
    with gr.Blocks() as app:
        name, out = gr.Textbox(), gr.Textbox()
        gr.Button().click(lambda text: text, name, out, api_name="echo")
    return app


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(create_app(demo())) as client:
        yield client


@pytest.mark.parametrize("path", CHANGING)
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://testserver.evil.example"},
        {"origin": "http://testserver@evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
    ids=["site", "sandbox", "prefix", "user", "fetch-cross", "fetch-same-site"],
)
def test_a_page_of_another_site_changes_nothing(client: TestClient, path: str, headers: dict[str, str]) -> None:
    assert client.post(path, headers=headers, json={}).status_code == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_a_page_of_another_site_opens_no_socket(client: TestClient, origin: str) -> None:
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/hiroba/socket", headers={"origin": origin}):
        pass


@pytest.mark.parametrize("path", ["/", "/config", "/gradio_api/info"])
def test_no_answer_invites_other_sites_to_read_it(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"origin": "https://evil.example"})
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    ("headers", "is_known"),
    [
        ({"host": "127.0.0.1:7860"}, True),
        ({"host": "localhost:7860"}, True),
        ({"host": "[::1]:7860"}, True),
        ({"host": "app.localhost:7860"}, True),
        ({"host": "evil.example:7860"}, False),
        ({"host": "evil.example:7860", "x-forwarded-for": "1.2.3.4"}, False),
        ({"host": "evil.example"}, False),
        ({"host": "127.0.0.1.evil.example:7860"}, False),
        ({"host": ""}, False),
        ({"host": "a:b:c"}, False),
        ({"host": "app.example.com", "x-forwarded-proto": "https"}, True),
        ({"host": "app.example.com:8443", "x-forwarded-for": "1.2.3.4"}, True),
    ],
)
def test_names_that_were_made_to_lead_here_are_not_answered(headers: dict[str, str], is_known: bool) -> None:
    assert is_known_host(headers, Security(), "127.0.0.1", 7860) is is_known


def test_an_author_says_which_names_are_answered() -> None:
    security = Security(allowed_hosts=["*.example.com"])
    asked = {name: is_known_host({"host": name}, security, "0.0.0.0", 80) for name in ("a.example.com", "evil.com")}
    assert asked == {"a.example.com": True, "evil.com": False}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://app:7860", "host": "app:7860"},
        {"origin": "https://app.example.com", "host": "127.0.0.1:7860", "x-forwarded-host": "app.example.com"},
        {"origin": "https://app.example.com", "host": "127.0.0.1:7860", "sec-fetch-site": "same-origin"},
    ],
    ids=["program", "direct", "proxy", "browser-says-so"],
)
def test_own_pages_and_programs_are_let_in(headers: dict[str, str]) -> None:
    assert is_own_page(headers, Security(), is_strict=True)


def test_an_author_lets_in_pages_of_other_sites_by_name() -> None:
    security = Security(allowed_origins=["https://partner.example"])
    assert is_own_page({"origin": "https://partner.example", "host": "app"}, security, is_strict=True)


def test_a_running_server_answers_to_no_foreign_name() -> None:
    app = demo()
    _, url, _ = app.launch(prevent_thread_lock=True, quiet=True)
    port = urlsplit(url).port
    try:
        statuses = [
            httpx.get(url, headers={"host": host}).status_code for host in (f"evil.example:{port}", f"localhost:{port}")
        ]
    finally:
        app.close()
    assert statuses == [421, 200]


def test_pages_are_framed_by_own_pages_only_unless_their_author_says_so(client: TestClient) -> None:
    assert "frame-ancestors 'self' http://localhost:*" in client.get("/").headers["content-security-policy"]
    settings = Settings(security=Security(frame_ancestors=["https://partner.example"]))
    with TestClient(create_app(demo(), settings)) as loosened:
        assert "frame-ancestors https://partner.example" in loosened.get("/").headers["content-security-policy"]


def test_a_frame_rule_cannot_smuggle_in_another_rule() -> None:
    with pytest.raises(ArgumentError, match="frame_ancestors"):
        Security(frame_ancestors=["https://a.example; script-src *"])


def _policy(app: gr.Blocks, **settings: Any) -> str:
    with TestClient(create_app(app, Settings(**settings))) as client:
        return str(client.get("/").headers["content-security-policy"])


def test_handlers_in_texts_do_not_run_where_the_author_shows_no_scripts() -> None:
    assert "script-src-attr 'none'" in _policy(demo())


def test_texts_become_functions_only_where_something_on_the_page_needs_it() -> None:
    with gr.Blocks() as chart:
        gr.LinePlot()
    with gr.Blocks() as scripted:
        gr.Button().click(None, js="() => 1")
    strict = Security(scripts="strict")
    needs = [
        _policy(demo()),
        _policy(demo(), security=strict),
        _policy(chart, security=strict),
        _policy(scripted, security=strict),
    ]
    assert ["'unsafe-eval'" in policy for policy in needs] == [True, False, True, True]


def test_scripts_of_the_author_still_run() -> None:
    with gr.Blocks() as html:
        gr.HTML("<p onclick='go()'>Go</p>")
    policies = [
        _policy(html),
        _policy(demo(), head="<script>go()</script>"),
        _policy(demo(), security=Security(scripts="open")),
    ]
    assert ["script-src" in policy for policy in policies] == [False, False, False]


@pytest.mark.parametrize("path", ["/", "/config", "/gradio_api/info", "/hiroba/health", "/nothing"])
def test_every_answer_forbids_guessing_its_type(client: TestClient, path: str) -> None:
    assert client.get(path).headers["x-content-type-options"] == "nosniff"


def test_a_head_that_never_ends_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    from hiroba.server.patience import PatientProtocol

    monkeypatch.setattr(PatientProtocol, "head_within_s", 0.05)
    app = demo()
    _, url, _ = app.launch(prevent_thread_lock=True, quiet=True)
    try:
        for sent in (b"", b"GET / HTTP/1.1\r\nHost: loc"):
            with closing(socket.create_connection(("127.0.0.1", urlsplit(url).port or 80), 30)) as line:
                line.sendall(sent)
                assert line.recv(100) == b""
    finally:
        app.close()


def test_a_body_that_never_ends_is_given_up() -> None:
    app = demo()
    _, url, _ = app.launch(prevent_thread_lock=True, quiet=True, security=Security(idle_timeout_s=0.05))
    try:
        for kind in (b"application/json", b"multipart/form-data; boundary=b"):
            path = b"/gradio_api/call/echo" if kind == b"application/json" else b"/gradio_api/upload"
            with closing(socket.create_connection(("127.0.0.1", urlsplit(url).port or 80), 30)) as line:
                head = b"POST %b HTTP/1.1\r\nHost: localhost\r\nContent-Type: %b\r\nContent-Length: 9999999\r\n\r\n{"
                line.sendall(head % (path, kind))
                answer = line.recv(1000)
                assert not answer or b"connection: close" in answer.lower()
                line.settimeout(0.01)
                # The sender goes on, drop by drop, and is not heard to the end.
                for _ in range(1000):
                    try:
                        line.sendall(b"a")
                        if not line.recv(1000):
                            break
                    except TimeoutError:
                        continue
                    except OSError:
                        break
                else:
                    pytest.fail("The connection was held.")
    finally:
        app.close()


def test_one_address_holds_only_so_many_connections() -> None:
    security = Security(max_connections_per_address=1)
    app = create_app(demo(), Settings(security=security))
    with TestClient(app, client=("8.8.8.8", 1)) as client, client.websocket_connect("/hiroba/socket"):
        assert client.get("/").status_code == 429


def answer_to(origin: str, method: str = "GET", **fields: str) -> httpx.Response:
    allowed = Settings(security=Security(allowed_origins=["https://friend.example"]))
    with TestClient(create_app(demo(), allowed)) as client:
        return client.request(method, "/gradio_api/queue/join", headers={"origin": origin, **fields})


def test_a_page_of_an_allowed_site_may_ask_and_read() -> None:
    asked = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}

    answer = answer_to("https://friend.example", "OPTIONS", **asked)

    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "https://friend.example"
    assert answer.headers["access-control-allow-headers"] == "content-type"
    assert answer.headers["vary"] == "Origin"
    assert "access-control-allow-origin" in answer_to("https://friend.example").headers


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "https://friend.example.evil.example"])
def test_a_page_of_another_site_may_read_nothing(origin: str) -> None:
    asked = {"access-control-request-method": "POST"}
    for answer in (answer_to(origin), answer_to(origin, "OPTIONS", **asked)):
        assert not [name for name in answer.headers if name.startswith("access-control")]


def test_where_all_sites_are_allowed_no_page_may_send_cookies() -> None:
    names = dict(headers_for_origin("https://any.example", ["*"]))
    assert names[b"access-control-allow-origin"] == b"*"
    assert b"access-control-allow-credentials" not in names
