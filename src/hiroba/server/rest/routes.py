"""Routes of the plain HTTP interface: `POST /api/NAME` runs an endpoint, `/api/jobs/ID` follows one that was started."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from hiroba.engine.engine import Order
from hiroba.engine.job import Job
from hiroba.engine.whole import complete
from hiroba.errors import (
    FileTooLargeError,
    HirobaError,
    PayloadError,
    PayloadTooLargeError,
    StorageFullError,
    TooManyCallsError,
)
from hiroba.graph.binding import Binding
from hiroba.server.event_stream import EventStream
from hiroba.server.gradio.addresses import root_of, with_addresses
from hiroba.server.gradio.info import Parameter
from hiroba.server.gradio.messages import read_job
from hiroba.server.gradio.payloads import payloads_by_name
from hiroba.server.json_answer import json_answer
from hiroba.server.rest.arguments import read_arguments
from hiroba.server.rest.fit import misfit
from hiroba.server.rest.jobs import JobState, job_events
from hiroba.server.rest.openapi import describe_rest, inputs_of
from hiroba.server.rest.problem import problem, too_often
from hiroba.server.service import Service
from hiroba.server.status import status_of
from hiroba.server.visits import caller_of, visit_of
from hiroba.wire.ids import JobId, SessionId, new_token
from hiroba.wire.notices import FinishedNotice

__all__ = ["rest_routes"]

PREFIX = "/api"
SESSION_HEADER = "hiroba-session"
MAX_NAME = 128
STATUS: dict[type[HirobaError], int] = {
    FileTooLargeError: 413,
    StorageFullError: 507,
    PayloadTooLargeError: 413,
    PayloadError: 422,
}
Handler = Callable[[Request], Awaitable[Response]]


class _Rest:
    """Handlers of one app."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._started: set[JobId] = set()

    async def describe(self, request: Request) -> Response:
        """Describe the endpoints as an OpenAPI document."""
        root = root_of(request, self._service.settings)
        return _json(describe_rest(self._service.model, self._service.blocks.title, root, caller_of(request.scope)))

    async def run(self, request: Request) -> Response:
        """Run an endpoint, and answer with its result or, if the caller will not wait, with a job."""
        binding = self._service.model.endpoints(caller_of(request.scope)).get(request.path_params["name"])
        if binding is None or binding.function is None:
            return problem(404, self._no_endpoint(request))
        model, settings = self._service.model, self._service.settings
        parameters = inputs_of(model, binding)
        named = await read_arguments(request, parameters, self._service.gate.store, settings.max_file_bytes)
        for parameter in parameters:
            wrong = parameter.name in named and misfit(parameter.name, named[parameter.name], parameter["type"])
            if wrong and not _is_default(parameter, named[parameter.name]):
                raise PayloadError(wrong)
        payloads = payloads_by_name(model, binding, named)
        is_async = _is_on(request, "async")
        job = self._accept(request, binding, payloads)
        if is_async:
            return await self._started_answer(request, job)
        return await self._finished_answer(request, job)

    async def job(self, request: Request) -> Response:
        """Tell the present state of a job, or end it. One that has ended stays as it is."""
        job = self._job(request)
        if job is None:
            return problem(404, NO_JOB)
        if request.method == "DELETE":
            self._service.engine.cancel(job)
            return Response(status_code=204)
        state = await JobState(job, self._addresses(request)).read()
        return _json(state.as_json())

    async def events(self, request: Request) -> Response:
        """Stream what happens to a job, from after the event that the caller has."""
        job = self._job(request)
        if job is None:
            return problem(404, NO_JOB)
        asked = request.headers.get("last-event-id", ""), request.query_params.get("after", "")
        for after in filter(None, asked):
            if not (after.isascii() and after.isdigit() and len(after) < 12):
                raise PayloadError(f"`after` must be the number of an event, got {after!r}.")
        after = next(filter(None, asked), "0")
        stream = job_events(job, self._addresses(request), int(after), _is_on(request, "differences"))
        return EventStream(stream, sign_of_life=b": here\n\n")

    async def _started_answer(self, request: Request, job: Job) -> Response:
        address = f"{root_of(request, self._service.settings)}{PREFIX}/jobs/{job.id}"
        state = await JobState(job, self._addresses(request)).read()
        return _json({**state.as_json(), "url": address}, 202, {"Location": address})

    async def _finished_answer(self, request: Request, job: Job) -> Response:
        """Wait for the end of a job. A caller that goes away ends it: nobody would hear the result."""
        gone = asyncio.ensure_future(_until_gone(request))
        gone.add_done_callback(lambda _: self._service.engine.cancel(job) if not job.is_finished else None)
        state = JobState(job, self._addresses(request))
        try:
            async for _, notice, outputs in read_job(job):
                if isinstance(notice, FinishedNotice):
                    state.take(notice, await complete(outputs))
        finally:
            gone.cancel()
            with suppress(asyncio.CancelledError):
                await gone
        if job.outcome == "done":
            return _json({"result": state.result, "duration_s": state.duration_s})
        detail = state.error or f"The call ended without a result: it was {job.outcome}."
        return problem(status_of(state.failure, job.outcome or "failed"), detail, outcome=job.outcome)

    def _accept(self, request: Request, binding: Binding, payloads: list[Any]) -> Job:
        visit = visit_of(request.scope)
        name = request.headers.get(SESSION_HEADER, "") or new_token()
        if len(name) > MAX_NAME:
            raise PayloadError(f"The name of a session may have at most {MAX_NAME} letters, got {len(name)}.")
        session = self._service.attendance.for_program(SessionId(f"rest:{visit.username or ''}:{name}"), visit)
        job = self._service.engine.call(session, Order(binding, visit, payloads=payloads))
        return job

    def _job(self, request: Request) -> Job | None:
        """Return the job that a request names, if a program started it that goes by the same name as the sender."""
        job = self._service.engine.jobs.get(JobId(request.path_params["id"]))
        if job is None or not job.session.id.startswith("rest:"):
            return None
        return job if job.visit.username == caller_of(request.scope).name else None

    def _no_endpoint(self, request: Request) -> str:
        name, endpoints = request.path_params["name"], self._service.model.endpoints(caller_of(request.scope))
        known = ", ".join(f"`{n}`" for n, b in endpoints.items() if b.options.api_visibility == "public")
        return f"There is no endpoint `{name}`. There are: {known or 'none'}."

    def _addresses(self, request: Request) -> Callable[[Any], Any]:
        return with_addresses(root_of(request, self._service.settings))


