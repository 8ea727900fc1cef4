"""`Door`: the layer of an app that knows who comes. Who may not enter is shown how to sign in, and nothing else of the app."""

from __future__ import annotations

import html
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from hiroba.graph.caller import Caller
from hiroba.server.access.connections import Receive, Scope, Send
from hiroba.server.access.cookies import access_cookie, forget_access
from hiroba.server.access.gatekeeper import Turned
from hiroba.server.access.openid import OpenIDConnect
from hiroba.server.access.provider_sign_in import ProviderSignIn
from hiroba.server.access.sign_in import SignIn, form_page
from hiroba.server.language import language_of, tags_of
from hiroba.server.origin import is_same_origin
from hiroba.server.pages.frame import frame
from hiroba.server.pages.problem import render_problem
from hiroba.server.routes.health import HEALTH_PATHS
from hiroba.server.service import Service
from hiroba.server.texts import say

__all__ = ["Door"]

OPEN = ("/hiroba/assets/", "/hiroba/samples/")
"""Paths that are open to anyone."""
FOR_PROGRAMS = ("/api/", "/gradio_api/", "/config", "/file=", "/upload", "/hiroba/files/", "/hiroba/uploads")
"""What a program with a key, or without a name where something is public, may ask for; what they get depends on who they are."""
FOR_CANCELS = ("/gradio_api/cancel", "/gradio_api/cancel/")
"""Where calls are ended; the answer is the same whatever comes of it, and who may end a call is decided there."""
NO_SIGN_IN = "Not authenticated. Sign in first, or send an API key as `Authorization: Bearer KEY`."


class Door:
    """An ASGI layer before the app.

    Args:
        app: The app.
        service: The same app at work.
    """

    def __init__(self, app: Any, service: Service) -> None:
        self._app = app
        self._service = service
        self._keeper = service.gatekeeper
        auth, title = service.settings.auth, service.blocks.title
        self._provider = ProviderSignIn(self._keeper, title, auth) if isinstance(auth, OpenIDConnect) else None
        self._sign_in = self._provider or SignIn(self._keeper, title)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass if its sender may enter."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        path = scope["path"].removeprefix(scope.get("root_path", "")) or "/"
        try:
            caller = await self._keeper.identify(scope) if not _is_free(path) else Caller()
        except Turned as turned:
            await self._turn_away(turned, scope, receive, send)
            return
        self._keeper.introduce(caller, scope)
        answer = await self._own_answer(path, caller, scope, receive) if scope["type"] == "http" else None
        if answer is not None:
            await answer(scope, receive, send)
        elif not self._admits(path, caller):
            await self._refuse(path, caller, scope, receive, send)
        elif caller.grant is None:
            await self._app(scope, receive, send)
        else:
            await self._keeper.connections.serve(caller.grant, self._app, scope, receive, send)

    async def _own_answer(self, path: str, caller: Caller, scope: Scope, receive: Receive) -> Response | None:
        """Return the answer to what belongs to the door itself."""
        request = Request(scope, receive)
        if self._provider is not None and path == "/login/callback" and scope["method"] == "GET":
            return await self._provider.come_back(request)
        if self._provider is not None and path == "/login/signed-out" and scope["method"] == "POST":
            return await self._provider.signed_out(request)
        if path in ("/login", "/login/huggingface") and self._keeper.settings.auth is not None:
            if scope["method"] == "POST":
                return await self._sign_in.take(request)
            return await self._sign_in.begin(request, caller)
        if path == "/logout":
            return await self._sign_out(request, caller)
        return None

    def _admits(self, path: str, caller: Caller) -> bool:
        if _is_free(path):
            return True
        is_for_programs = path.startswith(FOR_PROGRAMS)
        if caller.key:
            return is_for_programs
        if caller.name is not None or not self._keeper.settings.is_closed or path in FOR_CANCELS:
            return True
        return is_for_programs and bool(self._service.model.endpoints(caller))

    async def _refuse(self, path: str, caller: Caller, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 4401, "reason": "Sign in first."})
            return
        if caller.key:
            answer: Response = JSONResponse({"detail": "An API key opens the interfaces for programs only."}, 403)
        elif scope["method"] == "GET" and (path == "/" or _wants_page(scope)):
            answer = self._sign_in_page(path, scope)
        else:
            answer = JSONResponse({"detail": NO_SIGN_IN}, 401, {"WWW-Authenticate": "Bearer"})
        await answer(scope, receive, send)

    def _sign_in_page(self, path: str, scope: Scope) -> Response:
        """Return what leads in; where people sign in elsewhere (`auth_dependency`), a page that says so."""
        settings = self._keeper.settings
        status = 200 if path == "/" else 401
        if self._provider is not None:
            return self._provider.offer(scope, path, status)
        if settings.auth is None:
            language = language_of(scope, tags_of(settings.i18n))
            root = "../" * (path.count("/") - 1) or "./"
            return HTMLResponse(render_problem("not_allowed", root, language=language), 401)
        return form_page(scope, settings, self._service.blocks.title, path, status)

    async def _sign_out(self, request: Request, caller: Caller) -> Response:
        """End a sign-in; a page of another site can do no more than lead to the question."""
        if request.method not in ("POST", "GET") or not _is_own_wish(request):
            language = language_of(request.scope, tags_of(self._keeper.settings.i18n))
            question = _question(self._service.blocks.title, language)
            return HTMLResponse(question, headers={"Cache-Control": "no-store"})
        grant = self._keeper.grants.get(caller.grant or "")
        goodbye = await self._sign_in.farewell(request, grant)
        if grant is not None:
            everywhere = request.query_params.get("all_session", "").lower() in ("true", "1")
            mine = [other.id for other in self._keeper.grants if everywhere and other.name == grant.name]
            for id in {grant.id, *mine}:
                self._keeper.grants.end(id)
        response = RedirectResponse(goodbye, 303, {"Cache-Control": "no-store"})
        if access_cookie(request.scope):
            forget_access(request.scope, response)
        return response

    @staticmethod
    async def _turn_away(turned: Turned, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 4000 + turned.status, "reason": str(turned)})
            return
        headers = {"Retry-After": str(int(turned.wait_s) + 1)} if turned.wait_s else {}
        if turned.status == 401:
            headers["WWW-Authenticate"] = 'Bearer error="invalid_token"'
        await JSONResponse({"detail": str(turned)}, turned.status, headers)(scope, receive, send)


def _is_free(path: str) -> bool:
    return path.startswith(OPEN) or path in HEALTH_PATHS


def _wants_page(scope: Scope) -> bool:
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


def _is_own_wish(request: Request) -> bool:
    site = request.headers.get("sec-fetch-site", "none")
    # `Guard` has looked at the origin of a request that is not GET.
    is_own = request.method != "GET" or "origin" not in request.headers or is_same_origin(request.headers)
    return site in ("none", "same-origin") and is_own


def _question(title: str, language: str) -> str:
    sign_out = say(language, "Sign out")
    content = (
        f"<h1>{html.escape(say(language, 'Sign out of {title}?', title=title))}</h1>"
        f"<p>{html.escape(say(language, 'Another site has led you here.'))}</p>"
        f'<form method="post" action="logout"><button class="button">{html.escape(sign_out)}</button></form>'
    )
    return frame(f"{sign_out} · {title}", content, language=language)
