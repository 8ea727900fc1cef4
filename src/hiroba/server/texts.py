"""The texts of this library in other languages: one JSON file a language in `locales/`, English sentence to text.

An entry is a text, or, where a number decides, an object of plural categories (`one`, `few`, `other`, ...). The page fetches the table
of its visitor's language; the pages that the server writes itself take theirs from here.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

__all__ = ["LOCALES", "languages", "say", "table", "table_name", "text_routes"]

LOCALES = Path(__file__).resolve().parent / "locales"
PATH = "hiroba/assets/texts/"


@cache
def languages() -> tuple[str, ...]:
    """Return the tags of all languages that there is a table for, and English, in alphabetical order."""
    return tuple(sorted({"en", *(path.stem for path in LOCALES.glob("*.json"))}))


@cache
def table(tag: str) -> Mapping[str, str | dict[str, str]]:
    """Return the table of a language; an empty one for English and where there is none."""
    if tag == "en" or tag not in languages():
        return {}
    found: dict[str, str | dict[str, str]] = json.loads((LOCALES / f"{tag}.json").read_text("utf-8"))
    return found


def say(tag: str, key: str, **values: str) -> str:
    """Return a text in a language, with `values` in the places of their names; the English one where there is no other."""
    found = table(tag).get(key, key)
    text = found if isinstance(found, str) else found["other"]
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


@cache
def table_name(tag: str) -> str | None:
    """Return where the page finds the table of a language, below the app's address; `None` where it needs none."""
    if not table(tag):
        return None
    return f"{PATH}{tag}-{hashlib.sha256(_packed(tag)).hexdigest()[:8]}.json"


def text_routes() -> list[Route]:
    """Return the route of the tables. A table's name changes with its content, so it is cached for ever."""

    def serve(request: Request) -> Response:
        tag = request.path_params["name"].rpartition("-")[0]
        if table_name(tag) != request.url.path.removeprefix(request.scope.get("root_path", "")).lstrip("/"):
            return PlainTextResponse("There is no such file.", 404)
        headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(_packed(tag), media_type="application/json", headers=headers | {"Content-Encoding": "gzip"})
        return Response(gzip.decompress(_packed(tag)), media_type="application/json", headers=headers)

    return [Route(f"/{PATH}{{name}}", serve)]


@cache
def _packed(tag: str) -> bytes:
    text = json.dumps(table(tag), ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), 9, mtime=0)
