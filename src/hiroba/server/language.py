"""Which language a visitor reads: the address says it (`?lang=`), a choice made on the page, or the browser's own list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from hiroba.graph.i18n import I18n
from hiroba.server.texts import languages

__all__ = ["COOKIE", "best_language", "direction", "language_of", "tags_of"]

COOKIE = "hiroba-language"
"""NOTE: web/src/app/languages.ts writes it."""
MOST_WANTED = 20
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
NEAREST = {
    "no": "nb",
    "pt-pt": "pt-BR",
    "zh-hant": "zh-TW",
    "zh-hk": "zh-TW",
    "zh-mo": "zh-TW",
    "zh-hans": "zh-CN",
    "zh-sg": "zh-CN",
}
"""Tags that do not begin like the one that serves their readers best."""


def language_of(scope: Mapping[str, Any], more: Iterable[str] = ()) -> str:
    """Return the tag of the language in which a request is answered.

    Args:
        scope: The ASGI scope of the request.
        more: Languages beside ours that the author has texts for.
    """
    offered = [*languages(), *(tag for tag in more if tag not in languages())]
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [])
    for tag in [*asked[:1], *_chosen(scope), *_accepted(scope)]:
        found = best_language(tag, offered)
        if found is not None:
            return found
    return "en"


def best_language(wanted: str, offered: Iterable[str]) -> str | None:
    """Return which of the offered tags serves the readers of `wanted`: itself, one of the same language, or `None`."""
    tags = {tag.lower(): tag for tag in offered}
    asked = wanted.strip().replace("_", "-").lower()
    while asked:
        for tag in (asked, NEAREST.get(asked, "").lower()):
            if tag in tags:
                return tags[tag]
        shorter = asked.rpartition("-")[0]
        if not shorter:
            # A reader of Chinese, of no country, can read what is written for China; one of Portuguese what is for Brazil.
            return next((tag for key, tag in tags.items() if key.split("-")[0] == asked), None)
        asked = shorter
    return None


def direction(tag: str) -> str:
    """Return in which direction a language is written: "rtl" or "ltr"."""
    return "rtl" if tag.lower().split("-")[0] in RIGHT_TO_LEFT else "ltr"


def tags_of(i18n: I18n | None) -> list[str]:
    """Return the tags of the languages that an author has texts for."""
    return [tag.replace("_", "-") for tag in i18n.translations] if i18n else []


def _chosen(scope: Mapping[str, Any]) -> list[str]:
    cookie = _header(scope, b"cookie")
    if COOKIE not in cookie:
        return []
    try:
        morsel = SimpleCookie(cookie).get(COOKIE)
    except CookieError:
        return []
    return [morsel.value] if morsel and morsel.value else []


def _accepted(scope: Mapping[str, Any]) -> list[str]:
    """Return the tags of `Accept-Language`, the most wanted first."""
    weighed = [_weighed(part) for part in _header(scope, b"accept-language").split(",")[:MOST_WANTED]]
    return [tag for weight, tag in sorted(weighed, key=lambda pair: -pair[0]) if weight > 0 and tag]


def _weighed(part: str) -> tuple[float, str]:
    tag, _, weight = part.partition(";")
    try:
        return float(weight.strip().removeprefix("q=") or 1), tag.strip()
    except ValueError:
        return 0, ""


def _header(scope: Mapping[str, Any], name: bytes) -> str:
    return next((value for key, value in scope.get("headers", []) if key == name), b"").decode("latin-1")
