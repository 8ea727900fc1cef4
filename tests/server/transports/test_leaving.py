"""A page that is closed, one that is reloaded, and one whose connection broke: what becomes of the job that runs."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.engine.attendance import Graces
from hiroba.server.app import create_app
from hiroba.server.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

NEVER_S = 10_000.0
"""A grace that would outlast the test: what happens happened without it."""


class House:
    """An app whose one function gives a value, then waits until it is let on or closed."""

    def __init__(self, **graces: float) -> None:
        self.closed = threading.Event()

        def wait() -> Iterator[str]:
            try:
                while True:
                    yield "x"
            finally:
                self.closed.set()

        with gr.Blocks() as demo:
            gr.Button().click(wait, None, gr.Textbox(), concurrency_limit=1)
        settings = Settings(graces=Graces(**{"left_s": NEVER_S, "lost_s": NEVER_S, **graces}))
        self.client = TestClient(create_app(demo, settings))


@pytest.fixture
def house() -> Iterator[House]:
    house = House()
    with house.client:
        yield house


def attach(socket: Any, **fields: Any) -> dict[str, Any]:
    socket.send_text(json.dumps([{"type": "attach", "screen": "one", **fields}]))
    ((_, notice),) = json.loads(socket.receive_text())
    return dict(notice)


def begin(socket: Any) -> str:
    """Attach, start the function, return the key of the session once a value has come."""
    key = str(attach(socket)["session"])
    socket.send_text(json.dumps([{"type": "run", "seq": 1, "binding": 0}]))
    while "updated" not in socket.receive_text():
        pass
    return key


@pytest.mark.parametrize("code", [1001, 4001], ids=["browser", "page"])
def test_closing_the_page_closes_its_generator_without_a_grace(house: House, code: int) -> None:
    with house.client.websocket_connect("/hiroba/socket") as socket:
        begin(socket)
        socket.close(code)
    assert house.closed.wait(30)


def test_closing_the_page_frees_the_place_for_the_next_visitor(house: House) -> None:
    with house.client.websocket_connect("/hiroba/socket") as socket:
        begin(socket)
        socket.close(4001)
    with house.client.websocket_connect("/hiroba/socket") as socket:
        assert begin(socket)
        socket.close(4001)


def test_a_beacon_closes_the_generator_even_if_the_socket_was_lost_before(house: House) -> None:
    with house.client.websocket_connect("/hiroba/socket") as socket:
        key = begin(socket)
        socket.close(1006)
    house.client.post(f"/hiroba/commands?session={key}&screen=one", json=[{"type": "leave", "seq": 2}])
    assert house.closed.wait(30)


def test_a_reload_comes_back_to_the_running_job(house: House) -> None:
    with house.client.websocket_connect("/hiroba/socket") as socket:
        key = begin(socket)
        house.client.get("/")
        socket.close(4001)
    with house.client.websocket_connect("/hiroba/socket") as socket:
        notice = attach(socket, screen="two", session=key, reason="reload")
        socket.close(1006)
    assert (notice["session"], len(notice["snapshot"]["jobs"])) == (key, 1)
    assert not house.closed.is_set()


def test_the_page_of_another_visitor_makes_no_close_wait(house: House) -> None:
    house.client.get("/", headers={"user-agent": "another"})
    house.client.cookies.clear()
    with house.client.websocket_connect("/hiroba/socket") as socket:
        begin(socket)
        socket.close(4001)
    assert house.closed.wait(30)


def test_a_lost_page_keeps_its_job(house: House) -> None:
    with house.client.websocket_connect("/hiroba/socket") as socket:
        key = begin(socket)
        socket.close(1006)
    with house.client.websocket_connect("/hiroba/socket") as socket:
        notice = attach(socket, session=key, reason="reconnect", cursor=10**9)
        socket.close(1006)
    assert len(notice["snapshot"]["jobs"]) == 1


def test_a_lost_page_ends_after_its_grace() -> None:
    house = House(lost_s=0.0)
    with house.client:
        with house.client.websocket_connect("/hiroba/socket") as socket:
            begin(socket)
            socket.close(1006)
        assert house.closed.wait(30)


def test_the_end_of_a_heartbeat_closes_the_generator_of_a_program(house: House) -> None:
    service = house.client.app.state.service  # type: ignore[attr-defined]  # set by `create_app`
    call = {"fn_index": 0, "data": [], "session_hash": "abc"}
    assert house.client.post("/gradio_api/queue/join", json=call).status_code == 200
    (session,) = service.attendance
    service.loop.call_soon_threadsafe(service.attendance.release_program, session)
    assert house.closed.wait(30)
