"""Whether the process lives, and whether it should be sent visitors: for balancers and supervisors, open to anyone."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from hiroba.server.service import Service

__all__ = ["HEALTH_PATHS", "health_routes"]

HEALTH_PATHS = ("/hiroba/health", "/hiroba/ready", "/healthz", "/readyz")
HEADERS = {"Cache-Control": "no-store"}


def health_routes(service: Service) -> list[Route]:
    """Return the routes. They do nothing that could wait: no thread, no file."""

    async def tell_health(request: Request) -> JSONResponse:
        return JSONResponse({"status": "ok"}, headers=HEADERS)

    async def tell_readiness(request: Request) -> JSONResponse:
        if service.is_draining:
            return JSONResponse({"status": "stopping"}, 503, HEADERS)
        return JSONResponse({"status": "ready"}, headers=HEADERS)

    health, ready, short_health, short_ready = HEALTH_PATHS
    return [
        *(Route(path, tell_health, methods=["GET"]) for path in (health, short_health)),
        *(Route(path, tell_readiness, methods=["GET"]) for path in (ready, short_ready)),
    ]
