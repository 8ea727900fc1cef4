"""The links at the foot of the page."""

from __future__ import annotations

from typing import Any

from hiroba.errors import ArgumentError

__all__ = ["LINKS", "footer_links"]

LINKS = ("api", "gradio", "settings", "runs")
"""Names of links that there are; all of them by default. The page puts the one to the runs there itself, once it has kept any."""


def footer_links(links: Any) -> list[str]:
    """Return the links at the foot of the page, as on the wire: a name of `LINKS`, or `NAME|ADDRESS`.

    Raises:
        ArgumentError: It is no list, or one of them is neither.
    """
    if links is None:
        return ["api", "gradio", "settings"]
    if not isinstance(links, (list, tuple)):
        raise ArgumentError(f"`footer_links` must be a list, got {links!r}.")
    return [_link(link) for link in links]


def _link(link: Any) -> str:
    if isinstance(link, str) and link in LINKS:
        return link
    if isinstance(link, dict) and link:
        name = link.get("label") or link.get("text") or link.get("name") or next(iter(link))
        return f"{name}|{link.get('url') or link.get('href') or link.get('link') or next(iter(link.values()))}"
    raise ArgumentError(
        f'`footer_links` takes "api", "gradio", "settings", "runs" and dictionaries of label and url, got {link!r}.'
    )
