"""Small files for those who try an endpoint from the page about the API."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from hiroba.files.sample import SAMPLE_PREFIX, read_sample

__all__ = ["sample_routes"]


def sample_routes() -> list[Route]:
    """Return the route of the samples."""
    return [Route(SAMPLE_PREFIX + "{name}", _serve)]


def _serve(request: Request) -> Response:
    sample = read_sample(request.path_params["name"])
    if sample is None:
        return PlainTextResponse("There is no such sample.", 404)
    headers = {"Cache-Control": "public, max-age=86400", "X-Content-Type-Options": "nosniff"}
    return Response(sample[0], media_type=sample[1], headers=headers)
