"""The cookie of those who have signed in. Its value is a secret that nothing but the door sees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

__all__ = ["access_cookie", "forget_access", "give_access", "is_secure", "without_access"]

NAME = "hiroba-access"
HOST_NAME = f"__Host-{NAME}"
"""Browsers take a cookie of this name from the very host alone, over https, for all its paths."""

_OURS = re.compile(rf"(?:^|;\s*)((?:__Host-)?{NAME})=([^;]*)")


def is_secure(scope: Mapping[str, Any]) -> bool:
    """Tell whether the visitor's browser speaks https, with this server or with a proxy before it."""
    if scope.get("scheme") in ("https", "wss"):
        return True
    field = next((value for name, value in scope["headers"] if name == b"x-forwarded-proto"), b"")
    return bool(field.split(b",")[0].strip() == b"https")


def access_cookie(scope: Mapping[str, Any]) -> str:
    """Return the secret that a request brings, or an empty text."""
    header = ";".join(value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie")
    found = dict(_OURS.findall(header))
    return str(found.get(_name(scope), "")).strip('" ')[:128]


def give_access(scope: Mapping[str, Any], response: Response, secret: str, max_age_s: float) -> None:
    """Let a browser keep a secret."""
    response.set_cookie(_name(scope), secret, int(max_age_s), httponly=True, samesite="lax", **_place(scope))


def forget_access(scope: Mapping[str, Any], response: Response) -> None:
    """Let a browser forget its secret."""
    response.delete_cookie(_name(scope), httponly=True, samesite="lax", **_place(scope))


def without_access(headers: Mapping[str, str], has_key: bool) -> dict[str, str]:
    """Return header fields without what opens the door: no function of the app needs it, and one that shows its headers would give it away."""
    kept = dict(headers)
    if "cookie" in kept and NAME in kept["cookie"]:
        kept["cookie"] = _OURS.sub("", kept["cookie"]).lstrip("; ")
    if has_key:
        kept.pop("authorization", None)
    return kept


def _name(scope: Mapping[str, Any]) -> str:
    return HOST_NAME if is_secure(scope) and not scope.get("root_path") else NAME


def _place(scope: Mapping[str, Any]) -> dict[str, Any]:
    return {"secure": is_secure(scope), "path": (scope.get("root_path") or "") + "/"}
