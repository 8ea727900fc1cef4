"""`Connections`: what is open by right of a sign-in or a key, so that it can be cut the moment that the right ends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from typing import Any

from starlette.responses import JSONResponse

__all__ = ["Connections", "Message", "Receive", "Scope", "Send", "close_unauthorized"]

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

SIGNED_OUT = 4401
"""NOTE: `web/src/app/socket.ts` reads this code."""


class _Connection:
    """One request or socket."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope = scope
        self.is_cut = False
        self._send = send
        self._task = asyncio.current_task()
        self._has_begun = self._has_ended = False

    async def send(self, message: Message) -> None:
        """Pass on what the app says, until the connection is cut or closed."""
        if self._has_ended:
            return
        kind = message["type"]
        self._has_begun = True
        self._has_ended = kind == "websocket.close" or (kind == "http.response.body" and not message.get("more_body"))
        await self._send(message)

    def cut(self) -> None:
        """End whatever the app does for this connection."""
        if not self.is_cut and self._task is not None:
            self.is_cut = True
            self._task.cancel()

    async def say_goodbye(self) -> None:
        """Close the connection in the way of its protocol."""
        if self._task is not None:
            self._task.uncancel()
        if self._has_ended:
            return
        if self.scope["type"] == "websocket":
            await self._send({"type": "websocket.close", "code": SIGNED_OUT, "reason": "Signed out."})
        elif self._has_begun:
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})
        else:
            await close_unauthorized(self.scope, self._send, "This was ended, because you were signed out.")


class Connections:
    """All connections that somebody has open who has signed in or has a key."""

    def __init__(self) -> None:
        self._open: dict[str, set[_Connection]] = {}

    def __iter__(self) -> Iterator[tuple[str, Scope]]:
        return iter([(grant, one.scope) for grant, all_ in self._open.items() for one in all_])

    async def serve(self, grant: str, app: Any, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app serve a connection while the grant lasts."""
        connection = _Connection(scope, send)
        self._open.setdefault(grant, set()).add(connection)
        try:
            await app(scope, receive, connection.send)
        except asyncio.CancelledError:
            if not connection.is_cut:
                raise
            await connection.say_goodbye()
        finally:
            mine = self._open.get(grant, set())
            mine.discard(connection)
            if not mine:
                self._open.pop(grant, None)

    def cut(self, grant: str, but: Any = None) -> None:
        """Cut all connections of a grant, except that of the request with which its bearer ends it."""
        for connection in list(self._open.get(grant, ())):
            if connection.scope is not but:
                connection.cut()


async def close_unauthorized(scope: Scope, send: Send, detail: str) -> None:
    """Answer a request that has come too late."""

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    answer = JSONResponse({"detail": detail}, 401, {"Cache-Control": "no-store"})
    await answer(scope, receive, send)
