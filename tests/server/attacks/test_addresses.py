"""Addresses that lead out of what is given out, sent as they are written: no client tidies them up."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from tests.server.attacks.conftest import SECRET, Target, status

PREFIXES = [
    "/file=",
    "/gradio_api/file=",
    "/hiroba/files/x/",
    "/hiroba/assets/",
    "/hiroba/samples/",
    "/hiroba/uploads/",
    "/static/",
    "/assets/",
    "/theme/",
    "/custom_component/x/client/y/",
    "/gradio_api/custom_component/x/client/y/",
    "/gradio_api/proxy=",
    "/gradio_api/stream/x/",
    "/",
]
OUTSIDE = [
    "/etc/passwd",
    "..%2f..%2f..%2f..%2fetc%2fpasswd",
    "../../../../etc/passwd",
    "%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd",
    "%252e%252e%252fetc%252fpasswd",
    "..\\..\\..\\etc\\passwd",
    "..%5c..%5c..%5cetc%5cpasswd",
    "%00/etc/passwd",
    "/etc/passwd%00.png",
    "//etc/passwd",
    "\\\\127.0.0.1\\share\\x",
    "C:%5cWindows%5cwin.ini",
    "file:///etc/passwd",
    "http://127.0.0.1/config",
    "//evil.example/x",
    "..;/..;/etc/passwd",
    "%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd",
    "/proc/self/environ",
    "/proc/self/fd/0",
    "/dev/zero",
    "~/.ssh/id_rsa",
    "a" * 5000,
    "%ff%fe",
    "%u002e%u002e/etc/passwd",
    "FOLDER/link.txt",
    "FOLDER/etc/passwd",
    "FOLDER/../secret.txt",
    "FOLDER/..%2fsecret.txt",
    "FOLDERtest/s.txt",
    "FOLDER/.env",
    "FOLDER/.git/config",
    "FOLDER/blocked/b.txt",
    "FOLDER/BLOCKED/b.txt",
    "FOLDER/x/../blocked/b.txt",
    "FOLDER//blocked//b.txt",
    "FOLDER/./blocked/b.txt",
    "FOLDER/ok.txt/../blocked/b.txt",
    "FOLDER",
]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_no_address_leads_out_of_what_is_given_out(target: Target, prefix: str) -> None:
    for path in OUTSIDE:
        answer = target.get(prefix + path.replace("FOLDER", str(target.allowed)))
        assert status(answer) in (400, 403, 404, 405), (prefix + path, answer[:100])
        assert SECRET.encode() not in answer
        assert b"root:x:0" not in answer
        assert b"\r\nlocation:" not in answer.lower()


def test_what_is_allowed_is_given_out(target: Target) -> None:
    assert target.get(f"/file={target.allowed}/ok.txt").endswith(b"fine")


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example/",
        "//evil.example/%2f..",
        "/%2f/evil.example/",
        "/\\evil.example/",
        "/gradio_api//evil.example/",
        "/login?next=https://evil.example",
        "/login?_target_url=//evil.example",
        "/logout?_target_url=https://evil.example",
        "/gradio_api/login/huggingface?_target_url=https://evil.example",
        "/?next=//evil.example",
        "/%0d%0aLocation:%20https://evil.example",
        "/gradio_api/mcp?x=//evil.example",
        "/config/",
    ],
)
def test_no_address_leads_to_another_site(target: Target, path: str) -> None:
    head = target.get(path).split(b"\r\n\r\n")[0].lower()
    places = [line for line in head.split(b"\r\n") if line.startswith(b"location:")]
    led_to = [urljoin(f"{target.url}{path}", place.decode().removeprefix("location: ")) for place in places]
    assert all(address.startswith(target.url) for address in led_to)
    assert not [place for place in places if b"evil.example/" in place]


@pytest.mark.parametrize(
    "fields",
    [
        'X-Forwarded-Host: evil.example"><script>alert(1)</script>\r\n',
        "X-Forwarded-Host: evil.example/path?\r\n",
        "X-Forwarded-Proto: javascript\r\n",
        'X-Forwarded-Proto: https"><script>alert(1)</script>\r\n',
        "X-Forwarded-Prefix: //evil.example\r\n",
        "X-Original-URL: /hiroba/health\r\n",
        "X-Rewrite-URL: /hiroba/health\r\n",
        "X-HTTP-Method-Override: DELETE\r\n",
        "X-Gradio-Server: https://evil.example\r\n",
        "Forwarded: host=evil.example\r\n",
    ],
)
@pytest.mark.parametrize("path", ["/config", "/?view=api", "/api/openapi.json"])
def test_no_header_field_gets_into_an_answer(target: Target, path: str, fields: str) -> None:
    answer = target.get(path, fields)
    assert status(answer) == 200
    for word in (b"evil.example", b"alert(1)", b"javascript://"):
        assert word not in answer
