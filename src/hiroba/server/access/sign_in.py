"""Signing in with a name and a password."""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from hiroba.errors import PayloadTooLargeError
from hiroba.graph.caller import Caller
from hiroba.graph.i18n import translated
from hiroba.server.access.cookies import access_cookie, give_access
from hiroba.server.access.gatekeeper import Gatekeeper
from hiroba.server.access.grants import LONGEST_S, Grant
from hiroba.server.access.passwords import check_password, proof_of, roles_of
from hiroba.server.body import read_body
from hiroba.server.language import language_of, tags_of
from hiroba.server.pages.sign_in import MANY, WRONG, render_sign_in
from hiroba.server.settings import Settings
from hiroba.server.texts import say

__all__ = ["SignIn", "form_page", "safe_target"]

logger = logging.getLogger(__name__)

MAX_FORM_BYTES = 64 * 1024
MAX_WORD = 1024
BROKEN = "The server could not check this. Try again in a moment."
HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}


class SignIn:
    """Takes names and passwords.

    Args:
        keeper: Lets in who is right.
        title: Title of the app, above the form.
    """

    def __init__(self, keeper: Gatekeeper, title: str) -> None:
        self._keeper = keeper
        self._title = title

    async def begin(self, request: Request, caller: Caller) -> Response:
        """Show the form; who has signed in already goes on."""
        if caller.name is not None:
            return RedirectResponse(safe_target(request.query_params.get("next")), 303, HEADERS)
        return form_page(request.scope, self._keeper.settings, self._title, "/login", 200)

    async def take(self, request: Request) -> Response:
        """Let in who sends the form with the right words."""
        try:
            body = await read_body(request, MAX_FORM_BYTES, "The form is too large.")
        except PayloadTooLargeError as error:
            return JSONResponse({"detail": str(error)}, 413)
        username, password = _credentials(body, request.headers.get("content-type", ""))
        address = request.client.host if request.client else ""
        wait_s = self._keeper.attempts.begin(username, address)
        if wait_s > 0:
            return self._answer_wrong(request, 429, MANY, wait_s)
        try:
            roles = await self._roles_if_right(username, password)
        except Exception:  # the author's function may fail in any way; its text is for the log
            logger.exception("The `auth` function failed.")
            return self._answer_wrong(request, 500, BROKEN)
        if roles is None:
            return self._answer_wrong(request, 400, WRONG)
        self._keeper.attempts.succeed(username, address)
        is_pair = not callable(self._keeper.settings.auth)
        return self._let_in(request, username, roles, proof_of(username, password) if is_pair else "")

    async def farewell(self, request: Request, grant: Grant | None) -> str:
        """Return where a visitor goes who has signed out."""
        return "./"

    async def _roles_if_right(self, username: str, password: str) -> frozenset[str] | None:
        auth = self._keeper.settings.auth
        is_short = len(username) <= MAX_WORD and len(password) <= MAX_WORD
        if auth is None or not (await check_password(auth, username, password) and is_short and username):
            return None
        return await roles_of(self._keeper.settings.roles, username)

    def _let_in(self, request: Request, username: str, roles: frozenset[str], proof: str) -> Response:
        """Begin a sign-in with a new secret; the one that the browser had before ends."""
        grants = self._keeper.grants
        before = grants.find(access_cookie(request.scope))
        if before is not None:
            grants.end(before.id)
        secret = grants.begin(username, roles, proof=proof)
        target = safe_target(request.query_params.get("next"))
        response: Response = (
            RedirectResponse(target, 303, HEADERS)
            if _is_page(request)
            else JSONResponse({"success": True, "next": target}, headers=HEADERS)
        )
        give_access(request.scope, response, secret, LONGEST_S)
        return response

    def _answer_wrong(self, request: Request, status: int, text: str, wait_s: float = 0.0) -> Response:
        values = {"seconds": str(math.ceil(wait_s))}
        if _is_page(request):
            language = language_of(request.scope, tags_of(self._keeper.settings.i18n))
            told = say(language, text, **values)
            response: Response = form_page(request.scope, self._keeper.settings, self._title, "/login", status, told)
        else:
            detail = "Incorrect credentials." if status == 400 else say("en", text, **values)
            response = JSONResponse({"detail": detail}, status, HEADERS)
        if wait_s:
            response.headers["Retry-After"] = str(math.ceil(wait_s))
        return response


def form_page(
    scope: Mapping[str, Any], settings: Settings, title: str, path: str, status: int, error: str | None = None
) -> Response:
    """Return the form, for the page at a path, in the language of who asks for it."""
    i18n = settings.i18n
    language = language_of(scope, tags_of(i18n))
    title, message = translated([title, settings.auth_message], i18n.texts(language) if i18n else {})
    action = "../" * (path.count("/") - 1) + "login"
    page = render_sign_in(title, message, action=action, error=error, language=language)
    ancestors = " ".join(settings.security.frame_ancestors) or "'none'"
    policy = f"base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors {ancestors}"
    return HTMLResponse(page, status, {**HEADERS, "Content-Security-Policy": policy})


def safe_target(target: str | None) -> str:
    """Return where to go after signing in: a path of this app, whatever a link says."""
    if target and re.fullmatch(r"[A-Za-z0-9][\w\-./]*(?:\?[\w\-=&%.]*)?", target, re.ASCII) and "//" not in target:
        return f"./{target}"
    return "./"


def _is_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")


def _credentials(body: bytes, content_type: str) -> tuple[str, str]:
    read: Callable[..., dict[str, str]] = _multipart if content_type.startswith("multipart/form-data") else _urlencoded
    found = read(body, content_type)
    return found.get("username", ""), found.get("password", "")


def _multipart(body: bytes, content_type: str) -> dict[str, str]:
    from email.parser import BytesParser

    message = BytesParser().parsebytes(b"Content-Type: " + content_type.encode("latin-1") + b"\r\n\r\n" + body)
    parts = message.get_payload() if message.is_multipart() else []
    return {
        str(part.get_param("name", header="content-disposition")): bytes(part.get_payload(decode=True) or b"").decode(
            errors="replace"
        )
        for part in parts
        if not isinstance(part, str)
    }


def _urlencoded(body: bytes, content_type: str) -> dict[str, str]:
    form = parse_qs(body.decode(errors="replace"), keep_blank_values=True, max_num_fields=100)
    return {name: values[0] for name, values in form.items()}
