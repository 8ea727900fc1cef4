"""What pages of other sites may do and read: those that the author names, those that `"*"` lets in, and all others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.errors import ArgumentError
from hiroba.server.app import create_app
from hiroba.server.security import Security
from hiroba.server.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

FRIEND = "https://partner.example"
STRANGER = "https://evil.example"
ASKS = {"access-control-request-method": "POST", "access-control-request-headers": "content-type, x-evil"}


def client_for(allowed: Sequence[str] = (FRIEND,), **settings: Any) -> TestClient:
    def who(request: gr.Request) -> str:
        return str(request.username)

    with gr.Blocks() as demo:
        gr.Button().click(who, None, gr.Textbox(), api_name="who", access="public")
    return TestClient(create_app(demo, Settings(security=Security(allowed_origins=allowed), **settings)))


def test_a_page_that_is_named_asks_calls_and_reads() -> None:
    with client_for() as client:
        asked = client.options("/api/who", headers={"origin": FRIEND, **ASKS})
        assert asked.status_code == 204
        assert "POST" in asked.headers["access-control-allow-methods"]
        answers = [
            asked,
            client.post("/api/who", headers={"origin": FRIEND}),
            client.get("/gradio_api/info", headers={"origin": FRIEND}),
            client.get("/nothing", headers={"origin": FRIEND}),
        ]
    for answer in answers:
        assert answer.headers["access-control-allow-origin"] == FRIEND
        assert answer.headers["access-control-allow-credentials"] == "true"
        assert "Origin" in answer.headers["vary"]
    assert [answer.status_code for answer in answers[1:]] == [200, 200, 404]


@pytest.mark.parametrize(
    "origin",
    [
        STRANGER,
        "null",
        f"{FRIEND}.evil.example",
        f"{FRIEND}:8443",
        "http://partner.example",
        "https://PARTNER.example",
        "http://[::1",
        "",
    ],
)
def test_a_page_that_is_not_named_is_told_nothing(origin: str) -> None:
    with client_for() as client:
        asked = client.options("/api/who", headers={"origin": origin, **ASKS})
        read = client.get("/config", headers={"origin": origin})
        called = client.post("/api/who", headers={"origin": origin})
    assert called.status_code == 403
    for answer in (asked, read, called):
        assert not [name for name in answer.headers if name.startswith("access-control")]


def test_where_anybody_may_call_nobody_is_taken_for_the_visitor() -> None:
    with client_for(["*"], auth=("ada", "engine"), access="public") as client:
        client.post("/login", data={"username": "ada", "password": "engine"})
        own, other = (client.post("/api/who", headers={"origin": o}) for o in ("http://testserver", STRANGER))
        assert (own.json()["result"], other.json()["result"]) == ("ada", "None")
        assert other.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in other.headers
        linked = client.get("/config", headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"})
        assert linked.json()["username"] == "ada"


def test_no_answer_invites_anybody_unless_the_author_says_so() -> None:
    with client_for([]) as client:
        for answer in (client.options("/api/who", headers={"origin": FRIEND, **ASKS}), client.get("/config")):
            assert "access-control-allow-origin" not in answer.headers


def test_a_refusal_of_too_many_calls_can_be_read_by_a_page_that_may_call() -> None:
    with gr.Blocks() as demo:
        gr.Button().click(lambda: None, api_name="go")
    security = Security(allowed_origins=[FRIEND], calls_per_minute=1)
    with TestClient(create_app(demo, Settings(security=security))) as client:
        answers = [client.post("/api/go", headers={"origin": FRIEND}) for _ in range(2)]
    assert (answers[1].status_code, answers[1].headers["access-control-allow-origin"]) == (429, FRIEND)
    assert "Retry-After" in answers[1].headers["access-control-expose-headers"]


@pytest.mark.parametrize(
    "origin", ["partner.example", "https://partner.example/", "https://a\r\nx: y", "https://*.example"]
)
def test_what_is_no_origin_is_refused_where_it_is_written(origin: str) -> None:
    with pytest.raises(ArgumentError, match="allowed_origins"):
        Security(allowed_origins=[origin])


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
@pytest.mark.parametrize("origin", [STRANGER, "null", "http://localhost.evil.example"])
def test_no_page_of_another_site_reaches_the_tools(method: str, origin: str) -> None:
    with client_for(mcp_server=True) as client:
        call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
        accept = {"accept": "application/json, text/event-stream", "origin": origin}
        answer = client.request(method, "/gradio_api/mcp/", headers=accept, json=call)
    assert (answer.status_code, "who" in answer.text) == (403, False)
