"""The cookie by which a browser, or a program that keeps cookies, is known again as the same visitor.

It says nothing of the visitor and ends with the browser. Sessions of programs belong to the cookie with which they began.
"""

from __future__ import annotations

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from hiroba.wire.ids import new_token

__all__ = ["cookie_of", "introduce", "visitor_of"]

COOKIE = "hiroba-visitor"


def introduce(request: Request, response: Response) -> None:
    """Give the sender of a request a cookie, unless there is one."""
    if cookie_of(request.scope) is not None:
        return
    is_secure = request.url.scheme == "https" or request.headers.get("x-forwarded-proto") == "https"
    path = (request.scope.get("root_path") or "") + "/"
    response.set_cookie(COOKIE, new_token(), httponly=True, samesite="lax", secure=is_secure, path=path)


def cookie_of(scope: Mapping[str, Any]) -> str | None:
    """Return the visitor's cookie, or `None`."""
    header = next((value for name, value in scope.get("headers", []) if name == b"cookie"), b"").decode("latin-1")
    if COOKIE not in header:
        return None
    try:
        morsel = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return None
    return morsel.value[:64] if morsel and morsel.value else None


def visitor_of(scope: Mapping[str, Any]) -> str:
    """Return a name for the visitor: the cookie, or address and browser where cookies are off."""
    cookie = cookie_of(scope)
    if cookie is not None:
        return f"cookie {cookie}"
    agent = next((value for name, value in scope.get("headers", []) if name == b"user-agent"), b"").decode("latin-1")
    client = scope.get("client")
    return f"address {client[0] if client else ''} {agent[:200]}"
