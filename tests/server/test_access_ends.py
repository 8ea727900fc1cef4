"""Rights that end let go of whatever their bearer has open, by whatever way it came."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
import websockets

import hiroba as gr
from hiroba.server.access.keys import KeyFile, KeyRecord, digest_of
from hiroba.server.app import create_app
from hiroba.server.settings import Settings

SECRET = "a-secret-of-a-program"
WAYS = ["socket", "page events", "queue stream", "job events", "heartbeat", "tool"]


class Club:
    """An app on a port of this machine, with a function that does not end by itself."""

    def __init__(self, **options: Any) -> None:
        self.ended = threading.Event()
        self.begun = threading.Event()

        async def wait_for_ever() -> str:
            self.begun.set()
            try:
                await asyncio.sleep(600)
            finally:
                self.ended.set()
            return ""

        with gr.Blocks() as demo:
            gr.Button().click(wait_for_ever, None, gr.Textbox(), api_name="wait")
        self.app = create_app(demo, Settings(mcp_server=True, **options))

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        config = uvicorn.Config(self.app, port=0, log_level="error", ws="websockets-sansio")
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        self.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        try:
            yield
        finally:
            server.should_exit = True
            await serving

    async def sign_in(self) -> dict[str, str]:
        async with httpx.AsyncClient(base_url=self.url) as client:
            answer = await client.post("/login", data={"username": "ada", "password": "engine"})
            assert answer.status_code == 200
            return {"Cookie": f"hiroba-access={answer.cookies['hiroba-access']}"}


async def follow(club: Club, way: str, headers: dict[str, str]) -> None:
    """Open a connection, begin a run by it, and return when the server has cut it."""
    if way == "socket":
        address = f"{club.url.replace('http', 'ws')}/hiroba/socket"
        async with websockets.connect(address, additional_headers=headers) as socket:
            await socket.send(json.dumps([{"type": "attach", "screen": "s", "page": "", "reason": "open"}]))
            await socket.send(json.dumps([{"type": "run", "seq": 1, "binding": 0}]))
            with suppress(websockets.ConnectionClosed):
                while True:
                    await socket.recv()
            assert socket.close_code == 4401
        return
    async with httpx.AsyncClient(base_url=club.url, headers=headers, timeout=30) as client:
        await _follow_http(client, way)


async def _follow_http(client: httpx.AsyncClient, way: str) -> None:
    if way == "page events":
        attach = [{"type": "attach", "screen": "s", "page": "", "reason": "open"}]
        async with client.stream("POST", "/hiroba/notices", json=attach) as stream:
            async for line in stream.aiter_lines():
                if '"session"' in line:
                    session = json.loads(line.removeprefix("data: "))[0][1]["session"]
                    address = f"/hiroba/commands?session={session}&screen=s"
                    await client.post(address, json=[{"type": "run", "seq": 1, "binding": 0}])
    elif way == "queue stream":
        await client.post("/gradio_api/queue/join", json={"fn_index": 0, "data": [], "session_hash": "h"})
        await _drain(client, "GET", "/gradio_api/queue/data?session_hash=h")
    elif way == "heartbeat":
        await client.post("/gradio_api/queue/join", json={"fn_index": 0, "data": [], "session_hash": "h"})
        await _drain(client, "GET", "/gradio_api/heartbeat/h")
    elif way == "job events":
        job = (await client.post("/api/wait?async=1", json={})).json()["id"]
        await _drain(client, "GET", f"/api/jobs/{job}/events")
    else:
        call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "wait", "arguments": {}}}
        accept = {"Accept": "application/json, text/event-stream"}
        await _drain(client, "POST", "/gradio_api/mcp/", json=call, headers=accept)


async def _drain(client: httpx.AsyncClient, method: str, address: str, **further: Any) -> None:
    async with client.stream(method, address, **further) as stream:
        assert stream.status_code in (200, 401)  # 401 where the right ended before the stream began
        async for _ in stream.aiter_bytes():
            pass


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.01)


async def let_go(club: Club, way: str, headers: dict[str, str], revoke: Callable[[], Any]) -> None:
    """Follow by a way, take the rights away, and wait for the connection and the run to end."""
    following = asyncio.create_task(follow(club, way, headers))
    await until(club.begun.is_set)
    result = revoke()
    if asyncio.iscoroutine(result):
        await result
    await asyncio.wait_for(following, 20)
    await until(club.ended.is_set)
    assert not list(club.app.state.service.attendance)


@pytest.mark.parametrize("way", WAYS)
def test_signing_out_ends_everything(way: str) -> None:
    async def play() -> None:
        club = Club(auth=("ada", "engine"))
        async with club.open():
            headers = await club.sign_in()

            async def sign_out() -> None:
                async with httpx.AsyncClient(base_url=club.url, headers=headers) as client:
                    assert (await client.post("/logout")).status_code == 303

            await let_go(club, way, headers, sign_out)

    asyncio.run(play())


def test_removing_an_account_ends_everything() -> None:
    async def play() -> None:
        accounts = [("ada", "engine"), ("bob", "x")]
        club = Club(auth=accounts)
        async with club.open():
            headers = await club.sign_in()
            await let_go(club, "socket", headers, lambda: accounts.remove(("ada", "engine")))
            async with httpx.AsyncClient(base_url=club.url, headers=headers) as client:
                assert (await client.get("/config")).status_code == 401

    asyncio.run(play())


@pytest.mark.parametrize("way", WAYS[2:])
def test_revoking_a_key_ends_everything(way: str, tmp_path: Path) -> None:
    async def play() -> None:
        keys = KeyFile(tmp_path)
        keys.add(KeyRecord("ci", digest_of(SECRET)))
        club = Club(auth=("ada", "engine"), store=tmp_path)
        async with club.open():
            await let_go(club, way, {"Authorization": f"Bearer {SECRET}"}, lambda: keys.remove("ci"))
        keys.close()

    asyncio.run(play())


def test_a_name_survives_a_restart_where_a_store_is_set(tmp_path: Path) -> None:
    async def play() -> None:
        headers: dict[str, str] = {}
        for _ in range(2):
            club = Club(auth=("ada", "engine"), store=tmp_path)
            async with club.open():
                headers = headers or await club.sign_in()
                async with httpx.AsyncClient(base_url=club.url, headers=headers) as client:
                    assert (await client.get("/config")).json()["username"] == "ada"

    asyncio.run(play())
