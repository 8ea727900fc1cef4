"""An app answers on whichever event loop a request comes, as with the test clients of Starlette and FastAPI."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

import hiroba as gr


def _demo() -> gr.Blocks:
    with gr.Blocks() as demo:
        name, greeting = gr.Textbox(), gr.Textbox()
        gr.Button().click(lambda name: f"Hello {name}", name, greeting, api_name="greet")
    return demo


def _check(client: TestClient, path: str = "") -> None:
    """Call the app in each way that programs know."""
    id = client.post(f"{path}/gradio_api/call/greet", json={"data": ["Ada"]}).json()["event_id"]
    assert 'data: ["Hello Ada"]' in client.get(f"{path}/gradio_api/call/greet/{id}").text
    assert client.post(f"{path}/gradio_api/run/greet", json={"data": ["Bob"]}).json()["data"] == ["Hello Bob"]
    joining = {"data": ["Eve"], "fn_index": 0, "session_hash": "one"}
    assert "event_id" in client.post(f"{path}/gradio_api/queue/join", json=joining).json()


@pytest.mark.parametrize("is_entered", [True, False])
def test_a_mounted_app_answers_a_test_client(is_entered: bool) -> None:
    outer = gr.mount_gradio_app(FastAPI(), _demo(), "/demo")
    client = TestClient(outer)
    if not is_entered:
        _check(client, "/demo")
        return
    with client:
        _check(client, "/demo")


def test_an_app_that_is_being_served_answers_a_test_client_and_goes_on() -> None:
    demo = _demo()
    app, _, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    try:
        _check(TestClient(app))
        with TestClient(app) as client:
            _check(client)
        _check(TestClient(app))
    finally:
        demo.close()
