"""Functions in worker processes, from a page to their end."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.server.app import create_app

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def until(socket: Any, kind: str) -> dict[str, Any]:
    """Return the next notice of a kind."""
    while True:
        for _, notice in json.loads(socket.receive_text()):
            if notice["type"] == kind:
                return dict(notice)


def test_cancelling_a_plain_function_in_a_process_frees_its_place_at_once() -> None:
    with gr.Blocks() as demo:
        result = gr.Textbox()
        gr.Button().click(lambda: time.sleep(3600), executor="process", concurrency_id="one")
        gr.Button().click(lambda: "free", None, result, executor="process", concurrency_id="one")
    with TestClient(create_app(demo)) as client, client.websocket_connect("/hiroba/socket") as socket:
        socket.send_text(json.dumps([{"type": "attach", "screen": "one"}]))
        socket.send_text(json.dumps([{"type": "run", "seq": 1, "binding": 0}]))
        job = until(socket, "started")["job"]
        socket.send_text(
            json.dumps([{"type": "run", "seq": 2, "binding": 1}, {"type": "cancel", "seq": 3, "job": job}])
        )
        assert until(socket, "finished")["outcome"] == "cancelled"
        assert until(socket, "finished")["outcome"] == "done"
