"""Calls of server functions over the wire: each is carried out once, and only the page that called is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.server.frames import read_frame

import hiroba as gr
from hiroba.server.app import create_app

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


class Bench:
    """An app whose page can count, and wait for ever."""

    def __init__(self) -> None:
        self.calls = 0
        self.gate = threading.Event()
        with gr.Blocks() as self.demo:
            self.html = gr.HTML(server_functions=[self.count, self.wait, self.much])

    def count(self, by: int = 1) -> int:
        self.calls += by
        return self.calls

    def much(self, size: int) -> str:
        return "x" * size

    def wait(self) -> None:
        self.gate.wait()

    def call(self, seq: int, name: str, *args: Any) -> dict[str, Any]:
        return {"type": "call", "seq": seq, "node": self.html.id, "name": name, "args": list(args)}


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def client(bench: Bench) -> Iterator[TestClient]:
    with TestClient(create_app(bench.demo)) as client:
        yield client
        bench.gate.set()


def attach(socket: Any, **fields: Any) -> dict[str, Any]:
    socket.send_text(json.dumps([{"type": "attach", "screen": "one", **fields}]))
    ((_, notice),) = json.loads(socket.receive_text())
    return dict(notice)


def read_until(socket: Any, type: str) -> list[list[Any]]:
    entries: list[list[Any]] = []
    while not any(notice["type"] == type for _, notice in entries):
        entries += read_frame(socket.receive_text)
    return entries


def answer_in(entries: list[list[Any]]) -> dict[str, Any]:
    return next(dict(notice) for _, notice in entries if notice["type"] == "answered")


def test_a_call_is_answered(client: TestClient, bench: Bench) -> None:
    with client.websocket_connect("/hiroba/socket") as socket:
        attach(socket)
        socket.send_text(json.dumps([bench.call(1, "count", 5)]))
        assert answer_in(read_until(socket, "answered")) == {"type": "answered", "call": 1, "result": 5}


def test_a_call_sent_again_after_a_lost_connection_runs_once_and_its_answer_comes_again(
    client: TestClient, bench: Bench
) -> None:
    with client.websocket_connect("/hiroba/socket") as socket:
        session = attach(socket)["session"]
        socket.send_text(json.dumps([bench.call(1, "count")]))
        read_until(socket, "answered")
    with client.websocket_connect("/hiroba/socket") as socket:
        attach(socket, session=session, reason="reconnect", cursor=0)
        socket.send_text(json.dumps([bench.call(1, "count")]))
        assert answer_in(read_until(socket, "answered"))["result"] == 1
    assert bench.calls == 1


def test_no_answer_is_lost_however_much_they_hold_together(client: TestClient, bench: Bench) -> None:
    sizes = {seq: 600_000 if seq <= 2 else 4_000 for seq in range(1, 201)}

    def answers(socket: Any) -> dict[int, int]:
        found: dict[int, int] = {}
        while len(found) < len(sizes):
            for _, notice in read_frame(socket.receive_text):
                if notice["type"] == "answered":
                    result = client.get(f"/{notice['url']}").json() if "url" in notice else notice["result"]
                    found[notice["call"]] = len(result)
        return found

    with client.websocket_connect("/hiroba/socket") as socket:
        session = attach(socket)["session"]
        socket.send_text(json.dumps([bench.call(seq, "much", size) for seq, size in sizes.items()]))
        assert answers(socket) == sizes
    with client.websocket_connect("/hiroba/socket") as socket:  # all of them came while the page was away
        again = {"type": "attach", "screen": "one", "session": session, "reason": "reconnect", "cursor": 0}
        socket.send_text(json.dumps([again]))
        assert answers(socket) == sizes


def test_a_call_that_never_ends_holds_up_no_other(client: TestClient, bench: Bench) -> None:
    with client.websocket_connect("/hiroba/socket") as socket:
        attach(socket)
        socket.send_text(json.dumps([bench.call(1, "wait"), bench.call(2, "count")]))
        assert answer_in(read_until(socket, "answered"))["call"] == 2


def test_calls_of_one_session_take_few_threads(client: TestClient, bench: Bench) -> None:
    with client.websocket_connect("/hiroba/socket") as ada, client.websocket_connect("/hiroba/socket") as bob:
        attach(ada)
        attach(bob, screen="two")
        ada.send_text(json.dumps([bench.call(seq, "wait") for seq in range(1, 101)]))
        bob.send_text(json.dumps([bench.call(1, "count")]))
        assert answer_in(read_until(bob, "answered"))["result"] == 1


def test_another_screen_of_the_session_is_not_told(client: TestClient, bench: Bench) -> None:
    with client.websocket_connect("/hiroba/socket") as ada, client.websocket_connect("/hiroba/socket") as bob:
        session = attach(ada)["session"]
        attach(bob, screen="two", session=session, reason="reconnect")
        ada.send_text(json.dumps([bench.call(1, "count")]))
        read_until(ada, "answered")
        bob.send_text(json.dumps([bench.call(1, "count")]))
        entries = read_until(bob, "answered")
    assert [notice["result"] for _, notice in entries if notice["type"] == "answered"] == [2]


def test_the_route_of_existing_clients_calls_too(client: TestClient, bench: Bench) -> None:
    body = {"session_hash": "abc", "component_id": bench.html.id, "fn_name": "count", "data": 4}
    assert client.post("/gradio_api/component_server", json=body).json() == 4
    missing = client.post("/gradio_api/component_server", json={**body, "fn_name": "__init__"})
    assert (missing.status_code, "no such function" in missing.text) == (404, True)
    assert client.post("/gradio_api/component_server", json={**body, "component_id": "x"}).status_code == 422
