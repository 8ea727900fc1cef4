"""What a browser reads to install an app like a program of the machine: `launch(pwa=True)`."""

from __future__ import annotations

import mimetypes

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from hiroba.server.pages.frame import ICON
from hiroba.server.service import Service

__all__ = ["install_routes"]

ICON_PATH = "hiroba/icon"


def install_routes(service: Service) -> list[Route]:
    """Return the routes: none where the author did not ask for them."""
    picture = service.settings.favicon_path

    async def manifest(request: Request) -> Response:
        kind = (mimetypes.guess_type(picture)[0] if picture else None) or "image/svg+xml"
        title = service.blocks.title
        description = {
            "name": title,
            "short_name": title,
            "start_url": "./",
            "display": "standalone",
            "icons": [{"src": ICON_PATH, "sizes": "any", "type": kind, "purpose": "any"}],
        }
        return JSONResponse(description, media_type="application/manifest+json")

    async def icon(request: Request) -> Response:
        headers = {"X-Content-Type-Options": "nosniff"}
        return FileResponse(picture, headers=headers) if picture else Response(ICON, 200, headers, "image/svg+xml")

    return [Route("/manifest.json", manifest), Route(f"/{ICON_PATH}", icon)] if service.settings.pwa else []
