"""How often an address, and a session, may call; by default as often as they like."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.server.frames import read_frame

import hiroba as gr
from hiroba.engine.rate import MAX_KEPT, CallRate
from hiroba.errors import ArgumentError, TooManyCallsError
from hiroba.server.app import create_app
from hiroba.server.security import Security
from hiroba.server.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

TOO_OFTEN = "Too many calls came in a short time. Try again in a moment."


def client_for(**limits: int) -> TestClient:
    with gr.Blocks() as demo:
        gr.Button().click(lambda: "here", None, gr.Textbox(), api_name="go")
    return TestClient(create_app(demo, Settings(security=Security(**limits), mcp_server=True)))


def by_rest(client: TestClient) -> Any:
    return client.post("/api/go")


def by_run(client: TestClient) -> Any:
    return client.post("/gradio_api/run/go", json={"data": []})


def by_call(client: TestClient) -> Any:
    return client.post("/gradio_api/call/go", json={"data": []})


def by_queue(client: TestClient) -> Any:
    return client.post("/gradio_api/queue/join", json={"data": [], "fn_index": 0, "session_hash": "one"})


@pytest.mark.parametrize("way", [by_rest, by_run, by_call, by_queue])
def test_an_address_that_calls_too_often_is_told_when_to_call_again(way: Any) -> None:
    with client_for(calls_per_minute=3) as client:
        assert [way(client).status_code for _ in range(3)] == [200, 200, 200]
        late = way(client)
    assert (late.status_code, late.json()["detail"]) == (429, TOO_OFTEN)
    assert 0 < int(late.headers["retry-after"]) <= 20


def test_a_tool_that_is_called_too_often_says_so() -> None:
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "go", "arguments": {}}}
    accept = {"Accept": "application/json, text/event-stream"}
    with client_for(calls_per_minute=1) as client:
        first, late = (client.post("/gradio_api/mcp/", json=call, headers=accept).text for _ in range(2))
    assert ("here" in first, TOO_OFTEN in late) == (True, True)


def test_a_page_that_calls_too_often_is_told_and_goes_on_living() -> None:
    with client_for(calls_per_minute_of_session=1) as client, client.websocket_connect("/hiroba/socket") as socket:
        socket.send_text(json.dumps([{"type": "attach", "screen": "one"}]))
        socket.receive_text()
        socket.send_text(json.dumps([{"type": "run", "seq": seq, "binding": 0} for seq in (1, 2)]))
        notices: list[Any] = []
        while not {"refused", "toast", "finished"} <= {notice["type"] for notice in notices}:
            notices += [notice for _, notice in read_frame(socket.receive_text)]
        told = {notice["type"]: notice for notice in notices}
        assert (told["refused"]["seq"], told["refused"]["code"]) == (2, "often")
        assert told["toast"]["message"] == TOO_OFTEN
        assert client.get("/").status_code == 200


def test_who_calls_seldom_is_never_refused_and_nobody_is_without_a_limit() -> None:
    now = [0.0]
    rate = CallRate(lambda: now[0], by_address=60, by_session=None)
    for _ in range(200):
        rate.take("1.1.1.1", "one")
        now[0] += 1.0
    free = CallRate(lambda: 0.0)
    for _ in range(1000):
        free.take("1.1.1.1", "one")


def test_what_is_left_grows_back_evenly_and_one_does_not_use_up_the_allowance_of_another() -> None:
    now = [0.0]
    rate = CallRate(lambda: now[0], by_address=60, by_session=2)
    for _ in range(2):
        rate.take("1.1.1.1", "one")
    with pytest.raises(TooManyCallsError) as refused:
        rate.take("1.1.1.1", "one")
    assert refused.value.wait_s == 30.0
    rate.take("1.1.1.1", "two")
    now[0] = 30.0
    rate.take("1.1.1.1", "one")


def test_those_who_never_come_back_are_forgotten() -> None:
    rate = CallRate(lambda: 0.0, by_address=5)
    for number in range(MAX_KEPT + 10):
        rate.take(str(number), "one")
    assert len(rate._buckets) <= MAX_KEPT


@pytest.mark.parametrize("limits", [{"calls_per_minute": 0}, {"calls_per_minute_of_session": -1}])
def test_a_limit_that_lets_nobody_in_is_refused(limits: dict[str, int]) -> None:
    with pytest.raises(ArgumentError, match="at least 1"):
        Security(**limits)


def test_sessions_without_end_end_those_of_programs_first_and_none_in_which_something_runs() -> None:
    go, begun = threading.Event(), threading.Event()

    def wait(text: str) -> str:
        if text == "wait":
            begun.set()
            go.wait(30)
        return text

    with gr.Blocks() as demo:
        gr.Button().click(wait, gr.Textbox(), gr.Textbox(), api_name="go", concurrency_limit=None)
    with TestClient(create_app(demo, Settings(session_capacity=4))) as client:
        with client.websocket_connect("/hiroba/socket") as socket:
            socket.send_text(json.dumps([{"type": "attach", "screen": "one"}]))
            key = json.loads(socket.receive_text())[-1][1]["session"]
            socket.close(1006)
        begin = {"data": ["wait"], "session_hash": "victim"}
        id = client.post("/gradio_api/call/go", json=begin).json()["event_id"]
        assert begun.wait(30)
        for number in range(20):
            client.post("/gradio_api/run/go", json={"data": ["x"], "session_hash": f"flood-{number}"})
        assert len(client.app.state.service.attendance) <= 4  # type: ignore[attr-defined]  # set by `create_app`
        go.set()
        assert 'data: ["wait"]' in client.get(f"/gradio_api/call/go/{id}").text
        with client.websocket_connect("/hiroba/socket") as socket:
            again = {"type": "attach", "screen": "one", "session": key, "reason": "reconnect"}
            socket.send_text(json.dumps([again]))
            assert json.loads(socket.receive_text())[-1][1]["session"] == key
