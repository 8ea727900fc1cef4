"""The routes of the protocol of existing clients."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import chain
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hiroba.engine.calls import Call
from hiroba.engine.engine import Order
from hiroba.engine.job import Job
from hiroba.engine.whole import complete
from hiroba.errors import AccessError, PayloadError, PayloadTooLargeError, StorageFullError, TooManyCallsError
from hiroba.graph.binding import Binding
from hiroba.graph.caller import Caller
from hiroba.server.body import read_body
from hiroba.server.environment import heartbeat_s
from hiroba.server.event_stream import Event, EventStream
from hiroba.server.gradio.addresses import API_PREFIX, root_of, with_addresses, with_whole_addresses
from hiroba.server.gradio.blobs import FORM, read_form
from hiroba.server.gradio.cancelling import may_cancel
from hiroba.server.gradio.config import describe_config
from hiroba.server.gradio.info import describe_endpoints
from hiroba.server.gradio.messages import JobReader, read_job
from hiroba.server.gradio.openapi import describe_openapi
from hiroba.server.gradio.payloads import payloads_by_name, payloads_by_place
from hiroba.server.gradio.questions import question_handlers
from hiroba.server.gradio.streams import Streams
from hiroba.server.json_answer import json_answer
from hiroba.server.rest.problem import too_often
from hiroba.server.service import Service
from hiroba.server.status import status_of
from hiroba.server.visitor import introduce
from hiroba.server.visits import caller_of, visit_of
from hiroba.sessions.session import Session
from hiroba.sessions.visit import Visit
from hiroba.wire.ids import BindingId, JobId, NodeId, SessionId
from hiroba.wire.letters import decode
from hiroba.wire.notices import ErrorReport, FinishedNotice, Notice, UpdatedNotice
from hiroba.wire.pieces import in_pieces, is_large

__all__ = ["gradio_routes"]

MAX_BODY_BYTES = 32 * 1024 * 1024
Handler = Callable[[Request], Awaitable[Response]]


class _Gradio:
    """Handlers of one app."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._heartbeat_s = heartbeat_s()
        self._streams = Streams(self._heartbeat_s)
        service.on_session_end.append(lambda session: self._streams.forget(session.id))
        service.on_draining.append(self._streams.deliver)
        service.on_closing.append(self._streams.close)

    async def config(self, request: Request) -> Response:
        """Describe the app."""
        root = root_of(request, self._service.settings)
        response = json_answer(describe_config(self._service, root, caller_of(request.scope)))
        introduce(request, response)
        return response

    async def info(self, request: Request) -> Response:
        """Describe the endpoints."""
        is_whole = request.query_params.get("all_endpoints", "").lower() == "true"
        named = with_whole_addresses(root_of(request, self._service.settings))
        return json_answer(named(describe_endpoints(self._service.model, is_whole, caller_of(request.scope))))

    async def openapi(self, request: Request) -> Response:
        """Describe the endpoints as OpenAPI."""
        return json_answer(describe_openapi(self._service.model, self._service.blocks.title, caller_of(request.scope)))

    async def join(self, request: Request) -> Response:
        """Accept a call whose messages go into the caller's stream."""
        body = await _body(request)
        binding, visit = self._binding(body, caller_of(request.scope)), visit_of(request.scope)
        session = self._session(body.get("session_hash"), visit)
        data = _list(body.get("data"))
        try:
            payloads = payloads_by_place(binding, data)
        except PayloadError as error:
            # Clients show the words of a call that failed, but not those of one that was refused.
            return json_answer({"event_id": self._streams.tell_error(session.id, str(error))})
        job = self._service.engine.call(session, _order(binding, visit, payloads, session, body))
        self._streams.follow(session.id, job, self._addresses(request))
        return json_answer({"event_id": job.id})

    async def data(self, request: Request) -> Response:
        """Stream the messages of a caller's jobs."""
        session = self._session(request.query_params.get("session_hash"), visit_of(request.scope))
        return EventStream(self._streams.read(session.id))

    async def call(self, request: Request) -> Response:
        """Accept a call with values by place."""
        binding = self._named(request.path_params["name"], caller_of(request.scope))
        body = await _body(request)
        return json_answer(
            {"event_id": self._accept(request, binding, payloads_by_place(binding, _list(body.get("data"))), body).id}
        )

    async def call_by_name(self, request: Request) -> Response:
        """Accept a call with values by name."""
        binding = self._named(request.path_params["name"], caller_of(request.scope))
        body = await _body(request)
        return json_answer(
            {"event_id": self._accept(request, binding, payloads_by_name(self._service.model, binding, body), {}).id}
        )

    async def result(self, request: Request) -> Response:
        """Stream the values of an accepted call, as events that a shell script can read."""
        job = self._service.engine.jobs.get(JobId(request.path_params["event_id"]))
        if job is None or job.is_shared or not job.session.admits(visit_of(request.scope)):
            raise PayloadError("There is no such call, or its result was dropped a while ago.")
        events = _simple_events(job, self._addresses(request))
        return EventStream(events, sign_of_life=b"event: heartbeat\ndata: null\n\n")

    async def run(self, request: Request) -> Response:
        """Run a call and answer with its last value."""
        body = await _body(request)
        caller = caller_of(request.scope)
        by_number = body.get("fn_index") is not None
        binding = self._binding(body, caller) if by_number else self._named(request.path_params["name"], caller)
        job = self._accept(request, binding, payloads_by_place(binding, _list(body.get("data"))), body)
        reader = JobReader(job, self._addresses(request))
        async for _, notice, outputs in read_job(job):
            message = await reader.message(notice, outputs) if isinstance(notice, FinishedNotice) else None
            if message is not None:
                return json_answer(message["output"], _status_of(notice))
        return json_answer({"error": "The call has no result."}, 500)

    async def cancel(self, request: Request) -> Response:
        """End a job of the caller's session."""
        body = await _body(request)
        job = self._service.engine.jobs.get(JobId(str(body.get("event_id"))))
        is_own = job is not None and job.session.id == _session_id(str(body.get("session_hash")))
        if job is not None and is_own and may_cancel(job, visit_of(request.scope)):
            self._service.engine.cancel(job)
        return json_answer({"success": True})

    async def component_server(self, request: Request) -> Response:
        """Call a server function of a component, and answer with its result."""
        is_form = request.headers.get("content-type", "").startswith(FORM)
        body = await (read_form(request, self._service.gate.store) if is_form else _body(request))
        node, name = body.get("component_id"), body.get("fn_name")
        if not isinstance(node, int) or not isinstance(name, str):
            raise PayloadError(f"`component_id` must be a number and `fn_name` a text, got {node!r} and {name!r}.")
        visit = visit_of(request.scope)
        session = self._session(body.get("session_hash"), visit)
        self._service.engine.calls.rate.take(visit.client.host, session.id)
        answered: asyncio.Future[tuple[msgspec.Raw, ErrorReport | None]] = self._service.loop.create_future()

        def answer(result: msgspec.Raw, error: ErrorReport | None, _: str | None) -> None:
            if not answered.done():
                answered.set_result((result, error))

        call = Call(NodeId(node), name, [body.get("data")], visit)
        self._service.engine.calls.start(session, call, answer)
        result, error = await answered
        if error is not None:
            is_unknown = "There is no" in error.message
            return json_answer({"error": error.message}, 404 if is_unknown else status_of(error))
        return Response(bytes(result), media_type="application/json")

    async def reset(self, request: Request) -> Response:
        """Take note that a generator's values were read; the log needs no such note."""
        return json_answer({"success": True})

    async def heartbeat(self, request: Request) -> Response:
        """Keep the caller's session while the caller is there."""
        session = self._session(request.path_params["session_hash"], visit_of(request.scope))
        return EventStream(self._alive(session))

    async def _alive(self, session: Session) -> AsyncIterator[str]:
        try:
            while not self._service.is_closing:
                yield "data: ALIVE\n\n"
                await self._service.wait_for_close(self._heartbeat_s)
        finally:
            self._service.attendance.release_program(session)

    def _accept(self, request: Request, binding: Binding, payloads: list[Any], body: dict[str, Any]) -> Job:
        visit = visit_of(request.scope)
        session = self._session(body.get("session_hash"), visit)
        return self._service.engine.call(session, _order(binding, visit, payloads, session, body))

    def _session(self, hash_: Any, visit: Visit) -> Session:
        """Return the session that a caller names, or one for this call alone."""
        if not hash_:
            return self._service.attendance.for_call(visit)
        return self._service.attendance.for_program(_session_id(str(hash_)), visit)

    def _binding(self, body: dict[str, Any], caller: Caller) -> Binding:
        number = body.get("fn_index")
        if number is None and body.get("api_name"):
            return self._named(str(body["api_name"]), caller)
        binding = self._service.model.bindings.get(BindingId(number)) if isinstance(number, int) else None
        if binding is not None and not self._service.model.admits(caller, binding):
            binding = None
        if binding is None or not binding.is_callable_by_api or binding.function is None:
            raise PayloadError(f"There is no endpoint with the number {number!r}.")
        return binding

    def _named(self, name: str, caller: Caller) -> Binding:
        endpoints = self._service.model.endpoints(caller)
        binding = endpoints.get(name.lstrip("/"))
        if binding is None:
            known = ", ".join(f"/{other}" for other, b in endpoints.items() if b.options.api_visibility == "public")
            raise PayloadError(f"There is no endpoint `/{name}`. There are: {known or 'none'}.")
        return binding

    def _addresses(self, request: Request) -> Callable[[Any], Any]:
        return with_addresses(root_of(request, self._service.settings))


