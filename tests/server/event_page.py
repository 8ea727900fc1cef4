"""A page that hears by server-sent events and asks by POST, as pages do where sockets do not get through; straight to the app, without a server."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager
from typing import Any

import httpx

__all__ = ["EventPage", "event_page"]

SOON_S = 30.0


class EventPage:
    """What the page has heard, and what it asks for.

    Attributes:
        status: Of the answer to its `attach`.
        notices: All that came, in order.
    """

    def __init__(self, app: Any, headers: dict[str, str], root: str) -> None:
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://testserver")
        self._headers = headers
        self._root = root
        self._news = asyncio.Event()
        self.status = 0
        self.notices: list[dict[str, Any]] = []

    async def take(self, message: MutableMapping[str, Any]) -> None:
        """Take a message of the app."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
        for line in message.get("body", b"").decode().split("\n"):
            if line.startswith("data: "):
                self.notices += [notice for _, notice in json.loads(line[6:])]
        self._news.set()

    async def hear(self, *kinds: str) -> dict[str, Any]:
        """Return the first notice of these kinds."""
        async with asyncio.timeout(SOON_S):
            while True:
                found = next((notice for notice in self.notices if notice["type"] in kinds), None)
                if found is not None:
                    return found
                self._news.clear()
                await self._news.wait()

    async def ask(self, *commands: dict[str, Any]) -> str:
        """Send commands, and return the answer."""
        key = (await self.hear("attached"))["session"]
        answer = await self._client.post(
            f"{self._root}/hiroba/commands",
            params={"session": key, "screen": "s"},
            json=commands,
            headers=self._headers,
        )
        return answer.text


@asynccontextmanager
async def event_page(app: Any, headers: dict[str, str], root: str = "", **attach: Any) -> AsyncIterator[EventPage]:
    """Open a page, and close it at the end of the block. One that is turned away has a `status` of 400 or more."""
    page = EventPage(app, headers, root)
    body = json.dumps([{"type": "attach", "screen": "s", **attach}]).encode()
    fields = [(name.lower().encode(), value.encode()) for name, value in {**headers, "host": "testserver"}.items()]
    path = f"{root}/hiroba/notices"
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "", "headers": fields,
        "client": ("testclient", 50000), "server": ("testserver", 80), "state": {},
    }  # fmt: skip
    closed, sent = asyncio.Event(), iter([{"type": "http.request", "body": body, "more_body": False}])

    async def receive() -> MutableMapping[str, Any]:
        message = next(sent, None)
        if message is None:
            await closed.wait()
            return {"type": "http.disconnect"}
        return message

    serving = asyncio.create_task(app(scope, receive, page.take))
    try:
        async with asyncio.timeout(SOON_S):
            while not page.status:
                await asyncio.sleep(0)
        yield page
    finally:
        closed.set()
        await serving
        await page._client.aclose()
