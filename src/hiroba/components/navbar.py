"""Navbar: what the navigation of an app with several pages shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from hiroba.components import events
from hiroba.components.component import Component
from hiroba.components.node import Key
from hiroba.errors import ArgumentError

__all__ = ["Navbar"]

Links = Sequence[tuple[str, str]]
WEB = ("http://", "https://")


class Navbar(Component):
    """The navigation at the top of the page that it stands on; pages without one show the names that `route` was given.

    A page has one at most, made with the page itself: inside of `@render` it changes nothing.

    Args:
        value: Further links, as (name, path of a page of this app or address that begins with `https://`).
        visible: Whether this page shows a navigation.
        main_page_name: Name of the first page; `False` leaves it out.
        elem_id: `id` of the navigation, for CSS.
        elem_classes: Classes of the navigation, for CSS.
        render: Whether it is part of the app that is being built.
        key: Within `@render`, nodes with the same key are the same node from one drawing to the next.

    Raises:
        ArgumentError: `value` is no list of pairs of texts, or a link leads to neither a path nor the web.
    """

    change = events.CHANGE

    def __init__(
        self,
        value: list[tuple[str, str]] | None = None,
        *,
        visible: bool = True,
        main_page_name: str | Literal[False] = "Home",
        elem_id: str | None = None,
        elem_classes: list[str] | str | None = None,
        render: bool = True,
        key: Key | None = None,
    ) -> None:
        self.main_page_name = main_page_name
        _links(value)
        super().__init__(
            value, visible=visible, elem_id=elem_id, elem_classes=elem_classes, render=render, key=key, min_width=0
        )

    def preprocess(self, payload: Any) -> list[tuple[str, str]] | None:
        """Return the further links."""
        return None if payload is None else _links(payload)

    def postprocess(self, value: Links | None) -> list[tuple[str, str]] | None:
        """Return the further links."""
        return _links(value) if value is not None else None

    def _takes_function(self) -> bool:
        return False


def _links(value: Any) -> list[tuple[str, str]]:
    if not isinstance(value, (list, tuple)) and value is not None:
        raise ArgumentError(f'A list of links such as [("About", "about")] was expected, got {value!r}.')
    return [_link(link) for link in value or ()]


def _link(link: Any) -> tuple[str, str]:
    if not (isinstance(link, (list, tuple)) and len(link) == 2 and all(isinstance(part, str) for part in link)):
        raise ArgumentError(f'A link is a name and a path, such as ("About", "about"), got {link!r}.')
    name, path = link
    scheme = path.partition("/")[0]
    if not path.lower().startswith(WEB) and (":" in scheme or path.startswith("//")):
        raise ArgumentError(f"A link leads to a page of this app or to an address with https://, got {path!r}.")
    return name, path
