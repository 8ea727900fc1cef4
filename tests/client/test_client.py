from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.browser.cutting_proxy import CuttingProxy
from tests.client.conftest import Served

from hiroba.client import AsyncClient, CallError, CallRefusedError, Client, ConnectionLostError, RemoteFile


@pytest.fixture
def client(served: Served) -> Iterator[Client]:
    with Client(served.url) as client:
        yield client


def test_a_call_returns_what_the_function_returned(client: Client) -> None:
    assert client.call("greet", name="Ada") == "Hello Ada!"


def test_a_job_gives_its_results_as_they_come(client: Client) -> None:
    job = client.submit("count", end=300)

    results = list(job)

    assert results[0].startswith("0 ")
    assert results[-1] == "".join(f"{number} " for number in range(300))
    assert job.result() == results[-1]


def test_calls_of_one_client_share_state_and_those_of_another_do_not(client: Client, served: Served) -> None:
    client.call("remember", item="a")

    assert client.call("remember", item="b") == 2
    with Client(served.url) as other:
        assert other.call("remember", item="c") == 1


def test_files_go_there_and_come_back(client: Client, tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("quiet")

    loud, length = client.call("shout", paper=paper)

    assert length == 5
    assert isinstance(loud, RemoteFile)
    assert client.download(loud, tmp_path).read_text() == "QUIET"
    assert client.call("shout", paper=loud)[1] == 5


def test_a_failure_says_what_the_visitor_is_told(client: Client) -> None:
    with pytest.raises(CallError, match="There is no cheese"):
        client.call("fail", what="cheese")


@pytest.mark.parametrize(
    ("endpoint", "arguments", "told"),
    [
        ("nothing", {}, "There are: `greet`"),
        ("hidden", {"name": "Ada"}, "There is no endpoint `hidden`"),
        ("greet", {"nam": "Ada"}, "has no parameter `nam`"),
        ("greet", {}, "needs a value for `name`"),
    ],
)
def test_a_wrong_call_is_refused_with_a_reason(
    client: Client, endpoint: str, arguments: dict[str, str], told: str
) -> None:
    with pytest.raises(CallRefusedError, match=told):
        client.call(endpoint, **arguments)


def test_endpoints_are_described(client: Client) -> None:
    endpoints = client.endpoints()

    assert str(endpoints["greet"]) == "greet(name: string, mark: string = '!') -> string | null"
    assert "file" in str(endpoints["shout"])
    assert "hidden" not in endpoints


def test_a_job_can_be_cancelled_and_found_by_another_client(client: Client, served: Served) -> None:
    served.gate.clear()
    job = client.submit("wait")
    assert next(iter(job)) == "begun"

    with Client(served.url) as other:
        assert other.state(job.id).status == "running"
        other.cancel(job.id)

    with pytest.raises(CallError, match="cancelled"):
        job.result()


def test_a_job_is_followed_through_lost_connections(served: Served) -> None:
    served.gate.clear()
    port = urlsplit(served.url).port or 0
    with closing(CuttingProxy(port)) as proxy, Client(proxy.url) as client:
        results = iter(client.submit("wait"))
        first = next(results)
        proxy.cut()
        served.gate.set()

        assert [first, *results] == ["begun", "ended"]


def test_a_job_is_followed_while_a_proxy_says_that_the_app_is_away(served: Served) -> None:
    served.gate.clear()
    port = urlsplit(served.url).port or 0
    with closing(CuttingProxy(port)) as proxy, Client(proxy.url) as client:
        results = iter(client.submit("wait"))
        first = next(results)
        proxy.is_away = True
        proxy.cut()
        threading.Timer(0.5, lambda: setattr(proxy, "is_away", False)).start()
        served.gate.set()

        assert [first, *results] == ["begun", "ended"]


@pytest.mark.parametrize("path", ["", "/deeper"])
def test_what_is_no_app_is_told(path: str) -> None:
    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if not path else 404)
            self.end_headers()
            self.wfile.write(b"<p>Hello" if not path else b'{"detail":"Not Found"}')

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Other) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with (
            Client(f"http://127.0.0.1:{server.server_port}{path}") as client,
            pytest.raises(CallRefusedError, match="not answered by an app"),
        ):
            client.endpoints()
        server.shutdown()


def test_an_app_that_is_not_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"http://127.0.0.1:{free.getsockname()[1]}"

    with Client(address) as client, pytest.raises(ConnectionLostError, match="cannot be reached"):
        client.call("greet", name="Ada")


def test_threads_may_share_a_client(client: Client) -> None:
    results: list[str] = []
    threads = [threading.Thread(target=lambda i=i: results.append(client.call("greet", name=str(i)))) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(results) == [f"Hello {i}!" for i in range(8)]


def test_coroutines_call_without_threads(served: Served) -> None:
    import asyncio

    async def use() -> list[str]:
        async with AsyncClient(served.url) as client:
            return [text async for text in await client.submit("count", end=2)]

    assert asyncio.run(use())[-1] == "0 1 "
