"""`Server`: routes of one's own beside endpoints, as a FastAPI application or without it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import msgspec
import pytest
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.errors import BuildError
from hiroba.server.small_api import SmallApi

PROGRAM = """
import sys
{before}
import json, urllib.request
import hiroba as gr
from starlette.responses import HTMLResponse

server = gr.Server(title="Greeter", description="It greets.")

@server.api(name="hello")
@server.mcp.tool(description="Greet")
def hello(name: str) -> str:
    return f"Hello {{name}}"

@server.api
def count(end: int = 2):
    yield from range(end)

@server.get("/", response_class=HTMLResponse)
def root():
    return "<h1>Mine</h1>"

@server.get("/items/{{number}}")
async def item(number: int, big: bool = False):
    return {{"number": number, "big": big}}

app, url, _ = server.launch(prevent_thread_lock=True, quiet=True, server_port={port})

def fetch(path, data=None):
    request = urllib.request.Request(url + path, data, {{"Content-Type": "application/json"}})
    return urllib.request.urlopen(request).read().decode()

print(json.dumps({{
    "is": type(server).__mro__[2].__name__,
    "same": app is server,
    "root": fetch(""),
    "item": json.loads(fetch("items/3?big=true")),
    "hello": json.loads(fetch("api/hello", b'{{"name": "Ada"}}'))["result"],
    "endpoints": sorted(json.loads(fetch("gradio_api/info"))["named_endpoints"]),
    "docs": fetch("docs"),
    "document": json.loads(fetch("openapi.json"))["info"]["title"],
}}))
server.get_blocks().close()
"""


@pytest.mark.parametrize(("before", "kind"), [("", "FastAPI"), ("sys.modules['fastapi'] = None", "SmallApi")])
def test_a_server_serves_routes_and_endpoints(before: str, kind: str, free_port: int) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(before=before, port=free_port)],
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    docs = told.pop("docs")
    assert ["It greets." in docs, "GET /items/{number}" in docs, "<script src" in docs] == [True, True, False]
    assert told == {
        "is": kind,
        "same": True,
        "root": "<h1>Mine</h1>",
        "item": {"number": 3, "big": True},
        "hello": "Hello Ada",
        "endpoints": ["/count", "/hello"],
        "document": "Greeter",
    }


@pytest.fixture
def free_port() -> int:
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


class Order(msgspec.Struct):
    what: str
    count: int = 1


@pytest.fixture
def client() -> Iterator[TestClient]:
    server = SmallApi(title="Shop")

    @server.post("/orders", status_code=201)
    def order(order: Order) -> Order:
        return order

    @server.delete("/orders/{id}")
    async def cancel(id: int, request: Request) -> dict[str, Any]:
        return {"id": id, "agent": request.headers["user-agent"]}

    @server.get("/page", response_class=HTMLResponse, include_in_schema=False)
    def page(word: str) -> str:
        return f"<p>{word}</p>"

    with TestClient(server) as client:
        yield client


def test_a_body_becomes_a_structure(client: TestClient) -> None:
    answer = client.post("/orders", json={"what": "tea"})

    assert (answer.status_code, answer.json()) == (201, {"what": "tea", "count": 1})


def test_parts_of_the_path_have_their_types(client: TestClient) -> None:
    assert client.delete("/orders/7").json() == {"id": 7, "agent": "testclient"}


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [("POST", "/orders", "{}"), ("POST", "/orders", "{"), ("DELETE", "/orders/x", None), ("GET", "/page", None)],
    ids=["field missing", "no JSON", "no number", "parameter missing"],
)
def test_what_does_not_fit_is_refused(client: TestClient, method: str, path: str, body: str | None) -> None:
    answer = client.request(method, path, content=body)

    assert (answer.status_code, list(answer.json())) == (422, ["detail"])


def test_the_document_tells_of_routes(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]

    assert sorted(paths) == ["/orders", "/orders/{id}"]
    assert paths["/orders/{id}"]["delete"]["parameters"][0]["schema"] == {"type": "integer"}
    assert "requestBody" in paths["/orders"]["post"]


def test_documentation_is_where_a_program_asks_for_it() -> None:
    with gr.Blocks() as demo:
        gr.api(_shout, api_name="shout")
    options = {"docs_url": "/docs", "openapi_url": "/v1/openapi.json"}

    with TestClient(gr.routes.App.create_app(demo, app_kwargs=options)) as client:
        assert "shout" in client.get("/docs").text
        assert "/api/shout" in client.get("/v1/openapi.json").json()["paths"]
        assert client.get("/redoc").status_code == 404


def _shout(text: str) -> str:
    return text.upper()


def test_a_server_may_be_launched_again() -> None:
    server = gr.Server()
    server.get("/own")(lambda: "mine")
    server.launch(prevent_thread_lock=True, quiet=True)
    server.api(_shout, name="late")

    _, url, _ = server.launch(prevent_thread_lock=True, quiet=True)

    answer = httpx.post(f"{url}api/late", json={"text": "a"})
    assert (answer.json()["result"], httpx.get(f"{url}own").json()) == ("A", "mine")
    server.get_blocks().close()


def test_an_app_is_not_put_into_another_by_the_wrong_name() -> None:
    with pytest.raises(BuildError, match="mount_gradio_app"):
        gr.routes.App.create_app(gr.Blocks(), app=object())
    with pytest.raises(BuildError, match="launch"):
        gr.Server().get_blocks()
