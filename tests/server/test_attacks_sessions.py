"""Attacks on the sessions of others: their ids are known to the attacker, and open nothing."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.server.app import create_app
from hiroba.server.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

HASH = "victim-hash"


class House:
    """An app that keeps a secret for each visitor, with a victim who keeps cookies and an attacker who has none of them."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.goes_on = threading.Event()

        def keep(word: str, kept: str, request: gr.Request) -> tuple[str, str]:
            self.ids.append(str(request.session_hash))
            return kept or "", word

        def wait() -> str:
            self.goes_on.wait(20)
            return "done"

        with gr.Blocks() as demo:
            word, kept, shown = gr.Textbox(), gr.State(""), gr.Textbox()
            gr.Button().click(keep, [word, kept], [shown, kept], api_name="keep")
            gr.Button().click(wait, None, shown, api_name="wait")
        app = create_app(demo, Settings())
        self.victim, self.attacker = TestClient(app), TestClient(app)


@pytest.fixture
def house() -> Iterator[House]:
    house = House()
    with house.victim:
        house.attacker.portal = house.victim.portal
        house.victim.get("/config")
        yield house


def call(client: TestClient, word: str) -> Any:
    return client.post("/gradio_api/run/keep", json={"data": [word], "session_hash": HASH})


def test_the_state_of_a_program_is_read_by_itself_alone(house: House) -> None:
    call(house.victim, "secret")
    stolen = call(house.attacker, "x")
    assert (stolen.status_code, "secret" in stolen.text) == (403, False)
    assert call(house.victim, "next").json()["data"][0] == "secret"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/gradio_api/queue/join", {"fn_index": 0, "data": ["x"], "session_hash": HASH}),
        ("POST", "/gradio_api/call/keep", {"data": ["x"], "session_hash": HASH}),
        ("GET", f"/gradio_api/queue/data?session_hash={HASH}", None),
        ("GET", f"/gradio_api/heartbeat/{HASH}", None),
        ("POST", "/gradio_api/component_server", {"component_id": 1, "fn_name": "x", "session_hash": HASH}),
    ],
    ids=["join", "call", "data", "heartbeat", "component_server"],
)
def test_no_route_lets_another_into_the_session_of_a_program(
    house: House, method: str, path: str, body: dict[str, Any] | None
) -> None:
    call(house.victim, "secret")
    assert house.attacker.request(method, path, json=body).status_code == 403


def test_the_result_of_another_is_not_read_by_its_event_id(house: House) -> None:
    body = {"data": ["secret"], "session_hash": HASH}
    event_id = house.victim.post("/gradio_api/call/keep", json=body).json()["event_id"]
    assert house.attacker.get(f"/gradio_api/call/keep/{event_id}").status_code == 404
    assert "complete" in house.victim.get(f"/gradio_api/call/keep/{event_id}").text


def test_the_session_of_a_page_is_not_joined_by_the_id_that_functions_see(house: House) -> None:
    with house.victim.websocket_connect("/hiroba/socket") as socket:
        key = _attach(socket)["session"]
        socket.send_text(json.dumps([{"type": "run", "seq": 1, "binding": 0}]))
        while "finished" not in socket.receive_text():
            pass
        (id,) = house.ids
        assert id != key
        with house.attacker.websocket_connect("/hiroba/socket") as other:
            joined = _attach(other, session=id, reason="reconnect")
        assert (joined["is_new"], joined["session"] in (id, key)) == (True, False)
        leave = house.attacker.post(f"/hiroba/commands?session={id}&screen=one", json=[{"type": "leave", "seq": 9}])
        assert leave.status_code == 410


def test_the_session_of_a_page_is_not_reached_through_the_routes_of_programs(house: House) -> None:
    with house.victim.websocket_connect("/hiroba/socket") as socket:
        key = _attach(socket)["session"]
        for hash_ in (key, f"program:{key}"):
            house.attacker.post("/gradio_api/run/keep", json={"data": ["x"], "session_hash": hash_})
    assert all(id.startswith("program:") for id in house.ids)


def _attach(socket: Any, **fields: Any) -> dict[str, Any]:
    socket.send_text(json.dumps([{"type": "attach", "screen": "one", **fields}]))
    return dict(json.loads(socket.receive_text())[-1][1])


def test_nothing_secret_stands_in_the_page_or_its_description() -> None:
    with gr.Blocks() as demo:
        gr.Textbox()
    settings = Settings(auth=("ada", "pa55word"), auth_message="Hello")
    with TestClient(create_app(demo, settings)) as client:
        client.post("/login", data={"username": "ada", "password": "pa55word"})
        texts = [client.get(path).text for path in ("/", "/config", "/gradio_api/info", "/?view=api")]
        folder = str(client.app.state.service.gate.store.folder)  # type: ignore[attr-defined]  # set by `create_app`
    assert not any(secret in text for text in texts for secret in ("pa55word", folder, "PATH="))


def test_a_call_is_not_ended_by_who_knows_its_ids(house: House) -> None:
    body = {"fn_index": 1, "data": [], "session_hash": HASH}
    event_id = house.victim.post("/gradio_api/queue/join", json=body).json()["event_id"]
    ids = {"event_id": event_id, "session_hash": HASH}
    scripts = [{}, {"sec-fetch-mode": "cors", "user-agent": "another"}, {"sec-fetch-mode": "cors", "origin": "null"}]
    for headers in scripts:
        house.attacker.post("/gradio_api/cancel", json=ids, headers=headers)
    house.goes_on.set()

    with house.victim.stream("GET", f"/gradio_api/queue/data?session_hash={HASH}") as stream:
        last = [line for line in stream.iter_lines() if "process_completed" in line]
    assert '"done"' in last[0]
