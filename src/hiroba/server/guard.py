"""`Guard`: the outermost layer of an app. It turns away what cannot come from a visitor, and limits what one may hold open."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from functools import lru_cache
from ipaddress import ip_address
from typing import Any

from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response

from hiroba.server.origin import is_known_host, is_own_page
from hiroba.server.other_origins import headers_for_origin, is_preflight, preflight_headers, without_cookies
from hiroba.server.settings import Settings

__all__ = ["Guard"]

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

SAFE = ("GET", "HEAD", "OPTIONS")
LARGEST_PIECE = 256 * 1024
SLOWEST_BYTES_PER_S = 512
"""How fast a body must come, on the average, once `idle_timeout_s` has passed."""
TOO_SLOW = "The request did not arrive in time."
BUSY = "Too many connections are open. Try again in a moment."


class Guard:
    """An ASGI layer before everything else.

    Args:
        app: The app.
        settings: What its author allows.
    """

    def __init__(self, app: Any, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        allowed = headers_for_origin(headers.get("origin"), self._settings.security.allowed_origins)
        cut = _Cut()
        send = _protected(scope, send, allowed, cut)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await _refuse(scope, receive, send, *refusal)
            return
        if allowed and scope["type"] == "http" and is_preflight(scope["method"], headers):
            answer = Response(status_code=204, headers=preflight_headers(headers))
            await answer(scope, receive, send)
            return
        if allowed:
            scope = without_cookies(scope, headers, self._settings.security, self._settings.root_path)
        del headers  # a connection may last for hours
        address = _address(scope)
        self._open[address] += 1
        try:
            await self._app(scope, self._patient(scope, receive, cut), send)
        except ClientDisconnect:
            # Nobody of the app has answered; one who is only slow learns why, and nobody hears it where the sender has gone.
            await JSONResponse({"detail": TOO_SLOW}, 408, {"Connection": "close"})(scope, receive, send)
        finally:
            self._open[address] -= 1
            if not self._open[address]:
                del self._open[address]

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        settings, security = self._settings, self._settings.security
        here, port = scope.get("server") or (None, None)
        # A test that asks the app without a connection says itself where it is: "testserver". Servers tell their address there.
        bound_to = None if headers.get("host") == here else settings.bound_to
        if not is_known_host(headers, security, bound_to, port, settings.root_path):
            return (
                421,
                "This app is not known by that name. Its author can allow it by `Security(allowed_hosts=[...])`.",
            )
        is_changing = scope["type"] == "websocket" or scope["method"] not in SAFE
        if is_changing and not is_own_page(headers, security, settings.strict_cors, settings.root_path):
            return 403, "Requests from pages of other sites are not allowed."
        address = _address(scope)
        if self._open.total() >= security.max_connections:
            return 503, BUSY
        if not _may_be_proxy(address) and self._open[address] >= security.max_connections_per_address:
            return 429, BUSY
        return None

    def _patient(self, scope: Scope, receive: Receive, cut: _Cut) -> Receive:
        """Return a `receive` that gives up on a sender who stops in the middle of a request, or sends it drop by drop; `cut` tells of it."""
        if scope["type"] != "http" or not _has_body(scope):
            return receive
        timeout_s, is_complete, count = self._settings.security.idle_timeout_s, False, 0
        now = asyncio.get_running_loop().time
        begun_s = now()

        async def receive_in_time() -> MutableMapping[str, Any]:
            nonlocal is_complete, count
            if is_complete:
                return await receive()
            left_s = begun_s + timeout_s + count / SLOWEST_BYTES_PER_S - now()
            try:
                async with asyncio.timeout(min(timeout_s, left_s)):
                    message = await receive()
            except TimeoutError:
                cut.is_made = True
                return {"type": "http.disconnect"}
            count += len(message.get("body", b""))
            is_complete = not message.get("more_body", False)
            return message

        return receive_in_time


class _Cut:
    """Whether a request was cut off before its end."""

    __slots__ = ("is_made",)

    def __init__(self) -> None:
        self.is_made = False


def _protected(scope: Scope, send: Send, allowed: list[tuple[bytes, bytes]], cut: _Cut) -> Send:
    """Return a `send` that adds to every answer what protects it in a browser, and `allowed`, which lets a page of another site read it.

    The connection ends with the answer to a request that was cut: who goes on to send drops would hold it for ever.
    """
    if scope["type"] != "http":
        return send

    turn = asyncio.Lock()

    async def send_protected(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            headers = message.setdefault("headers", [])
            names = {name.lower() for name, _ in headers}
            closing = [(b"connection", b"close")] if cut.is_made and b"connection" not in names else []
            message["headers"] = [
                *headers,
                *closing,
                *((name, value) for name, value in _HEADERS if name not in names),
                *allowed,
            ]
        async with turn:
            for piece in _pieces(message):
                await send(piece)

    return send_protected


def _pieces(message: MutableMapping[str, Any]) -> Iterator[MutableMapping[str, Any]]:
    """Yield a message, in several where it is large: all of one would stand in the buffer of its connection until its reader has read it."""
    body = message.get("body", b"")
    if len(body) <= LARGEST_PIECE:
        yield message
        return
    rest = memoryview(body)
    while rest:
        piece, rest = bytes(rest[:LARGEST_PIECE]), rest[LARGEST_PIECE:]
        yield {**message, "body": piece, "more_body": bool(rest) or message.get("more_body", False)}


_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"cache-control", b"no-store"),
]


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, detail: str) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4000 + status, "reason": detail[:120]})
        return
    headers = {"Cache-Control": "no-store", **({"Retry-After": "1"} if status in (429, 503) else {})}
    await JSONResponse({"detail": detail}, status, headers)(scope, receive, send)


def _has_body(scope: Scope) -> bool:
    return any(name in (b"content-length", b"transfer-encoding") for name, _ in scope["headers"])


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


@lru_cache(maxsize=1024)
def _may_be_proxy(address: str) -> bool:
    try:
        return ip_address(address).is_private
    except ValueError:
        return True
