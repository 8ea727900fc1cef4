"""What a page may ask for, and what it is refused."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

import hiroba as gr
from hiroba.server.app import create_app
from hiroba.server.transports.commands import Malformed, decode_commands

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def client() -> Iterator[TestClient]:
    with gr.Blocks() as demo:
        name, result = gr.Textbox("Ada"), gr.Textbox()
        gr.Button().click(lambda text: f"Hello {text}", name, result)
    with TestClient(create_app(demo)) as client:
        yield client


def attach(socket: Any, **fields: Any) -> dict[str, Any]:
    socket.send_text(json.dumps([{"type": "attach", "screen": "one", **fields}]))
    ((_, notice),) = json.loads(socket.receive_text())
    return dict(notice)


def answers(socket: Any, *commands: dict[str, Any], until: str = "acknowledged") -> list[dict[str, Any]]:
    """Send commands, and return the notices that come until one of this type has."""
    socket.send_text(json.dumps(commands))
    notices: list[dict[str, Any]] = []
    while not any(notice["type"] == until for notice in notices):
        notices += [notice for _, notice in json.loads(socket.receive_text())]
    return notices


def test_a_run_answers_with_its_result(client: TestClient) -> None:
    with client.websocket_connect("/hiroba/socket") as socket:
        attach(socket)
        notices = answers(socket, {"type": "run", "seq": 1, "binding": 0}, until="finished")
    updated = next(notice for notice in notices if notice["type"] == "updated")
    assert updated["updates"] == [[2, [["replace", ["value"], "Hello Ada"]]]]


def test_what_the_browser_kept_is_a_change_after_load() -> None:
    seen: list[str] = []
    with gr.Blocks() as demo:
        kept, untouched = gr.BrowserState("nothing"), gr.BrowserState("nothing")
        demo.load(lambda value: seen.append(f"load {value}"), kept, concurrency_id="one")
        kept.change(lambda value: seen.append(f"change {value}"), kept, concurrency_id="one")
        untouched.change(lambda value: seen.append(f"change {value}"), untouched)
    with TestClient(create_app(demo)) as client, client.websocket_connect("/hiroba/socket") as socket:
        socket.send_text(json.dumps([{"type": "attach", "screen": "one", "kept": {str(kept.id): "honey"}}]))
        ended = 0
        while ended < 2:
            ended += sum(notice["type"] == "finished" for _, notice in json.loads(socket.receive_text()))
    assert seen == ["load honey", "change honey"]


def test_half_a_letter_that_a_field_has_cut_in_two_is_taken(client: TestClient) -> None:
    change = {"type": "change", "seq": 1, "node": 1, "props": {"value": "\ud83d"}}
    with client.websocket_connect("/hiroba/socket") as socket:
        attach(socket)
        notices = answers(socket, change, {"type": "run", "seq": 2, "binding": 0}, until="finished")
    updated = next(notice for notice in notices if notice["type"] == "updated")
    assert updated["updates"] == [[2, [["replace", ["value"], "Hello \ufffd"]]]]


def test_a_command_that_comes_twice_is_carried_out_once(client: TestClient) -> None:
    run = {"type": "run", "seq": 1, "binding": 0}
    with client.websocket_connect("/hiroba/socket") as socket:
        attach(socket)
        notices = answers(socket, run, run, until="finished") + answers(socket, run)
    assert sum(notice["type"] == "queued" for notice in notices) == 1


def test_a_node_that_is_not_there_is_refused(client: TestClient) -> None:
    with client.websocket_connect("/hiroba/socket") as socket:
        attach(socket)
        (refused, *_) = answers(socket, {"type": "change", "seq": 1, "node": 99, "props": {"value": "x"}})
    assert (refused["type"], refused["code"]) == ("refused", "unknown")


@pytest.mark.parametrize("kind", [gr.Modal, gr.Drawer, gr.Popover])
def test_what_a_visitor_closed_opens_again(kind: Any) -> None:
    with gr.Blocks() as demo:
        overlay = kind()
        gr.Button().click(lambda: kind(visible=True), None, overlay)
    opened = ["replace", ["visible"], True]
    with TestClient(create_app(demo)) as client, client.websocket_connect("/hiroba/socket") as socket:
        attach(socket)
        answers(socket, {"type": "run", "seq": 1, "binding": 0}, until="finished")
        close = {"type": "change", "seq": 2, "node": overlay.id, "props": {"visible": False}}
        notices = answers(socket, close, {"type": "run", "seq": 3, "binding": 0}, until="finished")
    assert [notice["updates"] for notice in notices if notice["type"] == "updated"] == [[[overlay.id, [opened]]]]


def test_a_visitor_may_not_change_what_belongs_to_the_author(client: TestClient) -> None:
    with client.websocket_connect("/hiroba/socket") as socket:
        attach(socket)
        (refused, *_) = answers(socket, {"type": "change", "seq": 1, "node": 1, "props": {"interactive": True}})
    assert refused["code"] == "unknown"


def test_a_frame_that_is_no_list_of_commands_is_refused_and_the_connection_stays(client: TestClient) -> None:
    with client.websocket_connect("/hiroba/socket") as socket:
        attach(socket)
        socket.send_text("{broken")
        ((_, refused),) = json.loads(socket.receive_text())
        assert refused["code"] == "malformed"
        assert answers(socket, {"type": "run", "seq": 1, "binding": 0}, until="finished")


def test_a_job_of_another_session_cannot_be_cancelled(client: TestClient) -> None:
    with client.websocket_connect("/hiroba/socket") as ada, client.websocket_connect("/hiroba/socket") as bob:
        attach(ada)
        attach(bob, screen="two")
        queued = next(
            n for n in answers(ada, {"type": "run", "seq": 1, "binding": 0}, until="finished") if n["type"] == "queued"
        )
        (refused, *_) = answers(bob, {"type": "cancel", "seq": 1, "job": queued["job"]})
    assert refused["code"] == "unknown"


def test_a_page_of_another_site_cannot_connect(client: TestClient) -> None:
    origin = {"origin": "https://evil.example"}
    with pytest.raises(WebSocketDisconnect) as closed, client.websocket_connect("/hiroba/socket", headers=origin):
        pass
    assert closed.value.code == 4403


def test_an_invented_session_begins_a_new_one(client: TestClient) -> None:
    with client.websocket_connect("/hiroba/socket") as socket:
        notice = attach(socket, session="invented", reason="reconnect", cursor=5)
    assert notice["is_new"] is True
    assert notice["session"] != "invented"


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_no_frame_breaks_the_decoder(frame: bytes | str) -> None:
    with contextlib.suppress(Malformed):
        decode_commands(frame)


@pytest.mark.parametrize(
    ("name", "place"), [("playback_position", 2.5), ("slider_position", 20), ("camera_position", [0, 45, 3])]
)
def test_where_a_screen_stands_may_be_told(client: TestClient, name: str, place: object) -> None:
    with client.websocket_connect("/hiroba/socket") as socket:
        attach(socket)
        notices = answers(socket, {"type": "change", "seq": 1, "node": 1, "props": {name: place}})
    assert [notice["type"] for notice in notices] == ["acknowledged"]
