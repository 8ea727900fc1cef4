"""Requests that are no requests, or too much of one: refused with a word, and the server lives on without a trace of it."""

from __future__ import annotations

import gzip
import logging
import random

import httpx
import pytest
from tests.server.attacks.conftest import Target, status

HOST = b"Host: localhost\r\n"
LAST = HOST + b"Connection: close\r\n"
CALL = b"POST /gradio_api/run/echo HTTP/1.1\r\n"
READ = b"GET /config HTTP/1.1\r\n"

MALFORMED = {
    "both lengths": CALL
    + LAST
    + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n",
    "two lengths": CALL + LAST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
    "unknown coding": CALL + LAST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "hidden coding": CALL + LAST + b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "spaced coding": CALL + LAST + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "negative length": CALL + LAST + b"Content-Length: -1\r\n\r\n",
    "signed length": CALL + LAST + b"Content-Length: +5\r\n\r\nhello",
    "endless length": CALL + LAST + b"Content-Length: 99999999999999999999999\r\n\r\n",
    "bad chunk": CALL + LAST + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n",
    "folded field": READ + LAST + b"X: a\r\n b\r\n\r\n",
    "nul in a field": READ + LAST + b"X: a\0b\r\n\r\n",
    "bare return": READ + LAST + b"X: a\rb: c\r\n\r\n",
    "two hosts": READ + LAST + b"Host: evil.example\r\n\r\n",
    "no host": READ + b"Connection: close\r\n\r\n",
    "endless chunk": CALL + LAST + b"Transfer-Encoding: chunked\r\n\r\n2;" + b"a" * 1_000_000,
    "endless end": CALL + LAST + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX: " + b"a" * 1_000_000,
    "no host name": READ + b"Host: [::1\r\nConnection: close\r\n\r\n",
    "script as host": READ + b'Host: a"><script>alert(1)</script>\r\nConnection: close\r\n\r\n',
    "no origin": CALL + LAST + b"Origin: http://[::1\r\nContent-Length: 2\r\n\r\n{}",
    "another protocol": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "tls": bytes.fromhex("16030100a5010000a10303") + b"x" * 160,
    "noise": random.Random(7).randbytes(2000),
    "unknown method": b"FOO / HTTP/1.1\r\n" + LAST + b"\r\n",
    "trace": b"TRACE / HTTP/1.1\r\n" + LAST + b"X-Secret: repeat-me\r\n\r\n",
    "tunnel": b"CONNECT evil.example:443 HTTP/1.1\r\n" + LAST + b"\r\n",
    "long head": b"GET / HTTP/1.1\r\n" + LAST + b"X: " + b"a" * 1_000_000 + b"\r\n\r\n",
    "endless head": b"GET / HTTP/1.1\r\n" + LAST + b"X: " + b"a" * 1_000_000,
    "many fields": READ + LAST + b"".join(b"X%d: a\r\n" % i for i in range(5000)) + b"\r\n",
    "long address": b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\n" + LAST + b"\r\n",
}