def gradio_routes(service: Service) -> list[Route]:
    """Return the routes of the protocol, with and without its prefix."""
    handlers = _Gradio(service)
    table: list[tuple[str, Handler, str]] = [
        ("/config", handlers.config, "GET"),
        ("/info", handlers.info, "GET"),
        ("/openapi.json", handlers.openapi, "GET"),
        ("/queue/join", handlers.join, "POST"),
        ("/queue/data", handlers.data, "GET"),
        ("/call/v2/{name}", handlers.call_by_name, "POST"),
        ("/call/v2/{name}/{event_id}", handlers.result, "GET"),
        ("/call/{name}", handlers.call, "POST"),
        ("/call/{name}/{event_id}", handlers.result, "GET"),
        ("/run/{name}", handlers.run, "POST"),
        ("/api/{name}", handlers.run, "POST"),
        ("/cancel", handlers.cancel, "POST"),
        ("/reset", handlers.reset, "POST"),
        ("/component_server", handlers.component_server, "POST"),
        ("/heartbeat/{session_hash}", handlers.heartbeat, "GET"),
    ]
    table += [(path, handler, "GET") for path, handler in question_handlers(service).items()]
    # Some clients ask with a slash at the end, and a redirect would lead them past a proxy that serves the app under a path.
    table += [(path + "/", handler, method) for path, handler, method in table]
    return [Route("/config", _answering(service, handlers.config), methods=["GET"])] + [
        Route(API_PREFIX + path, _answering(service, handler), methods=[method]) for path, handler, method in table
    ]


