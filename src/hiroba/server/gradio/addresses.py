"""Gives the files in a value the addresses under which a program fetches them."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import is_not
from typing import Any
from urllib.parse import quote

from starlette.requests import Request

from hiroba.components.file_schema import SAMPLE_HOST
from hiroba.files.sample import SAMPLE_PREFIX
from hiroba.server.settings import Settings
from hiroba.wire.values import is_file

__all__ = ["API_PREFIX", "root_of", "with_addresses", "with_whole_addresses"]

API_PREFIX = "/gradio_api"
"""Where the routes of the protocol are."""

_HOST = re.compile(r"[a-z0-9._~\-]+(:\d{1,5})?|\[[0-9a-f:.]+\](:\d{1,5})?", re.IGNORECASE)
"""What may stand as a host in an address. Whoever sends a request writes its header fields, and others may see what they lead to."""

SAMPLES = SAMPLE_HOST + SAMPLE_PREFIX


def root_of(request: Request, settings: Settings) -> str:
    """Return the address of the app as the caller sees it, without a slash at the end."""
    if settings.root_path.startswith(("http://", "https://")):
        return settings.root_path.rstrip("/")
    scheme = request.headers.get("x-forwarded-proto", "").split(",")[0].strip().lower()
    if scheme not in ("http", "https"):
        scheme = request.scope.get("scheme", "http")
    named = (request.headers.get(field, "").split(",")[0].strip() for field in ("x-forwarded-host", "host"))
    host = next((host for host in named if _HOST.fullmatch(host)), "localhost")
    path = settings.root_path or _forwarded_prefix(request) + request.scope.get("root_path", "")
    return f"{scheme}://{host}{path}".rstrip("/")


def _forwarded_prefix(request: Request) -> str:
    """Return the path that a proxy has taken away, if it says so."""
    prefix = request.headers.get("x-forwarded-prefix", "").split(",")[0].strip().rstrip("/")
    return prefix if re.fullmatch(r"(/[\w\-.~]+)+", prefix, re.ASCII) else ""


def with_whole_addresses(root: str) -> Callable[[Any], Any]:
    """Return a function that names every file in a value by its whole address, for values that a caller sends back."""
    fill = with_addresses(root)

    def name(value: Any) -> Any:
        if isinstance(value, dict):
            filled = fill(value)
            if is_file(value):
                return filled | {"path": filled["url"]}
            return {key: name(item) for key, item in value.items()}
        return [name(item) for item in value] if isinstance(value, list) else value

    return name


def with_addresses(root: str) -> Callable[[Any], Any]:
    """Return a function that fills in the `url` of every file in a value. What holds no file stays the same object."""

    def fill(value: Any) -> Any:
        if isinstance(value, dict):
            if is_file(value):
                path = str(value["path"])
                if path.startswith(SAMPLES):
                    path = root + path.removeprefix(SAMPLE_HOST)
                is_elsewhere = path.startswith(("http://", "https://", "data:"))
                return value | {"url": path if is_elsewhere else f"{root}{API_PREFIX}/file={quote(path)}"}
            filled = {key: fill(item) for key, item in value.items()}
            return filled if any(filled[key] is not item for key, item in value.items()) else value
        if not isinstance(value, list):
            return value
        items = [fill(item) for item in value]
        return items if any(map(is_not, items, value)) else value

    return fill
