"""What broke others, by the number of its advisory: knocks for which no other file of this folder has a place (docs/advisories.md has them all)."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import closing
from socket import create_connection
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from tests.server.attacks.conftest import SECRET, Target, status
from tests.server.attacks.test_closed_app import INSIDE, ask
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

import hiroba as gr

EVIL = "evil.example"

HOSTS = {
    "a path after the name": "127.0.0.1:PORT/hiroba/health",
    "a query after the name": "127.0.0.1:PORT/hiroba/health?",
    "a mark after the name": "127.0.0.1:PORT/hiroba/health#",
    "a name before the name": f"{EVIL}@127.0.0.1:PORT",
    "a name after the port": f"127.0.0.1:PORT@{EVIL}",
    "a port that is none": "127.0.0.1:PORT/login",
    "spaces": "127.0.0.1:PORT /login",
    "a backslash": "127.0.0.1\\.evil.example",
    "nothing": "",
}
"""GHSA-86qp-5c8j-p5mr and PYSEC-2026-161: a name with a path in it made a framework judge another address than it served."""

TARGETS = {
    "the address of another site": f"http://{EVIL}/config",
    "the address of another site with ours in it": f"http://{EVIL}/hiroba/health?/config",
    "a path that becomes a name": f"@{EVIL}/config",
    "a path that becomes a port": ":80/config",
    "no slash": "config",
    "a star": "*",
    "a mark in it": "/hiroba/health#/../../config",
    "a semicolon": "/hiroba/health;/../config",
}
"""GHSA-jp82-jpqv-5vv3: an address without a slash ran on from the name of the server."""

METHODS = ["PROPFIND", "_get", "__init__", "DISPATCH", "get", "PATCH", "DEBUG", "x" * 200]
"""Starlette, 2026: a method of the request named an attribute of the endpoint."""


@pytest.fixture(scope="module")
def closed() -> Iterator[str]:
    with gr.Blocks(title="Club") as demo:
        gr.Button().click(lambda: INSIDE, None, gr.Textbox(label=INSIDE), api_name="inside")
    _, url, _ = demo.launch(
        prevent_thread_lock=True, quiet=True, auth=("ada", "engine"), api_keys={"program": "key-of-a-program"}
    )
    yield url
    demo.close()


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_no_name_of_the_server_opens_a_closed_address(target: Target, closed: str, host: str) -> None:
    for port in (target.port, urlsplit(closed).port):
        named = host.replace("PORT", str(port))
        with closing(create_connection(("127.0.0.1", port), 30)) as line:
            line.sendall(f"GET /config HTTP/1.1\r\nHost: {named}\r\nConnection: close\r\n\r\n".encode())
            answer = b"".join(iter(lambda line=line: line.recv(65536), b""))
        assert 400 <= status(answer) < 500
        assert INSIDE.encode() not in answer
        assert EVIL.encode() not in answer


@pytest.mark.parametrize("address", TARGETS.values(), ids=TARGETS)
def test_no_way_to_write_an_address_opens_a_closed_one(closed: str, address: str) -> None:
    answer = ask(closed, "GET", address)
    assert status(answer) in (200, 302, 303, 307, 400, 401, 403, 404, 405, 421)
    assert INSIDE.encode() not in answer
    assert EVIL.encode() not in answer


@pytest.mark.parametrize("method", METHODS)
def test_no_method_reaches_what_is_not_meant_for_it(
    target: Target, method: str, caplog: pytest.LogCaptureFixture
) -> None:
    for path in ("/", "/config", "/gradio_api/run/echo", "/hiroba/uploads", "/gradio_api/mcp/", "/api/echo"):
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{target.port}\r\nConnection: close\r\n\r\n"
        assert status(target.send(head.encode())) in (400, 403, 404, 405, 406)
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def form(content: bytes) -> bytes:
    return b"--b\r\nContent-Disposition: form-data; " + content + b"\r\n\r\nx\r\n--b--\r\n"


FORMS = {
    "CVE-2026-40347, a long text before": b"x" * 3_000_000 + b"\r\n" + form(b'name="files"; filename="a"'),
    "CVE-2026-40347, a long text behind": form(b'name="files"; filename="a"') + b"\r\n" * 1_000_000,
    "CVE-2024-53981, line ends before": b"\r\n" * 500_000 + form(b'name="files"; filename="a"'),
    "GHSA-vffw-93wf-4j4q, a second name": form(b'name="files"; filename="a"; filename*=utf-8\'\'..%2f..%2fb'),
    "GHSA-vffw-93wf-4j4q, a name in pieces": form(b'name="files"; filename*0="../"; filename*1="b"'),
    "GHSA-59g5-xgcq-4qw3, a deformed boundary": form(b'name="files"; filename="a"').replace(
        b"--b--", b"--b--\r\n" * 9000
    ),
    "CVE-2022-36078, a folder in the name": form(b'name="files"; filename="a/../../b\\\\..\\\\c"'),
}


@pytest.mark.parametrize("body", FORMS.values(), ids=FORMS)
def test_no_form_costs_much_or_leads_elsewhere(target: Target, body: bytes) -> None:
    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    answer = httpx.post(f"{target.url}gradio_api/upload", content=body, headers=kind, timeout=30)
    assert answer.status_code in (200, 400, 413, 422)
    if answer.status_code == 200:
        assert not [token for token in answer.json() if ".." in token or "\\" in token]


@pytest.mark.parametrize("body", [b"a=b&" * 300_000, b"a=b;" * 300_000, b"a" * 900_000, b"%" * 900_000])
def test_no_form_of_a_password_costs_much(closed: str, body: bytes) -> None:
    """GHSA-82w8-qh3p-5jfq and GHSA-5rvq-cxj2-64vf: limits that a form of fields did not know, and a square of its length."""
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert httpx.post(f"{closed}login", content=body, headers=kind, timeout=30).status_code in (400, 413, 422)


CLOSED_WAYS = [
    "/login/huggingface",  # CVE-2026-27167: where there is no provider, the token of the server's owner was given out
    "/gradio_api/login/huggingface",
    "/login/callback",
    "/monitoring",
    "/monitoring/summary",
    "/gradio_api/monitoring",
    "/gradio_api/deep_link?session_hash=x",
    "/gradio_api/dev/reload",
    "/gradio_api/vibe-edit/",
    "/gradio_api/vibe-code/",
    "/gradio_api/proxy=http://169.254.169.254/latest/meta-data",  # CVE-2026-28416
    "/gradio_api/proxy=https://evil.hf.space/x",
    "/gradio_api/file=/windows/win.ini",  # CVE-2026-28414
    "/static/\\\\evil.example\\share",  # GHSA-wqp7-x3pw-xc5r
    "/custom_component/x/client/component/..%2f..%2f..%2fetc%2fpasswd",  # CVE-2024-47166
    "/project/element?path=/etc/passwd",  # CVE-2026-22218
    "/media/../../etc/passwd",  # CVE-2022-35918
    "/api/kernels",
    "/get-artifact?path=../../etc/passwd&run_uuid=x",  # CVE-2023-1177
    "/c/N4XyA/playground/etc/passwd",
]


@pytest.mark.parametrize("path", CLOSED_WAYS)
def test_what_others_left_open_is_not_there(target: Target, closed: str, path: str) -> None:
    for answer in (target.get(path), ask(closed, "GET", path), ask(closed, "POST", path, body=b"{}")):
        assert status(answer) in (302, 303, 307, 400, 401, 403, 404, 405) or b'name="password"' in answer
        for secret in (SECRET.encode(), b"root:x:0", b"hf_", INSIDE.encode(), EVIL.encode()):
            assert secret not in answer


@pytest.mark.parametrize(
    "name", ["preprocess", "postprocess", "__init__", "get_config", "share", "load_function", "", "a.b", None, {}, 5]
)
def test_only_functions_that_are_meant_for_it_are_called(target: Target, name: Any) -> None:
    """CVE-2024-34511 and CVE-2024-1561: any method of a component could be called by its name."""
    for number in (0, 1, 2, 10**30, -1, "x"):
        body = {"component_id": number, "fn_name": name, "session_hash": "s", "data": "/etc/passwd"}
        answer = httpx.post(f"{target.url}gradio_api/component_server", json=body)
        assert answer.status_code in (400, 403, 404, 422)
        assert "root:x:0" not in answer.text


@pytest.mark.parametrize(
    "place", ["api_key", "key", "token", "access_token", "Authorization", "__sign", "session_hash"]
)
def test_a_key_in_an_address_opens_nothing(closed: str, place: str) -> None:
    """Addresses stand in logs, in histories and in `Referer`."""
    for value in ("key-of-a-program", "Bearer key-of-a-program"):
        answer = httpx.post(f"{closed}api/inside", params={place: value})
        assert (answer.status_code, INSIDE in answer.text) == (401, False)


def test_what_is_logged_is_one_line(closed: str, target: Target, caplog: pytest.LogCaptureFixture) -> None:
    """A name, an address or an argument with a line end wrote lines of its own into the logs of others."""
    caplog.set_level(logging.DEBUG)
    forged = "x\r\nERROR admin signed in\x1b[2J"
    httpx.post(f"{closed}login", data={"username": forged, "password": "x"})
    httpx.get(f"{closed}config", headers={"X-Forwarded-For": "1.2.3.4, x", "User-Agent": "x\x1b[2J"})
    target.get("/%0d%0aERROR%20admin%20signed%20in%1b[2J")
    httpx.post(f"{target.url}gradio_api/run/{'x%0d%0aERROR admin signed in'}", json={"data": []})
    lines = [record.getMessage() for record in caplog.records if record.name.startswith(("hiroba", "uvicorn"))]
    assert not [line for line in lines if "\nERROR" in line or "\x1b" in line]


@pytest.mark.parametrize("path", ["/hiroba/socket"])
def test_a_packed_message_is_not_unpacked_without_end(target: Target, path: str) -> None:
    """A message of some kilobytes that unpacks to gigabytes (permessage-deflate)."""
    with connect(f"ws://127.0.0.1:{target.port}{path}", max_size=None, compression="deflate") as socket:
        try:
            socket.send(json.dumps([{"type": "attach", "screen": "s"}]))
            socket.send(b" " * (80 << 20))
            for _ in range(20):
                socket.recv(timeout=20)
        except ConnectionClosed as error:
            code = error.rcvd.code if error.rcvd else None
        else:
            pytest.fail("The message was taken.")
    assert code in (None, 1002, 1003, 1008, 1009)
    assert httpx.get(f"{target.url}hiroba/health").status_code == 200
