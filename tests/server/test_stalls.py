"""Readers that stop reading, and workers that are all busy: neither costs the others anything."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.testclient import TestClient
from websockets.sync.client import connect

import hiroba as gr
from hiroba.server.app import create_app

BIG = 100_000
YIELDS = 200
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
