"""What a browser wants to hear before it lets a page of another site, which the author has allowed, read the app's answers (CORS)."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any

from hiroba.server.origin import is_same_origin
from hiroba.server.security import Security

__all__ = ["headers_for_origin", "is_preflight", "preflight_headers", "without_cookies"]

KEEP_S = 600
READABLE = (
    "ETag, Content-Disposition, Content-Range, Location, Retry-After, Hiroba-Session, Upload-Offset, Upload-Length"
)


def headers_for_origin(origin: str | None, allowed: Sequence[str]) -> list[tuple[bytes, bytes]]:
    """Return the header fields of an answer to a page; none where its site is not an allowed one.

    Sites that the author names may send the visitor's cookies along; where all are allowed, none may.

    Args:
        origin: The site that a request comes from, as the browser says.
        allowed: The sites that the author allows; `"*"` means all.
    """
    if origin is None or not (origin in allowed or "*" in allowed):
        return []
    headers = [("access-control-expose-headers", READABLE), ("vary", "Origin")]
    if origin in allowed:
        headers += [("access-control-allow-origin", origin), ("access-control-allow-credentials", "true")]
    else:
        headers += [("access-control-allow-origin", "*")]
    return [(name.encode(), value.encode("latin-1")) for name, value in headers]


def is_preflight(method: str, headers: Mapping[str, str]) -> bool:
    """Tell whether a browser asks what a page may send, before it sends it."""
    return method == "OPTIONS" and "origin" in headers and "access-control-request-method" in headers


def preflight_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Return what to answer to such a question of an allowed site: that it may send what it asks for.

    Args:
        headers: Header fields of the question, in small letters.
    """
    answer = {
        "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
        "Access-Control-Max-Age": str(KEEP_S),
    }
    wanted = headers.get("access-control-request-headers", "")
    if wanted and all(letter.isalnum() or letter in "-_, " for letter in wanted):
        answer["Access-Control-Allow-Headers"] = wanted
    if headers.get("access-control-request-private-network") == "true":
        answer["Access-Control-Allow-Private-Network"] = "true"
    return answer


def without_cookies(
    scope: MutableMapping[str, Any], headers: Mapping[str, str], security: Security, root: str
) -> MutableMapping[str, Any]:
    """Return the scope of a request, without its cookies where a page sent it that only `"*"` lets in.

    Args:
        scope: The scope.
        headers: Header fields of the request, in small letters.
        security: What the author allows.
        root: The address under which a proxy shows the app, if the author gave one.
    """
    origin = headers.get("origin")
    if origin is None or origin in security.allowed_origins or is_same_origin(headers, root):
        return scope
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name.lower() != b"cookie"]}
