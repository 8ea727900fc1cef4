"""`mount_app`: one application inside of another."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.routing import Route

from hiroba.server.prefix import add_slash

__all__ = ["mount_app", "replace_routes"]


def mount_app(outer: Any, inner: Any, path: str) -> Any:
    """Let an application serve another one under a path, and start and stop it. Returns the outer one."""
    outer_lifespan = outer.router.lifespan_context

    @asynccontextmanager
    async def lifespan(app: Any) -> AsyncIterator[Any]:
        async with outer_lifespan(app) as state, inner.router.lifespan_context(inner):
            yield state

    outer.router.lifespan_context = lifespan
    folder = path.rstrip("/")
    if folder:
        outer.router.routes.append(Route(folder, lambda request: add_slash(request.scope)))
    outer.mount(folder, inner)
    return outer


def replace_routes(outer: Any, newer: Any) -> None:
    """Give an application that serves another one under a path the routes of its newer version, before that other one.

    Its middleware, and what it does when it starts and stops, stay as they were.
    """
    inner = outer.router.routes[-1]
    outer.router.routes[:] = [*newer.router.routes, inner]
