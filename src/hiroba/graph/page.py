"""`Page`: one page of an app, with its own address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from types import TracebackType
from typing import TYPE_CHECKING, Any

from hiroba.components.node import Container
from hiroba.errors import BuildError

if TYPE_CHECKING:
    from hiroba.graph.binding import Binding
    from hiroba.graph.blocks import Blocks

__all__ = ["Page", "route_of"]


class Page:
    """A page of an app: what is made inside `with page:` stands there.

    Attributes:
        route: Its address below the app's, without slashes around; "" is the first page.
        name: Its name in the navigation.
        container: What stands on it.
        bindings: The bindings that were made for it.
    """

    def __init__(
        self, route: str, name: str, container: Container, app: Blocks | None = None, is_listed: bool = True
    ) -> None:
        self.route = route
        self.name = name
        self.container = container
        self.is_listed = is_listed
        self.bindings: list[Binding] = []
        self._app = app

    def __getattr__(self, name: str) -> Any:
        """Return an attribute of the app: its `load` inside `with page:` is the opening of this page."""
        app = self.__dict__.get("_app")
        if app is None or name.startswith("_"):
            raise AttributeError(f"A page has no `{name}`.")
        return getattr(app, name)

    def __enter__(self) -> Page:
        if self._app is not None:
            self._app.__enter__()
            self.container.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        if self._app is not None:
            self.container.__exit__(kind, error, trace)
            self._app.__exit__(kind, error, trace)


def route_of(name: str, path: str | None, taken: Collection[str]) -> str:
    """Return the address of a page, without slashes around.

    Args:
        name: Its name, of which the address is made where there is no other: without accents and signs, words joined by hyphens.
        path: The address that its author wishes.
        taken: Those of the other pages.

    Raises:
        BuildError: The name has neither letters nor digits.
    """
    route = (path or "").strip("/") or _slug(unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode())
    route = route or _slug(name)
    if not route:
        raise BuildError(f"No address can be made from the name {name!r}. Give one as `path`.")
    while route in taken:
        route = f"_{route}"
    return route


def _slug(text: str) -> str:
    words = re.sub(r"[^\w\s-]", "", text.lower())
    return re.sub(r"[-\s]+", "-", words).strip("-_")
