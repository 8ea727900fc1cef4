"""Refusals as problem details.

Source: RFC 9457, "Problem Details for HTTP APIs".
"""

from __future__ import annotations

import math
from http import HTTPStatus
from typing import Any

from starlette.responses import JSONResponse

from hiroba.errors import TooManyCallsError

__all__ = ["problem", "too_often"]


def problem(status: int, detail: str, **more: Any) -> JSONResponse:
    """Return an answer that says what went wrong.

    Args:
        status: HTTP status.
        detail: What happened and what to do.
        **more: Further members.
    """
    content = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return JSONResponse(content, status, {"Cache-Control": "no-store"}, media_type="application/problem+json")


def too_often(error: TooManyCallsError) -> JSONResponse:
    """Return the answer to a caller who calls too often, which says when to call again."""
    answer = problem(429, str(error))
    answer.headers["Retry-After"] = str(math.ceil(error.wait_s))
    return answer
