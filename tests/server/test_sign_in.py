"""Signing in: nothing of the app is given to those who have not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

import hiroba as gr
from hiroba.server.app import create_app
from hiroba.server.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def client_for(auth: Any) -> TestClient:
    with gr.Blocks(title="Club") as demo:
        secret = gr.Textbox(label="Secret")
        gr.Button().click(lambda request: request, secret, secret, api_name="echo")
    return TestClient(create_app(demo, Settings(auth=auth)))


@pytest.fixture(
    params=[("ada", "engine"), [("bob", "x"), ("ada", "engine")], lambda name, word: word == "engine"],
    ids=["pair", "pairs", "function"],
)
def client(request: pytest.FixtureRequest) -> Iterator[TestClient]:
    with client_for(request.param) as client:
        yield client


def test_the_form_says_nothing_of_the_app_but_its_title(client: TestClient) -> None:
    page = client.get("/", headers={"accept": "text/html"}).text
    assert "Club" in page
    assert "Secret" not in page


@pytest.mark.parametrize("path", ["/config", "/gradio_api/info", "/gradio_api/openapi.json", "/gradio_api/file=x/y"])
def test_nothing_is_described_before_signing_in(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 401


def test_a_socket_is_closed_before_signing_in(client: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect) as closed, client.websocket_connect("/hiroba/socket"):
        pass
    assert closed.value.code == 4401


def test_the_right_password_opens_the_app(client: TestClient) -> None:
    assert client.post("/login", data={"username": "ada", "password": "engine"}).status_code == 200
    assert client.get("/config").json()["username"] == "ada"


def test_a_wrong_password_opens_nothing(client: TestClient) -> None:
    answer = client.post("/login", data={"username": "ada", "password": "steam"})
    assert answer.status_code == 400
    assert client.get("/config").status_code == 401


def test_signing_out_closes_the_app(client: TestClient) -> None:
    client.post("/login", data={"username": "ada", "password": "engine"})
    client.get("/logout", follow_redirects=False)
    assert client.get("/config").status_code == 401


def test_an_invented_cookie_opens_nothing(client: TestClient) -> None:
    client.cookies.set("hiroba-access", "invented")
    assert client.get("/config").status_code == 401


def test_an_endless_form_is_refused(client: TestClient) -> None:
    assert client.post("/login", content=b"x" * 100_000).status_code == 413
