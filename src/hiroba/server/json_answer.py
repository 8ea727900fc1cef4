"""`json_answer`: a value as the body of an answer, in pieces where it is large."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response, StreamingResponse

from hiroba.server.unhurried import unhurried
from hiroba.wire.letters import encode
from hiroba.wire.pieces import in_pieces, is_large

__all__ = ["json_answer"]


def json_answer(content: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return an answer with a value as JSON.

    Numbers that JSON does not know, which a visitor can bring in as `1e999`, become `null` in place of a broken answer.
    """
    if is_large(content):
        return StreamingResponse(unhurried(in_pieces(content)), status, headers, media_type="application/json")
    return Response(encode(content), status, headers, media_type="application/json")
