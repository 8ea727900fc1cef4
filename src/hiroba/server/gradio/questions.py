"""What existing clients ask besides calls: whether the app is still the same, whether it is ready, who is signed in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hiroba.server.service import Service
from hiroba.server.visits import caller_of

__all__ = ["question_handlers"]


class _Questions:
    def __init__(self, service: Service) -> None:
        self._service = service

    async def app_id(self, request: Request) -> Response:
        """Tell which app this is, so that a client which was away learns whether it is another one now."""
        return JSONResponse({"app_id": self._service.app_id})

    async def startup_events(self, request: Request) -> Response:
        """Tell that the app has begun to work; who gets an answer has reached one that has."""
        return JSONResponse(True)

    async def status(self, request: Request) -> Response:
        """Tell how many calls wait."""
        waiting = sum(job.phase == "waiting" for job in self._service.engine.jobs)
        return JSONResponse(
            {"msg": "estimation", "event_id": None, "rank": None, "queue_size": waiting, "rank_eta": None}
        )

    async def user(self, request: Request) -> Response:
        """Tell the name of who asks; `null` for nobody."""
        return JSONResponse(caller_of(request.scope).name)

    async def login_check(self, request: Request) -> Response:
        """Answer those who may enter; the others the door has turned away."""
        return JSONResponse(None)


def question_handlers(service: Service) -> dict[str, Callable[[Request], Awaitable[Response]]]:
    """Return the handlers by path."""
    questions = _Questions(service)
    return {
        "/app_id": questions.app_id,
        "/startup-events": questions.startup_events,
        "/queue/status": questions.status,
        "/user": questions.user,
        "/login_check": questions.login_check,
    }
