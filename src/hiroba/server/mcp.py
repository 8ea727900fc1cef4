"""Offers the endpoints of an app as tools of the Model Context Protocol, over streamable HTTP at `/gradio_api/mcp/`."""

from __future__ import annotations

import json
from contextlib import AbstractAsyncContextManager
from typing import Any

from starlette.requests import Request
from starlette.routing import BaseRoute, Mount
from starlette.types import Receive, Scope, Send

from hiroba.engine.engine import Order
from hiroba.errors import MissingPackageError, PayloadError
from hiroba.graph.binding import Binding
from hiroba.server.docstrings import parameter_texts, summary
from hiroba.server.gradio.addresses import root_of, with_addresses
from hiroba.server.gradio.config import API_PREFIX
from hiroba.server.gradio.info import parameters_of
from hiroba.server.gradio.messages import JobReader, read_job
from hiroba.server.gradio.payloads import payloads_by_name
from hiroba.server.service import Service
from hiroba.server.visits import visit_of
from hiroba.wire.ids import SessionId, new_token
from hiroba.wire.values import is_file

__all__ = ["McpServer"]


class McpServer:
    """The tools of an app.

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
        server.list_tools()(self._list)
        server.call_tool(validate_input=False)(self._call)
        self._server = server
        self._manager = StreamableHTTPSessionManager(server, json_response=True, stateless=True)

    def routes(self) -> list[BaseRoute]:
        """Return the route of the protocol."""
        return [Mount(f"{API_PREFIX}/mcp", app=self._serve)]

    def run(self) -> AbstractAsyncContextManager[None]:
        """Return the context in which requests can be served."""
        return self._manager.run()

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._service.admits(scope):
            await send({"type": "http.response.start", "status": 403, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        await self._manager.handle_request(scope, receive, send)

    async def _list(self) -> list[Any]:
        from mcp import types

        return [
            types.Tool(name=name, description=_description(binding), inputSchema=self._schema(binding))
            for name, binding in self._service.model.endpoints().items()
            if binding.options.api_visibility == "public"
        ]

    async def _call(self, name: str, arguments: dict[str, Any]) -> Any:
        """Run a tool. What is raised here reaches the caller as the tool's error, with its text."""
        from mcp import types

        binding = self._service.model.endpoints().get(name)
        if binding is None or binding.options.api_visibility != "public":
            raise PayloadError(f"There is no tool `{name}`.")
        payloads = payloads_by_name(self._service.model, binding, arguments)
        output = await self._result(binding, payloads, self._server.request_context.request)
        if "error" in output:
            raise PayloadError(output["error"])
        return [types.TextContent(type="text", text=_text(value)) for value in output["data"]]

    async def _result(self, binding: Binding, payloads: list[Any], request: Request | None) -> dict[str, Any]:
        """Run a call of a session of its own, and return its last values or its error."""
        visit = visit_of(request.scope if request is not None else {})
        session = self._service.attendance.for_program(SessionId(f"program:{new_token()}"), visit)
        job = self._service.engine.call(session, Order(binding, visit, payloads=payloads))
        root = root_of(request, self._service.settings) if request is not None else ""
        reader = JobReader(job, with_addresses(root))
        output: dict[str, Any] = {"error": "The call has no result."}
        async for notice, outputs in read_job(job):
            message = reader.message(notice, outputs)
            if message is not None and message["msg"] == "process_completed":
                output = message["output"]
        self._service.attendance.release_program(session)
        return output

    def _schema(self, binding: Binding) -> dict[str, Any]:
        texts = parameter_texts(binding.function) if binding.function else {}
        properties, required = {}, []
        for parameter in parameters_of(self._service.model, binding):
            schema = dict(parameter["type"])
            text = texts.get(parameter.name) or schema.get("description")
            properties[parameter.name] = schema | ({"description": text} if text else {})
            if parameter["parameter_has_default"]:
                properties[parameter.name]["default"] = parameter["parameter_default"]
            else:
                required.append(parameter.name)
        return {"type": "object", "properties": properties, "required": required}


def _description(binding: Binding) -> str:
    given = binding.options.api_description
    if given is False or binding.function is None:
        return ""
    return given or summary(binding.function)


def _text(value: Any) -> str:
    """Return a value as a tool's answer: texts as they are, files by their addresses, the rest as JSON."""
    if isinstance(value, str):
        return value
    if is_file(value):
        return str(value["url"])
    return json.dumps(value, ensure_ascii=False)
