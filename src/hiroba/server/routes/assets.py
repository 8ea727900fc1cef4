"""The built front end: files with a hash in their names, compressed when they were built, cached for ever."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from hiroba.server.language import language_of
from hiroba.server.pages.gone_part import gone_part

__all__ = ["asset_routes"]

TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".json": "application/json",
}
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


def asset_routes(folder: Path) -> list[Route]:
    """Return the routes for a folder of built files."""
    root = folder.resolve()

    def serve(request: Request) -> Response:
        path = _find(root, request.path_params["path"])
        if path is None and request.headers.get("sec-fetch-dest") == "script":
            script = gone_part(language_of(request.scope))
            return Response(script, media_type="text/javascript", headers={"Cache-Control": "no-store"})
        if path is None:
            return PlainTextResponse("There is no such file.", 404)
        accepted = request.headers.get("accept-encoding", "")
        headers = {
            "Cache-Control": "public, max-age=31536000, immutable",
            "X-Content-Type-Options": "nosniff",
            "Vary": "Accept-Encoding",
        }
        media_type = TYPES.get(path.suffix)
        for name, suffix in ENCODINGS:
            packed = path.with_name(path.name + suffix)
            if name in accepted and packed.is_file():
                # Read at once and without a date or a tag, which nobody asks for again: the name changes with the content.
                return Response(
                    packed.read_bytes(), media_type=media_type, headers=headers | {"Content-Encoding": name}
                )
        return FileResponse(path, media_type=media_type, headers=headers)

    return [Route("/hiroba/assets/{path:path}", serve)]


def _find(root: Path, name: str) -> Path | None:
    """Return a file of the folder; `None` where there is none of this name, or the name is one that no system has."""
    try:
        path = (root / name).resolve()
        is_there = path.is_relative_to(root) and path.is_file() and ".vite" not in path.parts
    except (OSError, ValueError):
        return None
    return path if is_there else None
