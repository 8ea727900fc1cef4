"""Whatever a page, a program or a broken proxy could send to the decoders of the server: no answer is a fault, and what is right still works."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

import hiroba as gr
from hiroba.server.app import create_app
from hiroba.server.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

few = settings(max_examples=25, derandomize=True, suppress_health_check=list(HealthCheck))
LIMIT = 1000

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
NUMBER = st.integers(-2, 12) | st.sampled_from([2**31, 2**63, 10**30, -(10**30)])
KINDS = st.sampled_from(["attach", "change", "run", "call", "cancel", "frame", "leave", "nothing", ""])
PROPS = st.dictionaries(
    st.sampled_from(["value", "selected", "open", "label", "__proto__", "constructor", ""]), JSON, max_size=3
)
COMMAND = st.fixed_dictionaries(
    {"type": KINDS},
    optional={
        "seq": NUMBER | JSON,
        "node": NUMBER | JSON,
        "binding": NUMBER | JSON,
        "props": PROPS | JSON,
        "inputs": st.lists(JSON, max_size=3) | JSON,
        "args": st.lists(JSON, max_size=3) | JSON,
        "data": JSON,
        "name": st.text(max_size=6) | JSON,
        "job": st.text(max_size=6) | JSON,
        "screen": st.text(max_size=6) | JSON,
        "session": st.text(max_size=6) | JSON,
        "cursor": NUMBER | JSON,
        "after": st.text(max_size=6) | JSON,
    },
)
WHOLE = st.lists(COMMAND, max_size=3).map(lambda commands: json.dumps(commands).encode())
FRAME = (
    WHOLE
    | st.binary(max_size=40)
    | st.tuples(NUMBER, WHOLE, st.binary(max_size=20)).map(
        lambda parts: (abs(parts[0]) % 2**32).to_bytes(4, "big") + parts[1] + parts[2]
    )
)
"""Frames of text, of noise, and of commands that content follows, with a length that is right or not."""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with gr.Blocks() as demo:
        name, out = gr.Textbox("Ada"), gr.Textbox()
        gr.Number(), gr.File(), gr.Chatbot(), gr.Timer(active=False)
        gr.Button().click(lambda text: f"Hello {text}", name, out, api_name="greet", trigger_mode="multiple")
    options = Settings(storage=tmp_path_factory.mktemp("files"), max_file_bytes=LIMIT)
    with TestClient(create_app(demo, options)) as client:
        yield client


def attach(socket: Any) -> dict[str, Any]:
    socket.send_text(json.dumps([{"type": "attach", "screen": "one"}]))
    return dict(json.loads(socket.receive_text())[-1][1])


@few
@given(st.lists(FRAME, max_size=4))
def test_no_frame_breaks_a_page(client: TestClient, frames: list[bytes]) -> None:
    with client.websocket_connect("/hiroba/socket") as socket:
        attach(socket)
        for frame in frames:
            socket.send_bytes(frame)
        with suppress(WebSocketDisconnect):  # one of them may have been "I leave"
            socket.send_text(json.dumps([{"type": "run", "seq": 2**40, "binding": 0}]))
            while '"refused"' not in (text := socket.receive_text()) and '"finished"' not in text:
                pass
    assert client.get("/hiroba/health").status_code == 200


@few
@given(WHOLE | st.binary(max_size=60))
def test_no_first_frame_breaks_the_server(client: TestClient, frame: bytes) -> None:
    with suppress(WebSocketDisconnect), client.websocket_connect("/hiroba/socket") as socket:
        socket.send_bytes(frame)
        socket.close()
    assert client.get("/hiroba/health").status_code == 200


@few
@given(st.lists(FRAME, max_size=3), st.text(max_size=8))
def test_no_command_over_plain_http_breaks_the_server(client: TestClient, frames: list[bytes], session: str) -> None:
    with client.websocket_connect("/hiroba/socket") as socket:
        key = attach(socket)["session"]
        for named in (key, session):
            for frame in frames:
                answer = client.post("/hiroba/commands", params={"session": named, "screen": "one"}, content=frame)
                assert answer.status_code in (200, 400, 410)


STEP = st.tuples(st.sampled_from(["append", "append", "tell", "remove"]), st.integers(0, 40), st.binary(max_size=30))


@few
@given(st.integers(0, 60), st.lists(STEP, max_size=8))
def test_an_upload_is_whole_or_not_there_in_whatever_order_its_pieces_come(
    client: TestClient, size: int, steps: list[tuple[str, int, bytes]]
) -> None:
    begun = client.post("/hiroba/uploads", json={"name": "a", "size": size}).json()
    kept, place, is_there = bytearray(), f"/hiroba/uploads/{begun['id']}", True
    for what, offset, piece in steps:
        if what == "append":
            headers = {"Upload-Offset": str(offset), "Content-Type": "application/octet-stream"}
            status = client.patch(place, content=piece, headers=headers).status_code
            assert status in (200, 404, 409, 413)
            fits = is_there and len(kept) < size and offset == len(kept)
            if fits and len(kept) + len(piece) <= size:
                assert status == 200
                kept += piece
            elif fits:
                is_there = False
        elif what == "remove":
            assert client.delete(place).status_code == (204 if is_there else 404)
            is_there = False
        state = client.get(place)
        assert state.status_code == (200 if is_there else 404)
        if is_there:
            assert state.json()["offset"] == len(kept)
            assert (state.json()["file"] is not None) is (len(kept) == size)
            if state.json()["file"] is not None:
                assert client.get(f"/{state.json()['file']['url']}").content == bytes(kept)


@few
@given(JSON | st.fixed_dictionaries({"name": st.text() | JSON, "size": NUMBER | JSON}, optional={"type": JSON}))
def test_no_description_of_an_upload_breaks_the_server(client: TestClient, asked: Any) -> None:
    body = json.dumps(asked).encode()
    assert client.post("/hiroba/uploads", content=body).status_code in (201, 400, 413)


HEADER = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=40)


@few
@given(HEADER | st.tuples(NUMBER, NUMBER).map(lambda ends: f"bytes={ends[0]}-{ends[1]}"), HEADER, HEADER)
def test_no_header_field_breaks_the_giving_out_of_a_file(
    client: TestClient, asked: str, condition: str, tag: str
) -> None:
    (token,) = client.post("/gradio_api/upload", files={"files": ("a.txt", b"0123456789")}).json()
    fields = {"Range": asked, "If-Range": condition, "If-None-Match": tag, "Upload-Offset": asked}
    headers = {name: value.strip().encode("latin-1") for name, value in fields.items()}
    answer = client.get(f"/gradio_api/file={token}", headers=headers)  # type: ignore[arg-type]  # as bytes, with any letter
    assert answer.status_code in (200, 206, 304, 400, 416)
    if answer.status_code == 206 and "content-range" in answer.headers:
        first, last = answer.headers["content-range"].split(" ")[1].split("/")[0].split("-")
        assert answer.content == b"0123456789"[int(first) : int(last) + 1]


@few
@given(HEADER)
def test_no_cookie_and_no_key_breaks_the_server(client: TestClient, text: str) -> None:
    fields = {
        "cookie": f"hiroba-visitor={text}",
        "authorization": text,
        "accept-language": text,
        "x-forwarded-for": text,
    }
    headers = {name: value.strip().encode("latin-1") for name, value in fields.items()}
    assert client.get("/", headers=headers).status_code == 200  # type: ignore[arg-type]  # as bytes, with any letter


@few
@given(st.sampled_from(["queue/join", "call/greet", "call/v2/greet", "run/greet", "cancel", "component_server"]), JSON)
def test_no_body_breaks_the_routes_of_existing_clients(client: TestClient, path: str, body: Any) -> None:
    sent = {
        "data": body,
        "fn_index": body,
        "session_hash": body,
        "event_id": body,
        "component_id": body,
        "trigger_id": body,
    }
    for content in (body, sent, {**sent, "fn_index": 0, "data": ["x"], "session_hash": "one"}):
        answer = client.post(f"/gradio_api/{path}", content=json.dumps(content).encode())
        assert answer.status_code in (200, 403, 404, 422), answer.text
