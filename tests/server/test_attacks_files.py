"""Attacks on files: paths inside payloads, traversal in addresses, names and types that would run in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.server.app import create_app
from hiroba.server.settings import Settings

SECRET = "root:x:0:0"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    def name(value: Any) -> str:
        return str(value)

    with gr.Blocks() as demo:
        out = gr.Textbox()
        for component, api_name in (
            (gr.File(), "file"),
            (gr.File(file_count="multiple"), "files"),
            (gr.Image(type="filepath"), "image"),
            (gr.Audio(type="filepath"), "audio"),
            (gr.Chatbot(), "chatbot"),
            (gr.JSON(), "json"),
            (gr.MultimodalTextbox(), "multimodal"),
            (gr.Gallery(), "gallery"),
        ):
            gr.Button().click(name, component, out, api_name=api_name)
        gr.Button().click(lambda path: path, gr.Textbox(), gr.File(), api_name="echo_file")
        gr.Button().click(lambda value: value, gr.JSON(), gr.JSON(), api_name="echo_json")
    with TestClient(create_app(demo, Settings(storage=tmp_path / "files"))) as client:
        yield client


def file(path: str) -> dict[str, Any]:
    return {"path": path, "meta": {"_type": "gradio.FileData"}, "url": path, "orig_name": "../../etc/passwd"}


def payload(kind: str, path: str) -> Any:
    """Return a payload of a component with a file in it."""
    one = file(path)
    return {
        "files": [one],
        "chatbot": [{"role": "user", "content": [{"type": "file", "file": one}]}],
        "multimodal": {"text": "x", "files": [one]},
        "json": {"deep": [one]},
        "gallery": [{"image": one, "caption": None}],
    }.get(kind, one)


@pytest.mark.parametrize("kind", ["file", "files", "image", "audio", "chatbot", "json", "multimodal", "gallery"])
@pytest.mark.parametrize(
    "path", ["/etc/passwd", "file:///etc/passwd", "../../../../etc/passwd", "x/../../etc/passwd", "/proc/self/environ"]
)
def test_a_path_in_a_payload_reads_nothing(client: TestClient, kind: str, path: str) -> None:
    answer = client.post(f"/gradio_api/run/{kind}", json={"data": [payload(kind, path)]})
    assert SECRET not in answer.text
    assert "PATH=" not in answer.text
    assert kind == "json" or answer.status_code >= 400


@pytest.mark.parametrize("path", ["/etc/passwd", "/proc/self/environ", "~/.ssh/id_rsa", "../../../etc/passwd", ".env"])
def test_a_function_that_returns_what_a_visitor_typed_gives_out_nothing(client: TestClient, path: str) -> None:
    answer = client.post("/gradio_api/run/echo_file", json={"data": [path]})
    assert (answer.status_code, "hiroba/files" in answer.text) == (500, False)


def test_a_file_in_a_json_value_that_comes_back_is_not_made_a_file(client: TestClient) -> None:
    answer = client.post("/gradio_api/run/echo_json", json={"data": [{"a": file("/etc/passwd")}]})
    assert SECRET not in answer.text
    assert client.get("/gradio_api/file=/etc/passwd").status_code == 403


@pytest.mark.parametrize(
    "address",
    [
        "/gradio_api/file=/etc/passwd",
        "/file=/etc/passwd",
        "/gradio_api/file=..%2f..%2fetc%2fpasswd",
        "/gradio_api/file=%2e%2e/%2e%2e/etc/passwd",
        "/gradio_api/file=/proc/self/environ",
        "/gradio_api/file=C:%5cWindows%5cwin.ini",
        "/gradio_api/file=http://127.0.0.1/",
        "/gradio_api/file=file:///etc/passwd",
        "/gradio_api/file=//evil.example/x",
        "/gradio_api/file=%00/etc/passwd",
        "/hiroba/assets/../../../../etc/passwd",
        "/hiroba/assets/..%2f..%2f..%2fetc%2fpasswd",
        "/hiroba/assets/%2fetc%2fpasswd",
        "/hiroba/files/x/..%2f..%2fetc%2fpasswd",
        "/static/../../etc/passwd",
        "/gradio_api/proxy=http://169.254.169.254/latest/",
        "/proxy=http://127.0.0.1:22/",
    ],
)
def test_no_address_leads_out_of_what_is_given_out(client: TestClient, address: str) -> None:
    answer = client.get(address, follow_redirects=False)
    assert answer.status_code in (400, 401, 403, 404)
    assert SECRET not in answer.text
    assert "location" not in answer.headers


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:22/",
        "http://localhost/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://127.1/",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.0.0.1/",
        "http://user@127.0.0.1/",
    ],
)
def test_an_address_in_a_payload_fetches_nothing_from_within(client: TestClient, url: str) -> None:
    answer = client.post("/gradio_api/run/file", json={"data": [file(url)]})
    assert answer.status_code >= 400


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", b"<script>alert(1)</script>"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("a.xml", b"<x xmlns:h='http://www.w3.org/1999/xhtml'><h:script>alert(1)</h:script></x>"),
        ("a.js", b"alert(1)"),
        ("a.png", b"<html><script>alert(1)</script>"),
        ("a", b"<html><script>alert(1)</script>"),
        ("a.pdf.html", b"<script>alert(1)</script>"),
    ],
)
def test_an_upload_runs_in_no_page(client: TestClient, name: str, content: bytes) -> None:
    (token,) = client.post("/gradio_api/upload", files={"files": (name, content, "text/html")}).json()
    answer = client.get(f"/gradio_api/file={token}")
    headers = answer.headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    is_picture = headers["content-type"] in ("image/png", "image/svg+xml")
    assert headers["content-disposition"].startswith("attachment") or (
        is_picture and "sandbox" in headers["content-security-policy"]
    )


@pytest.mark.parametrize(
    "name", ["../../x.txt", "..\\..\\x.txt", "/etc/x.txt", "a\r\nSet-Cookie: x=y.txt", "\0.txt", "." * 300, "con.txt"]
)
def test_the_name_of_an_upload_leads_nowhere_and_adds_no_header(client: TestClient, name: str, tmp_path: Path) -> None:
    begun = client.post("/hiroba/uploads", json={"name": name, "size": 0})
    token = begun.json()["file"]["path"]
    answer = client.get(f"/gradio_api/file={token}")
    assert "set-cookie" not in answer.headers
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert all(path.is_relative_to(tmp_path / "files") for path in written)


def test_the_ids_of_uploads_cannot_be_guessed(client: TestClient) -> None:
    ids = {client.post("/hiroba/uploads", json={"name": "a", "size": 1}).json()["id"] for _ in range(5)}
    assert {len(id) for id in ids} == {22}
    assert client.get("/hiroba/uploads/1").status_code == 404
    assert client.delete("/hiroba/uploads/1").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"data": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
        b'{"data": [' + b"9" * 10_000 + b"]}",
        b'{"data": [1e999]}',
        b'{"data": [NaN]}',
        b'{"data": {"__proto__": {"x": 1}}}',
        b'{"data": "x"}',
        b"\xff\xfe",
        b'{"fn_index": 1e400}',
    ],
    ids=["open", "deep", "huge", "infinite", "nan", "proto", "text", "bytes", "index"],
)
@pytest.mark.parametrize("path", ["/gradio_api/run/echo_json", "/gradio_api/queue/join", "/gradio_api/cancel"])
def test_no_body_breaks_the_server(client: TestClient, path: str, body: bytes) -> None:
    assert client.post(path, content=body).status_code in (200, 400, 404, 413, 422, 500)
    assert client.get("/hiroba/health").status_code == 200
