"""Answers for what went wrong: a page for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from hiroba.server.language import language_of
from hiroba.server.pages.problem import Problem, render_problem

__all__ = ["problem_handlers", "refuse_file"]

Handler = Callable[[Request, Exception], Awaitable[Response]]

PROBLEMS: Mapping[int, Problem] = {401: "not_allowed", 403: "not_allowed", 404: "not_found", 500: "broken", 503: "busy"}
FILE_PROBLEMS: Mapping[int, Problem] = {403: "closed_file", 404: "no_file"}


def problem_handlers() -> Mapping[Any, Handler]:
    """Return the handlers of exceptions that no route has answered. The trace of a fault stays in the server's log."""
    return {HTTPException: _refuse, Exception: _break}


def refuse_file(request: Request, status: int, detail: str) -> Response:
    """Answer a request for a file that is not given out.

    Args:
        request: The request.
        status: 403, or 404.
        detail: What a program learns.
    """
    headers = {"cache-control": "no-store"}
    if _wants_page(request):
        page = render_problem(FILE_PROBLEMS[status], _root(request), language=language_of(request.scope))
        return HTMLResponse(page, status, headers)
    return JSONResponse({"detail": detail}, status, headers)


async def _refuse(request: Request, error: Exception) -> Response:
    status, detail, headers = 500, "", None
    if isinstance(error, HTTPException):
        status, detail, headers = error.status_code, error.detail, error.headers
    if status in PROBLEMS and _wants_page(request):
        # Where people sign in, the door answers; a button that leads there may stand in an app without one.
        problem = "open" if status == 404 and _path(request) == "/login" else PROBLEMS[status]
        page = render_problem(problem, _root(request), language=language_of(request.scope))
        return HTMLResponse(page, status, headers)
    return JSONResponse({"detail": detail}, status, headers)


async def _break(request: Request, error: Exception) -> Response:
    if _wants_page(request):
        return HTMLResponse(render_problem("broken", _root(request), language=language_of(request.scope)), 500)
    return JSONResponse({"detail": "Something broke on the server."}, 500)


def _wants_page(request: Request) -> bool:
    return request.method == "GET" and "text/html" in request.headers.get("accept", "")


def _path(request: Request) -> str:
    return request.url.path.removeprefix(request.scope.get("root_path", ""))


def _root(request: Request) -> str:
    return "../" * (_path(request).count("/") - 1) or "./"
