"""Addresses at which programs of the compatible API ask for documentation: `app_kwargs={"docs_url": "/docs"}` and its kin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hiroba.errors import ArgumentError

__all__ = ["docs_routes"]

PLACES = {"docs_url": "?view=api", "redoc_url": "?view=api", "openapi_url": "api/openapi.json"}


def docs_routes(app_kwargs: Mapping[str, Any]) -> list[Route]:
    """Return routes that lead to the page about the app's endpoints, and to their OpenAPI document.

    Args:
        app_kwargs: May have `docs_url`, `redoc_url` and `openapi_url`: paths below the app, or `None`.

    Raises:
        ArgumentError: One of them does not begin with a slash, or is the app's page.
    """
    return [_route(name, str(app_kwargs[name]), place) for name, place in PLACES.items() if app_kwargs.get(name)]


def _route(name: str, path: str, place: str) -> Route:
    if not path.startswith("/") or path == "/":
        raise ArgumentError(f'`{name}` must be a path such as "/docs", got {path!r}.')

    async def lead(request: Request) -> Response:
        return RedirectResponse("../" * (path.count("/") - 1) + f"./{place}")

    return Route(path, lead)
