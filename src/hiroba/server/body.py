"""Reads the body of a request, up to a limit."""

from __future__ import annotations

from starlette.requests import Request

from hiroba.errors import PayloadTooLargeError

__all__ = ["read_body"]


async def read_body(request: Request, max_bytes: int, refusal: str) -> bytes:
    """Return the body of a request. Of one that is larger, no more is read than that.

    Args:
        request: The request.
        max_bytes: Most bytes that it may have.
        refusal: What its sender is told of a larger one.

    Raises:
        PayloadTooLargeError: It is larger.
    """
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > max_bytes:
            raise PayloadTooLargeError(refusal)
    return bytes(body)