SWITCHES = {"0": False, "1": True, "false": False, "true": True}
NO_JOB = "There is no such job, or it ended a while ago. Jobs are kept for a minute after their end."


def rest_routes(service: Service) -> list[Route]:
    """Return the routes of the plain HTTP interface."""
    rest = _Rest(service)
    table: list[tuple[str, Handler, list[str]]] = [
        ("/openapi.json", rest.describe, ["GET"]),
        ("/jobs/{id}", rest.job, ["GET", "DELETE"]),
        ("/jobs/{id}/events", rest.events, ["GET"]),
        ("/{name:path}", rest.run, ["POST"]),
    ]
    return [Route(PREFIX + path, _answering(service, handler), methods=methods) for path, handler, methods in table]


def _is_default(parameter: Parameter, value: Any) -> bool:
    """Tell whether an argument is what stands for one that is left out, which need not fit a type hint: `def f(x: int = None)`."""
    default = parameter.get("parameter_default")
    return bool(parameter["parameter_has_default"] and value == default and type(value) is type(default))


def _json(content: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return json_answer(content, status, {"Cache-Control": "no-store", **(headers or {})})


def _is_on(request: Request, name: str) -> bool:
    """Tell whether a switch of the query is on; it is off where it is left out."""
    value = request.query_params.get(name, "0").lower()
    if value not in SWITCHES:
        raise PayloadError(f"`{name}` must be one of {', '.join(SWITCHES)}, got {value!r}.")
    return SWITCHES[value]


async def _until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _answering(service: Service, handler: Handler) -> Handler:
    """Let a handler answer wrong calls with a problem."""

    async def answer(request: Request) -> Response:
        if request.method != "GET" and not service.admits(request.scope):
            return problem(403, "Calls from pages of other sites are not allowed.")
        try:
            return await handler(request)
        except tuple(STATUS) as error:
            return problem(next(status for kind, status in STATUS.items() if isinstance(error, kind)), str(error))
        except TooManyCallsError as error:
            return too_often(error)
        except ClientDisconnect:
            return Response(status_code=400)

    return answer
