"""`OpenApp`: the application of an app, to which a program adds routes of its own, also while it is being served."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Match

from hiroba.graph.blocks import Blocks

__all__ = ["OpenApp"]

DECORATORS = (
    "api_route",
    "add_api_route",
    "delete",
    "dependency_overrides",
    "get",
    "head",
    "include_router",
    "options",
    "patch",
    "post",
    "put",
    "trace",
)
"""What an application with routes of its own has, as FastAPI names it."""


class OpenApp(Starlette):
    """The application of an app. `@app.get("/hello")` and its kin add routes, which come before those of the app.

    The routes belong to a FastAPI application where FastAPI is installed, else to one with the same decorators (`small_api.py`). What
    guards the app guards them too: sign-in, limits, and the checks of where requests come from.
    """

    def get_blocks(self) -> Blocks:
        """Return the app that is served here."""
        blocks: Blocks = self.state.service.blocks
        return blocks

    @property
    def blocks(self) -> Blocks:
        """The app that is served here."""
        return self.get_blocks()

    @cached_property
    def _own(self) -> Any:
        from hiroba.server.author_api import Api

        own = Api(openapi_url=None)
        self.router.routes.insert(0, _OwnRoutes(own))
        return own

    def __getattr__(self, name: str) -> Any:
        """Return what adds a route to the program's own."""
        if name not in DECORATORS:
            raise AttributeError(f"`{type(self).__name__}` has no attribute `{name}`.")
        return getattr(self._own, name)

    def replace_routes(self, routes: list[BaseRoute]) -> None:
        """Serve these in place of all that were served; the program adds its own anew."""
        self.__dict__.pop("_own", None)
        self.router.routes[:] = routes


class _OwnRoutes(BaseRoute):
    """All routes of an application as one, which does not match where none of them does."""

    def __init__(self, own: Any) -> None:
        self._own = own

    def matches(self, scope: Any) -> tuple[Match, Any]:
        found = (route.matches(scope)[0] for route in self._own.router.routes)
        return max(found, key=lambda match: match.value, default=Match.NONE), {}

    async def handle(self, scope: Any, receive: Any, send: Any) -> None:
        await self._own(scope, receive, send)