@pytest.mark.parametrize("request_bytes", MALFORMED.values(), ids=MALFORMED.keys())
def test_what_is_no_request_is_refused_once(
    target: Target, request_bytes: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    answer = target.send(request_bytes)
    # Who is still sending when the server has heard enough may see the connection break before the answer.
    assert 400 <= status(answer) < 500 or (len(request_bytes) > 100_000 and not answer)
    assert answer.count(b"HTTP/1.1 ") <= 1
    for secret in (b"repeat-me", b"<script>", b"Traceback"):
        assert secret not in answer
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_a_head_of_the_usual_size_is_read(target: Target) -> None:
    cookies = "; ".join(f"name{i}={'x' * 40}" for i in range(150))
    assert status(target.get("/config", f"Cookie: {cookies}\r\n")) == 200


def test_a_field_behind_a_body_is_none_of_the_head(target: Target) -> None:
    chunks = b'e\r\n{"data":["x"]}\r\n0\r\nHost: evil.example\r\nOrigin: https://evil.example\r\n\r\n'
    assert status(target.send(CALL + LAST + b"Transfer-Encoding: chunked\r\n\r\n" + chunks)) == 200


@pytest.mark.parametrize("text", ["\\ud800", "\\ude00\\ud83d", "a\\udc80b"])
def test_half_a_letter_breaks_no_answer(target: Target, text: str) -> None:
    body = f'{{"data": ["{text}"]}}'.encode()
    answer = target.send(CALL + LAST + b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
    assert status(answer) == 200
    assert "\ufffd".encode() in answer


@pytest.mark.parametrize("cookie", ['hiroba-visitor="\\' + "\\" * 20_000, "hiroba-visitor=;;==,", "a=\x01", "=" * 5000])
def test_no_cookie_breaks_a_page(target: Target, cookie: str) -> None:
    assert status(target.get("/config", f"Cookie: {cookie}\r\n")) in (200, 400)


PART = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nx\r\n'
END = b"--b--\r\n"
FORMS = {
    "many parts": (PART * 1100 + END, "b"),
    "no end": (PART, "b"),
    "empty": (b"", "b"),
    "no boundary": (PART + END, ""),
    "long boundary": (PART + END, "a" * 20_000),
    "many fields in a part": (
        b"--b\r\n" + b"".join(b"X%d: a\r\n" % i for i in range(10_000)) + b"\r\nx\r\n" + END,
        "b",
    ),
    "long field in a part": (b"--b\r\nX: " + b"a" * 1_000_000 + b"\r\n\r\nx\r\n" + END, "b"),
    "endless quotes": (PART + END, "b; " + 'a="\\"' * 5000),
    "quotes in a name": (PART.replace(b'"a"', b'"' + b'\\"' * 20_000 + b'"') + END, "b"),
    "no name": (PART.replace(b'filename="a"', b"filename*=utf-8''%zz") + END, "b"),
}


@pytest.mark.parametrize(("body", "boundary"), FORMS.values(), ids=FORMS.keys())
@pytest.mark.parametrize("path", ["/gradio_api/upload", "/api/file", "/gradio_api/component_server"])
def test_no_form_breaks_the_server(target: Target, path: str, body: bytes, boundary: str) -> None:
    kind = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    answer = httpx.post(target.url[:-1] + path, content=body, headers=kind, timeout=30)
    assert answer.status_code in (200, 400, 404, 413, 422, 431)


BIG = b'{"data": ["' + b"x" * (33 << 20) + b'"]}'


@pytest.mark.parametrize(
    "path",
    [
        "gradio_api/run/echo",
        "gradio_api/queue/join",
        "gradio_api/component_server",
        "api/echo",
        "hiroba/uploads",
        "hiroba/code",
    ],
)
def test_a_body_without_measure_is_not_kept(target: Target, path: str) -> None:
    assert httpx.post(target.url + path, content=BIG, timeout=30).status_code == 413


def test_what_is_packed_is_not_unpacked(target: Target) -> None:
    packed = gzip.compress(b'{"data": ["' + b"x" * (10 << 20) + b'"]}')
    answer = httpx.post(f"{target.url}gradio_api/run/echo", content=packed, headers={"Content-Encoding": "gzip"})
    assert answer.status_code == 422


RANGES = {
    "backwards": "bytes=5-2",
    "letters": "bytes=a-b",
    "no unit": "items=0-5",
    "empty": "bytes=",
    "negative": "bytes=--5",
    "none": "bytes=-0",
    "beyond": "bytes=999999-",
    "huge": "bytes=0-18446744073709551616",
    "the same many times": "bytes=" + ",".join(["0-"] * 5000),
    "many small": "bytes=" + ",".join(f"{i}-{i}" for i in range(0, 20_000, 2))[:50_000],
    "overlapping": "bytes=" + ",".join(f"{i}-" for i in range(5000)),
}


@pytest.mark.parametrize("asked", RANGES.values(), ids=RANGES.keys())
def test_no_range_costs_more_than_the_file(target: Target, asked: str) -> None:
    with httpx.Client(base_url=target.url) as client:
        (token,) = client.post("/gradio_api/upload", files={"files": ("a.txt", b"x" * 100_000)}).json()
        answer = client.get(f"/gradio_api/file={token}", headers={"Range": asked})
    assert answer.status_code in (200, 206, 400, 416)
    assert len(answer.content) <= 110_000
