"""Where a request comes from: which names the app is asked for under, and whether a page of another site has sent it.

Two attacks are answered here. A page that a visitor has open elsewhere sends requests to the app with the visitor's cookies (CSRF, and the same over
WebSockets). A page whose name was made to lead to this machine after it was loaded is, to the browser, the app itself (DNS rebinding): only
the name tells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from hiroba.server.security import Security

__all__ = ["is_known_host", "is_own_page", "is_same_origin"]

NO_NAME = re.compile(r"[^a-z0-9._:\[\]~!$&'()*+,;=%\u0080-\uffff-]")
"""What stands in no name of a server (RFC 3986): a path or a user in it would make another address of the one that is asked for."""
FORWARDED = ("x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via")


def is_known_host(
    headers: Mapping[str, str], security: Security, bound_to: str | None, port: int | None, root: str = ""
) -> bool:
    """Tell whether the app answers to the name that a request asks for.

    A rebound name carries the port of this server, because the browser has connected to it; one that a proxy passes on seldom does, and a proxy says that
    it is one. A script can claim to be a proxy, but cannot change the port.

    Args:
        headers: Header fields of the request, in small letters.
        security: What the author allows.
        bound_to: The address on which the server listens; `None` if that is not known.
        port: The port on which it listens.
        root: The address under which a proxy shows the app, if the author gave one.
    """
    host = headers.get("host", "").lower()
    if NO_NAME.search(host):
        return False
    name, asked_port = _split(host)
    if security.allowed_hosts is not None:
        return any(fnmatchcase(name, pattern.lower()) for pattern in [*security.allowed_hosts, *_local_names()])
    if "host" not in headers or bound_to is None or not _is_local(bound_to) or _is_local(name):
        return True
    if name and name == _split(urlsplit(root).netloc)[0]:
        return True
    is_proxied = any(field in headers for field in FORWARDED)
    return is_proxied and asked_port != port


def is_own_page(headers: Mapping[str, str], security: Security, is_strict: bool, root: str = "") -> bool:
    """Tell whether a request that may change something comes from a page of this app, or from no page at all.

    Args:
        headers: Header fields of the request, in small letters.
        security: What the author allows.
        is_strict: Whether pages without an origin, such as files that are opened in a browser, are refused.
        root: The address under which a proxy shows the app, if the author gave one.
    """
    origin = headers.get("origin")
    if origin in security.allowed_origins or "*" in security.allowed_origins:
        return True
    if origin == "null" and not is_strict:
        return True
    if origin is None:
        return headers.get("sec-fetch-site", "none") in ("none", "same-origin")
    if is_same_origin(headers, root):
        return True
    names = [_split(netloc)[0] for netloc in (_netloc(origin), *_own_names(headers, root))]
    return not is_strict and len(names) > 1 and all(map(_is_local, names))


def is_same_origin(headers: Mapping[str, str], root: str = "") -> bool:
    """Tell whether the page that sent a request, which says its origin, is one of this app.

    Args:
        headers: Header fields of the request, in small letters.
        root: The address under which a proxy shows the app, if the author gave one.
    """
    if headers.get("sec-fetch-site") == "same-origin":
        return True
    return _netloc(headers.get("origin", "")) in _own_names(headers, root)


def _own_names(headers: Mapping[str, str], root: str) -> set[str]:
    forwarded = headers.get("x-forwarded-host", "").split(",")[0].strip().lower()
    return {headers.get("host", "").lower(), forwarded, urlsplit(root).netloc.lower()} - {""}


def _netloc(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


@lru_cache(maxsize=64)
def _split(netloc: str) -> tuple[str, int | None]:
    try:
        parts = urlsplit(f"//{netloc}")
        return (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return "", None


@lru_cache(maxsize=64)
def _is_local(name: str) -> bool:
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _local_names() -> Sequence[str]:
    return ("localhost", "*.localhost", "127.0.0.1", "::1")
