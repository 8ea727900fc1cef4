"""From an ASGI scope to the `Visit` that the engine and authors know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from http.cookies import CookieError, SimpleCookie
from typing import Any, Literal

from hiroba.graph.caller import Caller
from hiroba.server.access.cookies import without_access
from hiroba.server.visitor import cookie_of
from hiroba.sessions.visit import Address, Headers, Visit

__all__ = ["caller_of", "visit_of"]


def caller_of(scope: Mapping[str, Any], way: Literal["page", "program"] = "program") -> Caller:
    """Return as whom a request comes; a key is never a page's."""
    caller: Caller = scope.get("hiroba.caller") or Caller()
    return replace(caller, way=way) if way != caller.way and not caller.key else caller


def visit_of(scope: Mapping[str, Any], query: str | None = None, way: Literal["page", "program"] = "program") -> Visit:
    """Return what is known of who sent a request.

    Args:
        scope: The ASGI scope of the request.
        query: The query of the page's address, where it is another one than that of the request.
        way: Whether the app's own page comes, or a program.
    """
    fields = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope.get("headers", [])}
    headers = Headers(without_access(fields, caller_of(scope).key))
    client = scope.get("client")
    path = scope.get("path", "/")
    host = headers.get("host", "")
    scheme = {"ws": "http", "wss": "https"}.get(scope.get("scheme", "http"), scope.get("scheme", "http"))
    own_query = scope.get("query_string", b"").decode("latin-1") if query is None else query
    return Visit(
        headers=headers,
        query=own_query,
        cookies=_cookies(headers.get("cookie", "")),
        client=Address(client[0], client[1]) if client else Address("127.0.0.1", 0),
        path=path,
        url=f"{scheme}://{host}{path}" + (f"?{own_query}" if own_query else ""),
        caller=caller_of(scope, way),
        visitor=cookie_of(scope),
        profile=scope.get("hiroba.profile"),
        token=scope.get("hiroba.token"),
    )


def _cookies(header: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}
