"""Offers an app over the Model Context Protocol, as streamable HTTP at `/gradio_api/mcp/`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import Receive, Scope, Send

from hiroba.engine.engine import Order
from hiroba.engine.job import Job
from hiroba.engine.whole import complete
from hiroba.errors import MissingPackageError, PayloadError
from hiroba.graph.caller import Caller
from hiroba.graph.model import AppModel
from hiroba.server.gradio.addresses import API_PREFIX, root_of, with_addresses
from hiroba.server.gradio.messages import read_job
from hiroba.server.gradio.payloads import payloads_by_name
from hiroba.server.mcp.content import as_content, as_text
from hiroba.server.mcp.offers import Offer, describe_offers, find_resource, offers, result_schema_of, schema_of
from hiroba.server.rest.arguments import with_files
from hiroba.server.rest.jobs import JobState
from hiroba.server.service import Service
from hiroba.server.visits import caller_of, visit_of
from hiroba.wire.ids import SessionId, new_token
from hiroba.wire.notices import FinishedNotice, ProgressNotice, ProgressUnit
from hiroba.wire.values import is_file

__all__ = ["McpServer"]


class McpServer:
    """Tools, resources and prompts of an app.

    Args:
        service: The app at work.

    Raises:
        MissingPackageError: The package `mcp` is not installed.
    """

    def __init__(self, service: Service) -> None:
        try:
            from mcp.server.lowlevel import Server
            from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
        except ImportError as error:
            raise MissingPackageError("mcp", "to offer endpoints as tools", "mcp") from error
        self._service = service
        server: Any = Server(service.blocks.title)
        server.list_tools()(self._list_tools)
        server.call_tool(validate_input=False)(self._call_tool)
        server.list_resources()(self._list_resources)
        server.list_resource_templates()(self._list_templates)
        server.read_resource()(self._read_resource)
        server.list_prompts()(self._list_prompts)
        server.get_prompt()(self._get_prompt)
        self._server = server
        self._manager = StreamableHTTPSessionManager(server, stateless=True)

    def routes(self) -> list[BaseRoute]:
        """Return the route of the protocol."""
        return [
            Route(f"{API_PREFIX}/mcp/schema", self._schema),
            Route(f"{API_PREFIX}/mcp", _with_slash, methods=["GET", "POST", "DELETE"]),
            Mount(f"{API_PREFIX}/mcp", app=self._serve),
        ]

    async def _schema(self, request: Request) -> Response:
        """Describe everything in one answer, for programs that do not speak the protocol."""
        names = request.query_params["tools"].split(",") if "tools" in request.query_params else None
        return JSONResponse(describe_offers(self._model, caller_of(request.scope), names))

    def run(self) -> AbstractAsyncContextManager[None]:
        """Return the context in which requests can be served."""
        return self._manager.run()

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "GET" and "text/html" in Headers(scope=scope).get("accept", ""):
            await _to_the_page(scope, receive, send)
            return
        if not self._service.admits(scope):
            await send({"type": "http.response.start", "status": 403, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        await self._manager.handle_request(scope, receive, send)

    @property
    def _model(self) -> AppModel:
        return self._service.model

    @property
    def _caller(self) -> Caller:
        request: Request | None = self._server.request_context.request
        return caller_of(request.scope if request is not None else {})

    # Tools

    async def _list_tools(self) -> list[Any]:
        from mcp import types

        return [
            types.Tool(
                name=offer.name,
                description=offer.description,
                inputSchema=schema_of(offer),
                outputSchema=result_schema_of(offer) if offer.role.structured_output else None,
                _meta=offer.meta or None,
            )
            for offer in offers(self._model, "tool", self._caller)
        ]

    async def _call_tool(self, name: str, arguments: dict[str, Any]) -> Any:
        """Run a tool. What is raised here reaches the caller as the tool's error, with its text."""
        offer = next((offer for offer in offers(self._model, "tool", self._caller) if offer.name == name), None)
        if offer is None:
            raise PayloadError(f"There is no tool `{name}`.")
        state = await self._run(offer, arguments)
        values = state.result if isinstance(state.result, list) and len(offer.binding.outputs) > 1 else [state.result]
        store = self._service.gate.store
        content = await asyncio.to_thread(lambda: [part for value in values for part in as_content(value, store)])
        return (content, {"result": state.result}) if offer.role.structured_output else content

    # Resources

    async def _list_resources(self) -> list[Any]:
        from mcp import types
        from pydantic import AnyUrl

        return [
            types.Resource(
                uri=AnyUrl(offer.role.uri_template),
                name=offer.name,
                description=offer.description,
                mimeType=offer.role.mime_type,
            )
            for offer in offers(self._model, "resource", self._caller)
            if "{" not in offer.role.uri_template
        ]

    async def _list_templates(self) -> list[Any]:
        from mcp import types

        return [
            types.ResourceTemplate(
                uriTemplate=offer.role.uri_template,
                name=offer.name,
                description=offer.description,
                mimeType=offer.role.mime_type,
            )
            for offer in offers(self._model, "resource", self._caller)
            if "{" in offer.role.uri_template
        ]

    async def _read_resource(self, uri: Any) -> Iterable[Any]:
        from mcp.server.lowlevel.helper_types import ReadResourceContents

        found = find_resource(self._model, str(uri), self._caller)
        if found is None:
            raise PayloadError(f"There is no resource `{uri}`.")
        offer, arguments = found
        result = (await self._run(offer, arguments)).result
        content: str | bytes = as_text(result)
        if is_file(result):
            entry = self._service.gate.store.find(str(result["path"]))
            content = await asyncio.to_thread(entry.path.read_bytes)
            if offer.role.mime_type.startswith("text/"):
                content = content.decode(errors="replace")
        return [ReadResourceContents(content=content, mime_type=offer.role.mime_type)]

    # Prompts

    async def _list_prompts(self) -> list[Any]:
        from mcp import types

        return [
            types.Prompt(
                name=offer.name,
                description=offer.description,
                arguments=[
                    types.PromptArgument(name=p.name, description=offer.text_of(p), required=p.name in offer.required)
                    for p in offer.parameters
                ],
            )
            for offer in offers(self._model, "prompt", self._caller)
        ]

    async def _get_prompt(self, name: str, arguments: Mapping[str, str] | None) -> Any:
        from mcp import types

        offer = next((offer for offer in offers(self._model, "prompt", self._caller) if offer.name == name), None)
        if offer is None:
            raise PayloadError(f"There is no prompt `{name}`.")
        text = as_text((await self._run(offer, arguments or {})).result)
        message = types.PromptMessage(role="user", content=types.TextContent(type="text", text=text))
        return types.GetPromptResult(description=offer.description, messages=[message])

    # Runs

    async def _run(self, offer: Offer, arguments: Mapping[str, Any]) -> JobState:
        """Run an endpoint in a session of its own, and return its result. A caller who goes away ends the run.

        Raises:
            PayloadError: An argument does not fit, or the function failed; the text is for the caller.
        """
        request: Request | None = self._server.request_context.request
        schemas = {parameter.name: parameter["type"] for parameter in offer.parameters}
        named = {name: with_files(value, schemas.get(name, {})) for name, value in arguments.items()}
        payloads = payloads_by_name(self._model, offer.binding, named)
        visit = visit_of(request.scope if request is not None else {})
        session = self._service.attendance.for_program(SessionId(f"program:{new_token()}"), visit)
        job = self._service.engine.call(session, Order(offer.binding, visit, payloads=payloads))
        state = JobState(job, with_addresses(self._root(request) if request is not None else ""))
        try:
            await self._follow(job, state)
        finally:
            self._service.engine.cancel(job)
            self._service.attendance.release_program(session)
        if job.outcome != "done":
            raise PayloadError(state.error or f"The call was {job.outcome}.")
        return state

    def _root(self, request: Request) -> str:
        """Return the address of the app, below which this protocol is spoken."""
        return root_of(request, self._service.settings).removesuffix(f"{API_PREFIX}/mcp")

    async def _follow(self, job: Job, state: JobState) -> None:
        """Read the log of a job to its end, and tell the caller how far it is, if it wants to know."""
        context = self._server.request_context
        token = context.meta.progressToken if context.meta is not None else None
        steps = 0
        async for _, notice, outputs in read_job(job):
            if isinstance(notice, FinishedNotice):
                state.take(notice, await complete(outputs))
            if token is not None and isinstance(notice, ProgressNotice) and notice.units:
                steps += 1
                await context.session.send_progress_notification(
                    token, *_progress(notice.units[-1], steps), related_request_id=str(context.request_id)
                )


async def _with_slash(request: Request) -> Response:
    """Lead to the protocol, by an address that is right behind any proxy."""
    return RedirectResponse("mcp/", 307)


_to_the_page = RedirectResponse("../../?view=api", 303)
"""Somebody has opened the address of the protocol in a browser: the page about the endpoints tells how programs use it."""


def _progress(unit: ProgressUnit, steps: int) -> tuple[float, float | None, str | None]:
    """Return how far a function is, of how much, and what it says; the number of notices where it does not count."""
    if unit.progress is not None:
        return unit.progress, 1.0, unit.desc
    return (unit.index, unit.length, unit.desc) if unit.index is not None else (float(steps), None, unit.desc)
