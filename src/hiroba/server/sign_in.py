"""Signing in: who has not signed in gets the form, and nothing else of the app."""

from __future__ import annotations

import hmac
import inspect
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from hiroba.server.pages.sign_in import render_sign_in
from hiroba.server.routes.health import HEALTH_PATHS
from hiroba.server.settings import Settings
from hiroba.wire.ids import new_token

__all__ = ["SignIn", "check_password"]

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

COOKIE = "hiroba-access"
MAX_FORM_BYTES = 64 * 1024
OPEN = ("/hiroba/assets/", "/hiroba/samples/")
"""Paths that are open to anyone."""


class SignIn:
    """An ASGI layer before the app.

    Args:
        app: The app.
        settings: Who may sign in.
        title: Title of the app, above the form.
    """

    def __init__(self, app: Any, settings: Settings, title: str) -> None:
        self._app = app
        self._settings = settings
        self._title = title
        self._names: dict[str, str] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass if its sender has signed in."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        path = scope["path"].removeprefix(scope.get("root_path", "")) or "/"
        name = await self._name(scope)
        if name is not None:
            scope["hiroba.username"] = name
        if scope["type"] == "http" and path == "/login" and scope["method"] == "POST":
            await (await self._sign_in(Request(scope, receive)))(scope, receive, send)
        elif scope["type"] == "http" and path == "/logout":
            await self._sign_out(scope)(scope, receive, send)
        elif name is not None or path.startswith(OPEN) or path in HEALTH_PATHS:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 4401, "reason": "Sign in first."})
        else:
            await self._refuse(scope, path)(scope, receive, send)

    async def _name(self, scope: Scope) -> str | None:
        if self._settings.auth_dependency is not None:
            result = self._settings.auth_dependency(HTTPConnection(scope))
            return str(await result if inspect.isawaitable(result) else result) if result else None
        return self._names.get(_cookie(scope))

    async def _sign_in(self, request: Request) -> Response:
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > MAX_FORM_BYTES:
                return JSONResponse({"detail": "The form is too large."}, 413)
        username, password = _credentials(bytes(body), request.headers.get("content-type", ""))
        is_right = await check_password(self._settings.auth, username, password)
        is_page = "text/html" in request.headers.get("accept", "")
        if not is_right:
            if is_page:
                return self._form(400, is_wrong=True)
            return JSONResponse({"detail": "Incorrect credentials."}, 400)
        token = new_token() + new_token()
        self._names[token] = username
        response = RedirectResponse("./", 303) if is_page else JSONResponse({"success": True})
        is_secure = request.url.scheme == "https" or request.headers.get("x-forwarded-proto") == "https"
        response.set_cookie(COOKIE, token, httponly=True, samesite="lax", secure=is_secure, path=_path(request.scope))
        return response

    def _sign_out(self, scope: Scope) -> Response:
        self._names.pop(_cookie(scope), None)
        response = RedirectResponse("./", 303)
        response.delete_cookie(COOKIE, path=_path(scope))
        return response

    def _refuse(self, scope: Scope, path: str) -> Response:
        accepts_page = any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])
        if scope["method"] == "GET" and (path in ("/", "/login") or accepts_page):
            return self._form(200 if path in ("/", "/login") else 401)
        return JSONResponse({"detail": "Not authenticated. Sign in first."}, 401)

    def _form(self, status: int, is_wrong: bool = False) -> Response:
        page = render_sign_in(self._title, self._settings.auth_message, is_wrong)
        return HTMLResponse(page, status, headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"})


async def check_password(auth: Any, username: str, password: str) -> bool:
    """Tell whether a name and a password are right.

    Args:
        auth: A pair, a list of pairs, or a function of both.
        username: The name that was given.
        password: The password that was given.
    """
    if callable(auth):
        result = auth(username, password)
        return bool(await result if inspect.isawaitable(result) else result)
    pairs = [auth] if isinstance(auth, tuple) else list(auth or [])
    given = f"{username}\0{password}".encode()
    return any([hmac.compare_digest(given, f"{name}\0{word}".encode()) for name, word in pairs])


def _credentials(body: bytes, content_type: str) -> tuple[str, str]:
    if content_type.startswith("multipart/form-data"):
        from email.parser import BytesParser

        parts = BytesParser().parsebytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
        found = {
            str(part.get_param("name", header="content-disposition")): bytes(
                part.get_payload(decode=True) or b""
            ).decode(errors="replace")
            for part in (parts.get_payload() if parts.is_multipart() else [])
            if not isinstance(part, str)
        }
        return found.get("username", ""), found.get("password", "")
    form = parse_qs(body.decode(errors="replace"), keep_blank_values=True)
    return form.get("username", [""])[0], form.get("password", [""])[0]


def _cookie(scope: Scope) -> str:
    header = next((value for name, value in scope["headers"] if name == b"cookie"), b"").decode("latin-1")
    try:
        morsel = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def _path(scope: Scope) -> str:
    return (scope.get("root_path") or "") + "/"