def _status_of(notice: Notice) -> int:
    """Return the status of an answer with the result of a call, or with what was wrong with it."""
    if not isinstance(notice, FinishedNotice) or notice.outcome == "done":
        return 200
    return status_of(notice.error, notice.outcome)


async def _simple_events(job: Job, with_addresses: Callable[[Any], Any]) -> AsyncIterator[Event]:
    async for _, notice, outputs in read_job(job):
        event = await _simple_event(job, notice, outputs, with_addresses)
        del notice, outputs  # what an event was made of may be large, and its reader may stop
        if event is not None:
            yield event


async def _simple_event(
    job: Job, notice: Notice, outputs: list[Any] | None, with_addresses: Callable[[Any], Any]
) -> Event | None:
    if isinstance(notice, UpdatedNotice) and notice.is_partial and outputs is not None:
        return _simple("generating", [with_addresses(value) for value in await complete(outputs) or ()])
    if not isinstance(notice, FinishedNotice):
        return None
    message = await JobReader(job, with_addresses).message(notice, outputs)
    assert message is not None
    output = message["output"]
    return _simple("complete", output["data"]) if message["success"] else _simple("error", output)


def _simple(name: str, data: Any) -> Event:
    if is_large(data):
        return chain([f"event: {name}\ndata: ".encode()], in_pieces(data, _encode), [b"\n\n"])
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"


def _encode(value: Any) -> bytes:
    return json.dumps(value).encode()


def _answering(service: Service, handler: Handler) -> Handler:
    """Let a handler answer wrong calls with a sentence."""

    async def answer(request: Request) -> Response:
        if request.method != "GET" and not service.admits(request.scope):
            return json_answer({"detail": "Calls from pages of other sites are not allowed."}, 403)
        try:
            return await handler(request)
        except PayloadTooLargeError as error:
            return json_answer({"detail": str(error)}, 413)
        except PayloadError as error:
            return json_answer({"detail": str(error)}, 404 if "There is no" in str(error) else 422)
        except AccessError as error:
            return json_answer({"detail": str(error)}, 403)
        except StorageFullError as error:
            return json_answer({"detail": str(error)}, 507)
        except TooManyCallsError as error:
            return too_often(error)

    return answer


def _order(binding: Binding, visit: Visit, payloads: list[Any], session: Session, body: dict[str, Any]) -> Order:
    trigger = body.get("trigger_id")
    node = session.node(NodeId(trigger)) if isinstance(trigger, int) else None
    return Order(binding, visit, payloads=payloads, trigger=node, data=body.get("event_data"))


async def _body(request: Request) -> dict[str, Any]:
    refusal = f"A call may hold at most {MAX_BODY_BYTES} bytes. Send large values as files."
    body = await read_body(request, MAX_BODY_BYTES, refusal)
    try:
        decoded = decode(body or b"{}")
    except (ValueError, RecursionError) as error:
        raise PayloadError(f"The body must be JSON: {error}.") from error
    if not isinstance(decoded, dict):
        raise PayloadError(f"The body must be a JSON object, got {type(decoded).__name__}.")
    return decoded


def _list(data: Any) -> list[Any]:
    if data is None:
        return []
    if not isinstance(data, list):
        raise PayloadError(f"`data` must be a list of values, got {type(data).__name__}.")
    return data


def _session_id(hash_: str) -> SessionId:
    """Return the id of a program's session: never that of a page, whatever the caller sends."""
    return SessionId(f"program:{hash_[:128]}")
