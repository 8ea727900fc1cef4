"""`GET /hiroba/runs`: under which name a browser keeps the runs of its visitor, and whether it does; and an address of the list."""

from __future__ import annotations

import hashlib
import sys

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from hiroba.server.gradio.addresses import API_PREFIX
from hiroba.server.service import Service
from hiroba.server.visits import caller_of

__all__ = ["run_routes"]


def run_routes(service: Service) -> list[Route]:
    """Return the routes."""

    async def tell(request: Request) -> Response:
        settings = service.settings
        return JSONResponse(
            {
                "key": _key(service, caller_of(request.scope, "page").name),
                "is_kept": settings.run_history,
                "is_linked": settings.footer_links is None or "runs" in settings.footer_links,
            }
        )

    async def show(request: Request) -> Response:
        if not service.settings.run_history:
            return PlainTextResponse("This app keeps no runs: its author switched that off.", 404)
        return RedirectResponse("../#runs", 307)

    return [Route("/hiroba/runs", tell), Route(f"{API_PREFIX}/runs", show)]


def _key(service: Service, name: str | None) -> str:
    """Return a name that says nothing, the same after every restart: apps take turns at an address, people at a browser."""
    program = getattr(sys.modules.get("__main__"), "__file__", None) or ""
    return hashlib.sha256(f"{program}\0{service.blocks.title}\0{name or ''}".encode()).hexdigest()[:16]
