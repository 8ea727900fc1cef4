"""Readers that stop reading, and workers that are all busy: neither costs the others anything."""

from __future__ import annotations

import json
import socket
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.testclient import TestClient
from tests.server.frames import read_frame
from websockets.sync.client import connect

import hiroba as gr
from hiroba.server.app import create_app

BIG = 100_000
YIELDS = 200
HUGE = 20_000_000
SOON_S = 30.0


def test_a_page_that_stops_reading_costs_at_most_a_megabyte_and_misses_nothing() -> None:
    done, go = threading.Event(), threading.Event()

    def pour() -> Iterator[str]:
        for number in range(YIELDS):
            yield f"{number:03}" * (BIG // 3)
        done.set()
        go.wait(SOON_S)
        yield "last"

    with gr.Blocks() as demo:
        gr.Button().click(pour, None, gr.Textbox())
    app, url, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    try:
        with connect(f"{url.replace('http', 'ws')}hiroba/socket", max_queue=1, max_size=None) as page:
            page.send(json.dumps([{"type": "attach", "screen": "one"}]))
            page.recv()
            (session,) = app.state.service.attendance
            page.send(json.dumps([{"type": "run", "seq": 1, "binding": 0}]))
            assert done.wait(SOON_S)
            kept = session.feed.read(session.feed.first - 1)
            go.set()
            while '"finished"' not in (last := page.recv(SOON_S)):
                text = last
            assert "last" in str(text) + str(last)
    finally:
        go.set()
        demo.close()
    assert sum(entry.size for _, entry in kept) <= 1024 * 1024


def test_a_program_that_stops_reading_costs_at_most_a_megabyte_and_gets_the_end() -> None:
    def pour() -> Iterator[str]:
        for number in range(YIELDS):
            yield f"{number:03}" * (BIG // 3)
        yield "last"

    with gr.Blocks() as demo:
        gr.Button().click(pour, None, gr.Textbox(), api_name="pour")
    app, url, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    try:
        id = httpx.post(f"{url}gradio_api/call/pour", json={"data": []}).json()["event_id"]
        reader = socket.create_connection(("127.0.0.1", urlsplit(url).port or 80))
        reader.sendall(f"GET /gradio_api/call/pour/{id} HTTP/1.0\r\n\r\n".encode())
        job = app.state.service.engine.jobs.get(id)
        ended = threading.Event()
        job.log.listen(lambda: ended.set() if job.log.is_closed else None)
        assert job.log.is_closed or ended.wait(SOON_S)
        kept = job.log.read(job.log.first - 1)
        assert sum(entry.size for _, entry in kept) <= 1024 * 1024
        text = b"".join(iter(lambda: reader.recv(65536), b""))
        reader.close()
    finally:
        demo.close()
    assert b'event: complete\ndata: ["last"]' in text


def _post(url: str, path: str, content: Any) -> Any:
    return httpx.post(f"{url}{path}", json=content).json()


def _stream(url: str, request: str, body: bytes = b"") -> socket.socket:
    """Return a connection on which an answer begins to come, and of which nothing has been read."""
    line = socket.create_connection(("127.0.0.1", urlsplit(url).port or 80))
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
    line.sendall(f"{request} HTTP/1.0\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    return line


def _page(url: str) -> Callable[[], str]:
    page = connect(f"{url.replace('http', 'ws')}hiroba/socket", legacy=True, max_queue=1, max_size=None)
    page.send(json.dumps([{"type": "attach", "screen": "one"}]))
    page.recv()
    page.send(json.dumps([{"type": "run", "seq": 1, "binding": 0}]))
    messages = [str(page.recv(SOON_S))]
    while messages[-1][0] != "+":
        messages.append(str(page.recv(SOON_S)))

    def read() -> str:
        with page:
            while '"finished"' not in messages[-1]:
                messages.append(str(page.recv(SOON_S)))
        left = iter(messages)
        return json.dumps([read_frame(left.__next__) for _ in range(sum(message[0] != "+" for message in messages))])

    return read


def _page_by_events(url: str) -> Callable[[], str]:
    line = _stream(url, "POST /hiroba/notices", json.dumps([{"type": "attach", "screen": "one"}]).encode())
    head = b""
    while b"\n\n" not in head:
        head += line.recv(65536)
    key = json.loads(head.split(b"data: ")[1])[0][1]["session"]
    _post(url, f"hiroba/commands?session={key}&screen=one", [{"type": "run", "seq": 1, "binding": 0}])
    return _reader(line, b'"finished"')


def _reader(line: socket.socket, mark: bytes) -> Callable[[], str]:
    """Read the beginning of a large value, and return a function that reads on to a mark."""
    text = bytearray()
    while len(text) < 65536:
        text += line.recv(65536)

    def read() -> str:
        with line:
            while mark not in text[-2000:]:
                text.extend(line.recv(1 << 20))
        return text.decode()

    return read


def _call(url: str) -> Callable[[], str]:
    id = _post(url, "gradio_api/call/pour", {"data": []})["event_id"]
    return _reader(_stream(url, f"GET /gradio_api/call/pour/{id}"), b"event: complete")


def _queue(url: str) -> Callable[[], str]:
    _post(url, "gradio_api/queue/join", {"data": [], "fn_index": 0, "session_hash": "one"})
    return _reader(_stream(url, "GET /gradio_api/queue/data?session_hash=one"), b'"close_stream"')


def _job(url: str) -> Callable[[], str]:
    id = _post(url, "api/pour?async=1", {})["id"]
    return _reader(_stream(url, f"GET /api/jobs/{id}/events?differences=1"), b"event: finished")


@pytest.mark.parametrize("open_reader", [_page, _page_by_events, _call, _queue, _job])
def test_a_reader_that_stops_within_a_large_value_costs_at_most_a_megabyte_and_gets_it_all(
    open_reader: Callable[[str], Callable[[], str]],
) -> None:
    go, end = threading.Event(), threading.Event()

    def pour() -> Iterator[str]:
        yield "x" * HUGE
        go.wait(SOON_S)
        yield "last"
        end.wait(SOON_S)

    with gr.Blocks() as demo:
        gr.Button().click(pour, None, gr.Textbox(), api_name="pour")
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    try:
        httpx.get(url)  # what the first request of a process loads is not the reader's
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        read = open_reader(url)
        go.set()  # nobody but the reader has a use for the large value any more
        _wait_until(lambda: tracemalloc.get_traced_memory()[0] - before < 1024 * 1024)
    finally:
        tracemalloc.stop()
        go.set()
        end.set()
    try:
        text = read()
    finally:
        demo.close()
    assert text.count("x") >= HUGE
    assert "last" in text[-3000:]


def _wait_until(is_so: Callable[[], bool]) -> None:
    deadline_s = time.monotonic() + SOON_S
    while not is_so():
        assert time.monotonic() < deadline_s
        time.sleep(0.02)


def test_a_text_that_grows_stands_once_in_the_log_of_its_run() -> None:
    def grow() -> Iterator[str]:
        text = ""
        for _ in range(10):
            text += "x" * 6 * BIG
            yield text

    with gr.Blocks() as demo:
        gr.Button().click(grow, None, gr.Textbox(), api_name="grow")
    with TestClient(create_app(demo)) as client:
        id = client.post("/gradio_api/call/grow", json={"data": []}).json()["event_id"]
        client.get(f"/gradio_api/call/grow/{id}")
        job = client.app.state.service.engine.jobs.get(id)  # type: ignore[attr-defined]  # set by `create_app`
        kept = [entry.outputs[0] for _, entry in job.log.read(job.log.first - 1) if entry.outputs is not None]
    assert [len(text) for text in kept] in ([], [60 * BIG])


@pytest.mark.parametrize("kind", ["waits", "computes"])
def test_pages_uploads_and_health_answer_while_every_worker_is_busy(kind: str) -> None:
    release, busy = threading.Event(), threading.Semaphore(0)

    def work() -> None:
        busy.release()
        while kind == "computes" and not release.is_set():
            pass
        release.wait(SOON_S)

    with gr.Blocks() as demo:
        gr.Button().click(work, api_name="work", concurrency_limit=None)
    _, url, _ = demo.launch(
        prevent_thread_lock=True, quiet=True, max_threads=3, auth=("ada", "secret"), auth_message="Hello"
    )
    try:
        with httpx.Client(base_url=url, timeout=SOON_S) as client:
            client.post("/login", data={"username": "ada", "password": "secret"})
            for _ in range(20):
                client.post("/gradio_api/call/work", json={"data": []})
            for _ in range(3):
                assert busy.acquire(timeout=SOON_S)
            statuses = [
                client.get("/hiroba/health").status_code,
                client.get("/").status_code,
                client.post("/gradio_api/upload", files={"files": ("a.txt", b"a")}).status_code,
                client.post("/login", data={"username": "ada", "password": "secret"}).status_code,
            ]
        assert statuses == [200, 200, 200, 200]
        assert not release.is_set()
    finally:
        release.set()
        demo.close()
