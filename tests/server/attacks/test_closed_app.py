"""An app that nobody may enter without a password, asked by those who have none, in every way in which others were tricked."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from tests.server.attacks.conftest import status

import hiroba as gr

INSIDE = "a word that stands inside"
PEOPLE = {"username": "ada", "password": "engine"}


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with gr.Blocks(title="Club") as demo:
        gr.Markdown(INSIDE)
        gr.Button().click(lambda: INSIDE, None, gr.Textbox(label=INSIDE), api_name="inside")
    _, url, _ = demo.launch(
        prevent_thread_lock=True, quiet=True, auth=("ada", "engine"), mcp_server=True, enable_monitoring=True, pwa=True
    )
    yield url
    demo.close()


def ask(url: str, method: str, path: str, fields: str = "", body: bytes = b"") -> bytes:
    """Send a request with its address as it is written."""
    port = urlsplit(url).port or 80
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{fields}"
    with closing(socket.create_connection(("127.0.0.1", port), 30)) as line:
        line.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        return b"".join(iter(lambda: line.recv(65536), b""))


PATHS = [
    "/",
    "/?view=api",
    "/?__theme=dark",
    "/config",
    "/config/",
    "//config",
    "/./config",
    "/x/../config",
    "/%63onfig",
    "/config%00",
    "/config%2f",
    "/config?token=ada",
    "/CONFIG",
    "/hiroba/assets/../../config",
    "/hiroba/assets/%2e%2e/%2e%2e/config",
    "/hiroba/assets/..%2f..%2fconfig",
    "/hiroba/samples/../../config",
    "/hiroba/health/../../config",
    "/hiroba/assets//config",
    "/login/../config",
    "/login/config",
    "/logout/../config",
    "/gradio_api/info",
    "/gradio_api/info?all_endpoints=true",
    "/gradio_api/config",
    "/gradio_api/openapi.json",
    "/gradio_api/startup-events",
    "/gradio_api/queue/data?session_hash=x",
    "/gradio_api/queue/status",
    "/gradio_api/heartbeat/x",
    "/gradio_api/app_id",
    "/gradio_api/token",
    "/gradio_api/user",
    "/gradio_api/mcp/",
    "/gradio_api/mcp/sse",
    "/gradio_api/mcp/schema",
    "/api/openapi.json",
    "/monitoring",
    "/monitoring/x",
    "/monitoring/summary",
    "/gradio_api/monitoring/summary",
    "/theme.css",
    "/robots.txt",
    "/manifest.json",
    "/hiroba/ready",
]


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_no_address_tells_anything_of_the_inside(url: str, method: str) -> None:
    for path in PATHS:
        for fields in ("", "Accept: text/html\r\n") if method == "GET" else ("",):
            answer = ask(url, method, path, fields)
            assert 200 <= status(answer) < 500, path
            assert INSIDE.encode() not in answer, path


FORGED = [
    "Authorization: Bearer \r\n",
    "Cookie: hiroba-access=\r\n",
    "Authorization: Bearer ada\r\n",
    "Authorization: Basic YWRhOmVuZ2luZQ==\r\n",
    "Cookie: hiroba-access=ada; access-token=ada; access-token-unsecure-x=ada\r\n",
    "Cookie: __Host-hiroba-access=x\r\nX-Forwarded-Proto: https\r\n",
    "X-Forwarded-User: ada\r\nX-Remote-User: ada\r\nRemote-User: ada\r\n",
    "X-Forwarded-For: 127.0.0.1\r\nX-Real-IP: 127.0.0.1\r\n",
    "X-Original-URL: /hiroba/health\r\nX-Rewrite-URL: /hiroba/health\r\n",
]


@pytest.mark.parametrize("fields", FORGED)
def test_no_header_field_makes_a_visitor_of_a_stranger(url: str, fields: str) -> None:
    calls = {
        "/api/inside": b"{}",
        "/gradio_api/run/inside": b'{"data": []}',
        "/gradio_api/call/inside": b'{"data": []}',
        "/gradio_api/queue/join": b'{"data": [], "fn_index": 0, "session_hash": "x"}',
        "/gradio_api/mcp/": b'{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}',
        "/hiroba/notices": b'[{"type": "attach", "screen": "x"}]',
        "/hiroba/uploads": b'{"name": "a", "size": 1}',
        "/gradio_api/component_server": b'{"component_id": 0, "fn_name": "x"}',
    }
    for path, body in calls.items():
        assert status(ask(url, "POST", path, fields, body)) in (401, 403), path


def test_the_cookie_is_new_with_each_sign_in_and_kept_from_scripts_and_other_sites(url: str) -> None:
    with httpx.Client(base_url=url) as client:
        fixed = {"cookie": "hiroba-access=chosen-by-somebody-else"}
        answers = [client.post("/login", data=PEOPLE, headers=fixed) for _ in range(2)]
    given = [answer.headers["set-cookie"] for answer in answers]
    assert len({cookie.split(";")[0] for cookie in given}) == 2
    for cookie in given:
        assert "chosen-by-somebody-else" not in cookie
        assert {"httponly", "samesite=lax"} <= {part.strip().lower() for part in cookie.split(";")}
    with httpx.Client(base_url=url) as client:
        proxied = client.post("/login", data=PEOPLE, headers={"x-forwarded-proto": "https"}).headers["set-cookie"]
    assert proxied.startswith("__Host-")
    assert "secure" in proxied.lower()


@pytest.mark.parametrize(
    "form",
    [
        {"username": "ada"},
        {"username": "ada", "password": ""},
        {"username": ["ada", "bob"], "password": "x"},
        {"username": "ada'--", "password": "' or 1=1"},
        {"username": "ADA", "password": "engine"},
        {"username": "ada ", "password": "engine"},
        {"username": "ada\0", "password": "engine"},
        {"username": "a" * 5000, "password": "b" * 5000},
        {},
    ],
)
def test_no_form_but_the_right_one_opens_the_door(url: str, form: Any) -> None:
    answer = httpx.post(f"{url}login", data=form)
    assert answer.status_code in (400, 429)
    assert "set-cookie" not in answer.headers


def test_guessing_is_slowed_down_whatever_address_the_guesser_claims(url: str) -> None:
    statuses = [
        httpx.post(
            f"{url}login",
            data={"username": "guessed", "password": str(number)},
            headers={"X-Forwarded-For": f"8.8.{number}.1"},
        ).status_code
        for number in range(12)
    ]
    assert statuses[:5] == [400] * 5
    assert 429 in statuses[5:]
